import type { BackupSet, CloudId, TargetMethod } from './backupSet';
import type { Judgement } from './judgement';
import type { Evidence, Person, RoleResult } from './signedIn';

/** What is known of a kept grant beside its tokens. Holds no secret. */
export interface GrantFacts {
  /** UUID. */
  readonly id: string;
  readonly cloud: CloudId;
  /** As the file wrote it: domain or GUID. */
  readonly tenant: string;
  /** The tenant's GUID according to its own OpenID configuration. */
  readonly tenantId: string;
  readonly clientId: string;
  /** The account of the set that it was made for. */
  readonly account: string;
  readonly person: Person;
  readonly role: RoleResult;
  /** Permissions, as Microsoft names them. */
  readonly granted: readonly string[];
  /** ISO 8601. */
  readonly authorizedAt: string;
  /** What it was authorized for: the journal of a Save that has not happened yet. */
  readonly intent: {
    /** URI of the file. */
    readonly file: string;
    /** The set's id within the file. */
    readonly set: string;
    readonly method: TargetMethod;
    readonly acknowledged: readonly string[];
    /** The edition's version at that time. */
    readonly edition?: string;
  };
}

export type GrantRefusal =
  'blocked' | 'methodClosed' | 'otherTenant' | 'otherClient' | 'scope' | 'outdated' | 'role' | 'person' | 'permissions';
export type Admission =
  { readonly admitted: true } | { readonly admitted: false; readonly reason: GrantRefusal };

/** Whether an existing grant may be used for a set and a method ("Use It"). `needed`: names of permissions. */
export function admits(
  _grant: GrantFacts,
  _set: BackupSet,
  _judgement: Judgement,
  _method: TargetMethod,
  _needed: readonly string[],
): Admission {
  throw new Error('unfinished');
}

/** A kept grant as evidence for `judgeIdentity`: what was proven when it was made. */
export function evidenceOf(_grant: GrantFacts, _needed: readonly string[]): Evidence {
  throw new Error('unfinished');
}
