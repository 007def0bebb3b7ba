import { withMethods } from '../core/steps/group';
import { retirementsOf } from '../core/overview/retirements';
import type { Migration } from '../migration/migration';
import { permissionSetting } from '../settings';
import type { ScreenModel } from './screens/screen';

/** The sets of a migration as its screens tell of them, each with its method where one is chosen. */
export function membersOf(migration: Migration): ScreenModel['members'] {
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
    retirements: retirementsOf(member.set, new Date(), overrides),
    aftercare: state.at.step === 'saved' ? migration.sets.aftercareOf(member) : [],
  }));
}
