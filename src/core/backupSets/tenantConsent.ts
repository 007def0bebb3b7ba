/**
 * How it is known that a tenant consented: `seenHere`: Microsoft's answer reached this computer; `pasted`: an
 * administrator's answer was pasted; `renewal`: a renewed authorization has the permissions; `stated`: somebody said so.
 */
export type ConsentWay = 'seenHere' | 'pasted' | 'renewal' | 'stated';

/** What is known of a tenant's consent to an app, kept in the file for colleagues. Where nothing is known, nothing is kept. */
export interface TenantConsent {
  /** Of the app that was consented to: another app's consent says nothing of this one. */
  readonly clientId: string;
  /** Names. */
  readonly permissions: readonly string[];
  /** When an administrator was asked, ISO 8601. */
  readonly askedAt?: string;
  /** ISO 8601. */
  readonly confirmedAt?: string;
  readonly how?: ConsentWay;
}
