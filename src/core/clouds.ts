import type { CloudId } from './backupSet';

/** A cloud at which one can sign in. Origins and addresses are without a trailing slash. */
export interface Cloud {
  readonly id: Exclude<CloudId, 'germany'>;
  /** Host shown to the person: what the browser will open. */
  readonly host: string;
  /** What MSAL is given as authority, before the tenant. */
  readonly authority: string;
  /** Where the program's own requests go (token, keys, OpenID configuration). */
  readonly apiOrigin: string;
  /** Where the browser goes (authorize, sign out, admin consent). */
  readonly browserOrigin: string;
  /** Other host names of the same cloud. */
  readonly aliases: readonly string[];
  /** Base address of Graph requests. */
  readonly graph: string;
  /** Prefixes of scopes. */
  readonly resources: { readonly graph: string; readonly exchange: string };
  readonly signOutPage: string;
  /** To be followed by an AADSTS number. */
  readonly errorPage: string;
  /** Redirect of the blank page. */
  readonly nativeclient: string;
}

/** Origins of the practice cloud, checked. */
export interface PracticeCloud {
  readonly apiOrigin: string;
  readonly browserOrigin: string;
}
export type PracticeRefusal = 'absent' | 'notTwoOrigins' | 'notAnOrigin' | 'notHttp' | 'notLoopback' | 'noPort';

/** Undefined: retired (Germany), or practice without its origins. */
export function cloudOf(_id: CloudId, _practice: PracticeCloud | undefined): Cloud | undefined {
  throw new Error('unfinished');
}
/** The environment's value: two origins, the API's and the browser's, parted by a space. */
export function practiceCloud(_value: string | undefined): PracticeCloud | { readonly refused: PracticeRefusal } {
  throw new Error('unfinished');
}
/** The issuer that an ID token of the tenant must name. */
export function issuerOf(_cloud: Cloud, _tenantId: string): string {
  throw new Error('unfinished');
}
/** A domain or a GUID, nothing else. */
export function isTenantName(_text: string): boolean {
  throw new Error('unfinished');
}
