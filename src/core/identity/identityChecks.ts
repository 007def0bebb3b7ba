import { sameAccount, type BackupSet } from '../backupSets/backupSet';
import { isGuid } from '../basics/guid';
import type { Signer } from '../rules/judgement';
import type { Problem } from './problem';
import type { Check, CheckId, CheckResult, Evidence, Person, RoleResult } from './signedIn';

export interface RecordedIdentity {
  readonly objectId: string;
  readonly tenantId: string;
}

export interface ExpectedSigner {
  /** The set's account. */
  readonly account: string;
  /** That account's ids, where an earlier authorization recorded them: they decide instead of the name. */
  readonly recorded?: RecordedIdentity | undefined;
  readonly signer: Signer;
}

/**
 * Judges who signed in, by what the sign-in found out. MSAL validates none of this. Every check is listed,
 * passed ones too; the role's only where the rules ask for a role. Parameters hold names for the sentences:
 * text from tokens, to be shown as plain text.
 *
 * - `nonce`: the answer is this attempt's. A device code's carries none: noted, since the code was typed by a person.
 * - `tenant`: the token's tenant is the set's, by GUID.
 * - `home`: the account lives in that tenant. A guest or partner is admitted only as a Global Administrator, where
 *   the rules ask for one and this tenant's token confirms the role.
 * - `person`: some account, by its object ID, and the set's own. Where any member may sign in, another one needs the engineer's statement; where
 *   an administrator must, another person is expected, and named.
 * - `role`: confirmed, not held, or not to be checked: then the engineer states that they verified it.
 */
export function judgeIdentity(
  evidence: Evidence,
  expected: ExpectedSigner,
): { readonly role: RoleResult; readonly checks: readonly Check[] } {
  const { person, globalAdministrator } = evidence;
  const asksForRole = expected.signer === 'globalAdministrator';
  const confirmed = asksForRole && globalAdministrator === 'confirmed';
  const names = { name: person.name, account: expected.account };
  const atHome = sameGuid(person.homeTenantId, person.tenantId);
  const checks: Check[] = [
    check('signature', evidence.signature),
    check('audience', evidence.audience),
    check('issuer', evidence.issuer),
    check('lifetime', evidence.timely, clockParams(evidence.clockAhead)),
    check('nonce', evidence.nonce ?? 'noted'),
    check('tenant', sameGuid(person.tenantId, evidence.expectedTenantId), {
      ...names,
      tenant: person.tenantId,
      expected: evidence.expectedTenantId,
    }),
    check('home', atHome || (confirmed ? 'noted' : false), { ...names, home: person.homeTenantId }),
    check('person', personResult(evidence, expected), names),
  ];
  if (asksForRole)
    checks.push(
      check('role', roleChecks[globalAdministrator], { ...names, ...refusalParams(evidence.roleUnread) }),
    );
  checks.push(
    check('permissions', evidence.missing.length === 0, {
      ...names,
      missing: evidence.missing.join(' '),
      ...refusalParams(evidence.refused),
    }),
  );
  return { role: asksForRole ? globalAdministrator : 'notNeeded', checks };
}

/**
 * The ids that the file's record has for the set's own account. An administrator's, who authorized it in the
 * account's place, say nothing about the account.
 */
export function recordedIdentity({ account, authentication }: BackupSet): RecordedIdentity | undefined {
  const { name, objectId, tenantId } = authentication.authorizedBy ?? {};
  if (name === undefined || objectId === undefined || tenantId === undefined) return undefined;
  return sameAccount(name, account) ? { objectId, tenantId } : undefined;
}

const roleChecks: Readonly<Record<Evidence['globalAdministrator'], CheckResult>> = {
  confirmed: 'passed',
  notHeld: 'failed',
  unchecked: 'statement',
};

function refusalParams(refused: Problem | undefined): Check['params'] {
  if (refused?.kind === 'microsoft') return { error: refused.error, numbers: refused.numbers.join(' ') };
  return refused?.kind === 'network' ? { cause: refused.cause, host: refused.host } : {};
}

/** A difference that explains a token which is not valid yet, or no longer. */
const notableMinutes = 5;

function clockParams(ahead: number | undefined): Check['params'] {
  if (ahead === undefined || Math.abs(ahead) < notableMinutes) return {};
  return ahead > 0 ? { ahead: String(ahead) } : { behind: String(-ahead) };
}

function personResult({ person }: Evidence, expected: ExpectedSigner): CheckResult {
  if (!isGuid(person.objectId)) return 'failed';
  if (isOwnAccount(person, expected)) return 'passed';
  return expected.signer === 'globalAdministrator' ? 'noted' : 'statement';
}

/** It is the set's own account that signed in: by its ids where they are recorded, else by its name. */
export function isOwnAccount(
  person: Person,
  { account, recorded }: Pick<ExpectedSigner, 'account' | 'recorded'>,
): boolean {
  return recorded
    ? sameGuid(person.objectId, recorded.objectId) && sameGuid(person.tenantId, recorded.tenantId)
    : sameAccount(person.name, account);
}

/** Two empty or broken ids are not the same id. */
function sameGuid(a: string, b: string): boolean {
  return isGuid(a) && a.toLowerCase() === b.toLowerCase();
}

function check(id: CheckId, result: boolean | CheckResult, params: Check['params'] = {}): Check {
  return { id, result: typeof result === 'string' ? result : result ? 'passed' : 'failed', params };
}
