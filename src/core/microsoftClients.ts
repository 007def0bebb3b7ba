/** One of Microsoft's own client IDs. */
export function isMicrosoftClient(_id: string): boolean {
  throw new Error('unfinished');
}
