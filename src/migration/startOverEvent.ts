import type { GrantFacts } from '../core/identity/grant';
import { groupJudgement, withMethods } from '../core/steps/group';
import type { Choices, MigrationEvent } from '../core/steps/migrationState';
import { admitsAll, judgedGrant } from './reusableGrants';
import type { MigrationServices } from './services';
import type { Member } from '../core/steps/member';

export type StartOver = Extract<MigrationEvent, { type: 'startOver' }>;

/**
 * How a migration begins again with the entries as they are now. A finished sign-in goes along if it fits them: to
 * Confirm, or, with limits to accept first, as one that can be used.
 * @param grant of the finished sign-in; `unkept`: secret storage has not taken it yet
 */
export function startOverEvent(
  members: readonly Member[],
  choices: Choices,
  grant: { readonly facts: GrantFacts; readonly unkept: boolean } | undefined,
  services: Pick<MigrationServices, 'now' | 'permissionOverrides'>,
): StartOver {
  const judgement = groupJudgement(members);
  const { permissions: level } = choices;
  const method = choices.method && judgement[choices.method].open ? choices.method : undefined;
  const subjects = method ? withMethods(members, method) : [];
  if (!grant || !method || !admitsAll(grant.facts, subjects, services, level)) {
    return { type: 'startOver', method };
  }
  const accepted = judgement[method].gaps.every((gap) => choices.acknowledged.includes(gap));
  return accepted
    ? { type: 'startOver', method, authorized: judgedGrant(grant.facts, subjects, services, level) }
    : // What the storage has not taken could not be offered.
      { type: 'startOver', method, keep: !grant.unkept };
}
