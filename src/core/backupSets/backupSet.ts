import type { TenantConsent } from './tenantConsent';
/** The estate's types: what a backup-sets file says, after it was checked. Nothing here is a secret. */

export const methods = ['basic', 'hybrid', 'modern'] as const;
export type Method = (typeof methods)[number];
/** The methods that one migrates to. */
export const targetMethods = ['hybrid', 'modern'] as const satisfies Method[];
export type TargetMethod = (typeof targetMethods)[number];

export const accountRoles = ['ordinary', 'globalAdministrator', 'unknown'] as const;
/** Role of the account that created the set, when it did. */
export type AccountRole = (typeof accountRoles)[number];

export const sources = [
  'mailboxes',
  'oneDrive',
  'personalSites',
  'sharePointSites',
  'publicFolders',
  'teams',
] as const;
export type Source = (typeof sources)[number];

export const clouds = ['global', 'usGovGccHigh', 'usGovDod', 'china', 'germany', 'practice'] as const;
export type CloudId = (typeof clouds)[number];

/** The backup product as its estate calls it: `name` is shown, `kind` and `version` decide rules. */
export interface Edition {
  readonly name: string;
  readonly kind: string;
  /** Dotted numbers, for example "8.3.6.0". */
  readonly version: string;
}

export interface Tenant {
  /** The name by which sets of the same file refer to it. */
  readonly id: string;
  /** Domain or GUID, as Microsoft's addresses want it. */
  readonly tenant: string;
  readonly cloud: CloudId;
  /** The estate's own app registration: the tenant's, or the file's default for the cloud. */
  readonly clientId: string | undefined;
  readonly consent?: TenantConsent;
  /** Of what its people are given: a page, a request. As VS Code names languages. Undefined: that of whoever makes it. */
  readonly language?: TenantLanguage;
}

/** The languages that the product speaks. */
export const tenantLanguages = ['en', 'de', 'ja', 'zh-tw'] as const;
export type TenantLanguage = (typeof tenantLanguages)[number];

/** What the file's record of an authentication says. `method` alone is a set nobody has migrated here. */
export interface Authentication {
  readonly method: Method;
  /** UUID that names a grant in secret storage. */
  readonly grant?: string;
  /** Who holds that grant, if they set a name: others read it instead of "not authorized on this computer". */
  readonly heldBy?: string;
  readonly authorizedBy?: { readonly name: string; readonly objectId?: string; readonly tenantId?: string };
  /** ISO 8601. */
  readonly authorizedAt?: string;
  /** Who recorded the method without an authorization made here: it was, or will be, migrated in the product itself. */
  readonly recordedBy?: string;
  /** ISO 8601. */
  readonly recordedAt?: string;
  /** The document or ticket by which it was recorded. */
  readonly document?: string;
  readonly role?: 'confirmed' | 'unchecked';
  /** The edition's version that the migration was done for. */
  readonly edition?: string;
  /** Limits accepted, by id. */
  readonly acknowledged?: readonly string[];
  /** The engineer's statement that the change was made in the backup product: who says so, and when (ISO 8601). */
  readonly applied?: { readonly by: string; readonly at: string };
  /** The statement that a backup ran after that: on which day (`yyyy-MM-dd`), who says so, and when (ISO 8601). */
  readonly backupRan?: { readonly on: string; readonly by: string; readonly at: string };
  /** What was taken back afterwards, each with who says so and when. */
  readonly aftercare?: Aftercare;
}

/** What a migration to Modern makes superfluous, in the order in which it's taken back: see `core/rules/aftercare.ts`. */
export const aftercareIds = ['passwordRemoved', 'passwordChanged', 'roleRemoved', 'consentRemoved'] as const;
export type AftercareId = (typeof aftercareIds)[number];
export type Aftercare = Readonly<Partial<Record<AftercareId, { readonly by: string; readonly at: string }>>>;

/** How a team plans its work: of a set, or else of its tenant. Short texts; the rules ask for none of them. */
export interface Team {
  readonly customer?: string;
  readonly owner?: string;
  readonly wave?: string;
  /** `yyyy-MM-dd`. */
  readonly due?: string;
  readonly ticket?: string;
}
export const teamKeys = ['customer', 'owner', 'wave', 'due', 'ticket'] as const satisfies (keyof Team)[];

export interface BackupSet {
  /** URI of the file that holds it. */
  readonly file: string;
  /** Unique within the file. */
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly accountRole: AccountRole;
  /** Undefined: unknown. */
  readonly sources: readonly Source[] | undefined;
  readonly authentication: Authentication;
  /** The id by which the set names its tenant. */
  readonly tenantId: string;
  /** Undefined: the file has no such tenant. */
  readonly tenant: Tenant | undefined;
  /** The nearest of set, tenant and file. Undefined: nowhere told. */
  readonly edition: Edition | undefined;
  /** Each property the nearest of set and tenant. Undefined: neither has one. Shared by the sets of a tenant. */
  readonly team?: Team;
  /** What keeps this one entry from being changed safely, beside the rules. */
  readonly faults: readonly SetFault[];
}

/**
 * `duplicateId`: another entry of the file has the same id. `tenantInvalid`: the entry of its tenant is wrong, for
 * example neither a domain nor a GUID, or another tenant has the same id; then `tenant` is undefined. `accountInvalid`: no
 * Microsoft 365 account can have the name.
 */
export const setFaults = ['duplicateId', 'tenantInvalid', 'accountInvalid'] as const;
export type SetFault = (typeof setFaults)[number];

/** Names one set among all files of all workspaces. */
export type SetKey = string;

export function keyOf(set: { file: string; id: string }): SetKey {
  // Not `encodeURIComponent`: it throws on half a surrogate pair, which JSON can hold.
  return `${set.file}#${JSON.stringify(set.id)}`;
}

/** The id in a key. An address has no bare "#". */
export function idIn(key: SetKey): string {
  const id = key.slice(key.indexOf('#') + 1);
  try {
    return String(JSON.parse(id));
  } catch {
    return id;
  }
}

/** Account names compare without case and surrounding space. */
export function sameAccount(a: string, b: string): boolean {
  return accountKey(a) === accountKey(b);
}

/** Equal for names of one account. */
export function accountKey(name: string): string {
  return name.trim().toLowerCase();
}
