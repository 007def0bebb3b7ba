import type { TargetMethod } from '../core/backupSet';
import { type GrantFacts, admits, evidenceOf } from '../core/grant';
import { type Member, judgeForAll, methodsOf } from '../core/group';
import { permissionNames, type PermissionLevel } from '../core/permissions';
import type { Authorized } from '../core/signedIn';
import { permissionsOf } from './permissionsOf';
import type { MigrationServices } from './services';

type Asked = Pick<MigrationServices, 'now' | 'permissionOverrides'>;

/**
 * A kept grant with who signed in judged as at Confirm, for these sets and the chosen method as they stand now. That it
 * has what it was asked for was checked before it was kept.
 */
export function judgedGrant(
  facts: GrantFacts,
  members: readonly Member[],
  choice: TargetMethod,
  services: Asked,
  level: PermissionLevel = 'identity',
): Authorized {
  const judged = judgeForAll(evidenceOf(facts, neededFor(members, choice, services, level)), members, choice);
  return { grant: facts.id, person: facts.person, granted: facts.granted, ...judged };
}

/** Grants already here that the rules admit for all of the sets: "Use It". */
export function usableGrants(
  kept: readonly GrantFacts[],
  members: readonly Member[],
  choice: TargetMethod,
  services: Asked,
  level: PermissionLevel,
): readonly { readonly facts: GrantFacts; readonly authorized: Authorized }[] {
  const needed = neededFor(members, choice, services, level);
  const methods = methodsOf(members, choice);
  const serves = (facts: GrantFacts) =>
    members.every(
      ({ set, judgement }, index) =>
        facts.id !== set.authentication.grant &&
        admits(facts, set, judgement, methods[index] ?? choice, needed).admitted,
    );
  return kept
    .filter(serves)
    .map((facts) => ({ facts, authorized: judgedGrant(facts, members, choice, services, level) }));
}

function neededFor(
  members: readonly Member[],
  choice: TargetMethod,
  services: Asked,
  level: PermissionLevel,
): readonly string[] {
  return permissionNames(permissionsOf(withMethods(members, choice), { level, roleCheck: false }, services));
}

/** Each set with the method that it gets. */
export function withMethods(
  members: readonly Member[],
  choice: TargetMethod,
): readonly (Member & { readonly method: TargetMethod })[] {
  const methods = methodsOf(members, choice);
  return members.map((member, index) => ({ ...member, method: methods[index] ?? choice }));
}
