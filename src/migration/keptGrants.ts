import type { BackupSet, TargetMethod } from '../core/backupSet';
import { type GrantFacts, admits, evidenceOf } from '../core/grant';
import { judgeIdentity, recordedIdentity } from '../core/identityChecks';
import { permissionNames } from '../core/permissions';
import { judge } from '../core/rules';
import type { Authorized } from '../core/signedIn';
import { permissionsOf } from './permissionsOf';
import type { MigrationParts } from './parts';

type Asked = Pick<MigrationParts, 'now' | 'permissionOverrides'>;

/** A kept grant with who signed in judged as at Confirm, for this set and method as they stand now. */
export function judgedGrant(
  facts: GrantFacts,
  set: BackupSet,
  method: TargetMethod,
  parts: Asked,
): Authorized {
  const { signer } = judge(set)[method];
  const evidence = evidenceOf(facts, neededFor(set, method, parts));
  const judged = judgeIdentity(evidence, { account: set.account, recorded: recordedIdentity(set), signer });
  return { grant: facts.id, person: facts.person, granted: facts.granted, ...judged };
}

/** Grants already here that the rules admit for the set and the method: "Use It". */
export function usableGrants(
  kept: readonly GrantFacts[],
  set: BackupSet,
  method: TargetMethod,
  parts: Asked,
): readonly { readonly facts: GrantFacts; readonly authorized: Authorized }[] {
  const judgement = judge(set);
  const needed = neededFor(set, method, parts);
  return kept
    .filter((facts) => facts.id !== set.authentication.grant)
    .filter((facts) => admits(facts, set, judgement, method, needed).admitted)
    .map((facts) => ({ facts, authorized: judgedGrant(facts, set, method, parts) }));
}

function neededFor(set: BackupSet, method: TargetMethod, parts: Asked): readonly string[] {
  return permissionNames(permissionsOf(set, method, false, parts));
}
