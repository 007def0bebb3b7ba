import type { BackupSet, CloudId, TargetMethod } from '../backupSets/backupSet';
import type { GrantIntent } from './grantIntent';
import { fitsSet } from './fitsSet';
import { judgeIdentity, recordedIdentity } from './identityChecks';
import type { Judgement } from '../rules/judgement';
import { missingPermissions } from './permissions';
import { judge, mayMigrate } from '../rules/rules';
import type { CheckOutcome, Evidence, Person, RoleResult } from './signedIn';

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
  /** What the tokens told of the signer's role, whatever the method asked for. Left out by older versions: unknown. */
  readonly signerRole?: Evidence['globalAdministrator'];
  /** A set that named it did not call its account an ordinary one: no other extension gets it, for good. */
  readonly neverShared?: true;
  /** Permissions, as Microsoft names them. */
  readonly granted: readonly string[];
  /** Those that the sign-in asked for. Undefined: kept by an earlier version, which asked for most of what was granted. */
  readonly asked?: readonly string[];
  /** ISO 8601. */
  readonly authorizedAt: string;
  /** When its tokens were last renewed without the browser, ISO 8601. */
  readonly refreshedAt?: string;
  /** Microsoft's number for the exchange: what its support asks for. */
  readonly correlationId?: string;
  /** What Confirm found. */
  readonly checks?: readonly CheckOutcome[];
  readonly intent: GrantIntent;
}

/**
 * Whether an existing grant may be used for a set and a method ("Use It"). `needed`: names of the permissions that
 * the set and the method need now.
 *
 * A grant whose role was `unchecked` is admitted, since Confirm asks for the engineer's statement again; one made where
 * no role was asked for is not: a new sign-in can find out.
 */
export function admits(
  grant: GrantFacts,
  set: BackupSet,
  judgement: Judgement,
  method: TargetMethod,
  needed: readonly string[],
): boolean {
  if (!mayMigrate(judgement, method)) return false;
  if (!fitsSet(grant, set) || recordsOtherTenant(grant, set)) return false;
  if (judgement.grantScope.serves === 'backupSet' && !isForSet(grant, set)) return false;
  if (wouldAuthorizeAgain(grant, set, method)) return false;
  const { signer } = judgement[method];
  if (signer === 'globalAdministrator' && grant.role === 'notNeeded') return false;
  const { checks } = judgeIdentity(evidenceOf(grant, needed), {
    account: set.account,
    recorded: recordedIdentity(set),
    signer,
  });
  return checks.every(({ result }) => result !== 'failed');
}

/** A kept grant as evidence for `judgeIdentity`: its token was proven before the grant was kept. */
export function evidenceOf(grant: GrantFacts, needed: readonly string[]): Evidence {
  return {
    person: grant.person,
    expectedTenantId: grant.tenantId,
    signature: true,
    audience: true,
    issuer: true,
    timely: true,
    nonce: true,
    globalAdministrator: grant.role === 'notNeeded' ? 'unchecked' : grant.role,
    granted: grant.granted,
    missing: missingPermissions(needed, grant.granted),
  };
}

/** A domain that is another tenant's by now: the record was written for that one. */
function recordsOtherTenant({ tenantId }: GrantFacts, { authentication }: BackupSet): boolean {
  const recorded = authentication.authorizedBy?.tenantId?.toLowerCase();
  return recorded !== undefined && recorded !== tenantId.toLowerCase();
}

/** It was made for this very set. */
function isForSet({ intent }: GrantFacts, set: BackupSet): boolean {
  return intent.file === set.file && intent.set === set.id;
}

/** Asks the rules what they would say of the set, had it been saved with this grant when the grant was made. */
function wouldAuthorizeAgain({ id, intent }: GrantFacts, set: BackupSet, method: TargetMethod): boolean {
  const { edition } = intent;
  const authentication = { method, grant: id, ...(edition === undefined ? {} : { edition }) };
  return judge({ ...set, authentication }).authorizeAgain !== undefined;
}
