import type { BackupSet, TargetMethod } from '../core/backupSet';
import { ProblemError } from '../core/problem';
import type { Authorized } from '../core/signedIn';
import type { Grant } from '../signIn/grantSecret';
import type { Exchanged } from '../signIn/signInAttempt';

/**
 * What is to be kept of a finished exchange: the tokens, who signed in, what was found, and the intent.
 * @param set as it was when the exchange began: whatever the file says meanwhile, the tokens are for its tenant
 * @param now milliseconds since 1970
 * @throws ProblemError `defect`: the set has no app registration to which the exchange could belong
 */
export function newGrant(
  { evidence, tokenCache }: Exchanged,
  { grant, person, role, granted, checks }: Authorized,
  set: BackupSet,
  { method, acknowledged }: { readonly method: TargetMethod; readonly acknowledged: readonly string[] },
  now: number,
): Grant {
  if (!set.tenant?.clientId) {
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
    granted,
    authorizedAt: new Date(now).toISOString(),
    ...(correlationId === undefined ? {} : { correlationId }),
    checks: checks.map(({ id, result }) => ({ id, result })),
    intent: {
      file: set.file,
      set: set.id,
      method,
      acknowledged,
      ...(set.edition ? { edition: set.edition.version } : {}),
    },
    tokenCache,
  };
}
