/** Who may ask the practice AhsayCBS. */
export const systemUser = { user: 'system', password: 'Practice-cbs-1' } as const;
