/** What a check of a kept grant reads, from its refresh to one read for each kind of source. */
export const verificationIds = [
  'refresh',
  'permissions',
  'organization',
  'mailbox',
  'calendar',
  'contacts',
  'drive',
  'personalSites',
  'sites',
  'publicFolders',
  'teams',
] as const;
export type VerificationId = (typeof verificationIds)[number];

/** `unknown`: it could not be found out, for example offline or where there is nothing to read. */
export const verificationResults = ['passed', 'failed', 'unknown'] as const;

export interface VerificationCheck {
  readonly id: VerificationId;
  readonly result: (typeof verificationResults)[number];
  readonly params: Readonly<Record<string, string>>;
}

/** What was found of one grant, from this computer; nothing about a backup job. */
export interface Verification {
  /** ISO 8601. */
  readonly at: string;
  readonly checks: readonly VerificationCheck[];
}
