import { withMethods } from '../core/steps/group';
import { readinessOf } from '../core/overview/retirements';
import type { Migration } from '../migration/migration';
import { permissionSetting } from '../migration/permissionSetting';
import type { ScreenFacts } from './screens/screen';

/** The sets of a migration as its screens tell of them, each with its method where one is chosen. */
export function membersOf(migration: Migration): ScreenFacts['members'] {
  const { state } = migration;
  const { members } = migration.sets;
  const { method } = state.choices;
  const { overrides } = permissionSetting();
  const given =
    method === undefined
      ? members.map((member) => ({ ...member, method: undefined }))
      : withMethods(members, method);
  return given.map((member) => ({
    ...member,
    readiness: readinessOf(member.set, new Date(), overrides),
    takeBack: state.at.step === 'saved' ? migration.sets.takeBackOf(member) : [],
  }));
}
