import { type GrantFacts, admits, evidenceOf } from '../core/identity/grant';
import { judgeForAll } from '../core/steps/group';
import type { Authorized } from '../core/identity/signedIn';
import type { Subject } from '../core/steps/subject';
import { neededBy } from './permissionsOf';
import type { MigrationServices } from './services';
import type { PermissionLevel } from '../core/identity/permissionOverrides';

type Asked = Pick<MigrationServices, 'now' | 'permissionOverrides'>;

/**
 * A kept grant with who signed in judged as at Confirm, for these sets. That it has what it was asked for was checked
 * before it was kept.
 */
export function judgedGrant(
  facts: GrantFacts,
  subjects: readonly Subject[],
  services: Asked,
  level: PermissionLevel = 'identity',
): Authorized {
  const judged = judgeForAll(evidenceOf(facts, neededBy(subjects, level, services)), subjects);
  return { grant: facts.id, person: facts.person, granted: facts.granted, ...judged };
}

/** Grants already here that the rules admit for all of the sets: "Use It". */
export function reusableGrants(
  kept: readonly GrantFacts[],
  subjects: readonly Subject[],
  services: Asked,
  level: PermissionLevel,
): readonly { readonly facts: GrantFacts; readonly authorized: Authorized }[] {
  return kept
    .filter((facts) => subjects.every(({ set }) => facts.id !== set.authentication.grant))
    .filter((facts) => admitsAll(facts, subjects, services, level))
    .map((facts) => ({ facts, authorized: judgedGrant(facts, subjects, services, level) }));
}

/** The rules admit the grant for each of the sets and its method. */
export function admitsAll(
  facts: GrantFacts,
  subjects: readonly Subject[],
  services: Asked,
  level: PermissionLevel,
): boolean {
  const needed = neededBy(subjects, level, services);
  return subjects.every(({ set, judgement, method }) => admits(facts, set, judgement, method, needed));
}
