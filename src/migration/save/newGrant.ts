import { randomUUID } from 'node:crypto';
import type { GrantIntent, IntendedSet } from '../../core/identity/grantIntent';
import { ProblemError } from '../../core/identity/problem';
import { judgeForAll } from '../../core/steps/group';
import type { Authorized } from '../../core/identity/signedIn';
import type { Grant } from '../../signIn/grantSecret';
import type { Exchanged } from '../../signIn/signInAttempt';
import type { Subject } from '../../core/steps/subject';

/** In characters of JSON. A secret has a limit, and losing the tokens over a list of sets would be the worse loss. */
const longestOthers = 256 * 1024;

/** Who signed in, judged for each of the sets; the grant gets its UUID. */
export function judgedExchange({ evidence }: Exchanged, subjects: readonly Subject[]): Authorized {
  const { person, granted } = evidence;
  return { grant: randomUUID(), person, granted, ...judgeForAll(evidence, subjects) };
}

/**
 * What is to be kept of a finished exchange: the tokens, who signed in, what was found, and the intent.
 * @param subjects as Continue froze them: whatever the file says meanwhile, the tokens are for their tenant
 * @param now milliseconds since 1970
 * @throws ProblemError `defect`: the set has no app registration to which the exchange could belong
 */
export function newGrant(
  { evidence, tokenCache }: Exchanged,
  { grant, person, role, granted, checks }: Authorized,
  subjects: readonly Subject[],
  { acknowledged, asked }: { readonly acknowledged: readonly string[]; readonly asked: readonly string[] },
  now: number,
): Grant {
  const set = subjects[0]?.set;
  if (!set?.tenant?.clientId) {
    throw new ProblemError({ kind: 'defect', message: 'an exchange without its set' });
  }
  const { correlationId } = evidence;
  return {
    id: grant,
    cloud: set.tenant.cloud,
    tenant: set.tenant.tenant,
    tenantId: evidence.expectedTenantId,
    clientId: set.tenant.clientId,
    account: set.account,
    person,
    role,
    signerRole: evidence.globalAdministrator,
    ...(subjects.every((one) => one.set.accountRole === 'ordinary') ? {} : { neverShared: true }),
    granted,
    asked,
    authorizedAt: new Date(now).toISOString(),
    ...(correlationId === undefined ? {} : { correlationId }),
    checks: checks.map(({ id, result }) => ({ id, result })),
    intent: intentOf(subjects, acknowledged),
    tokenCache,
  };
}

/** Too many others are left out: they are offered the authorization as one that is here. */
function intentOf(subjects: readonly Subject[], acknowledged: readonly string[]): GrantIntent {
  const edition = subjects[0]?.set.edition;
  const [first, ...others] = subjects.map((one): IntendedSet => ({
    file: one.set.file,
    set: one.set.id,
    method: one.method,
    replaces: one.set.authentication.grant ?? '',
  }));
  if (!first) throw new ProblemError({ kind: 'defect', message: 'an exchange for no set' });
  const named = others.length > 0 && JSON.stringify(others).length <= longestOthers;
  return {
    ...first,
    ...(named ? { others } : {}),
    acknowledged,
    ...(edition ? { edition: edition.version } : {}),
  };
}
