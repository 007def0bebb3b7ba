import { type BackupSet, keyOf } from '../../../src/core/backupSets/backupSet';
import { type MigrationState, newMigration } from '../../../src/core/steps/migrationState';
import type { Problem } from '../../../src/core/identity/problem';
import { appOf } from '../../../src/core/identity/fitsSet';
import { judge } from '../../../src/core/rules/rules';
import type { Way } from '../../../src/core/identity/signInWays';
import type { ScreenModel } from '../../../src/webview/screens/screen';
import { basicSet } from '../../builders';

/** The Authorize screen of an ordinary set, with Hybrid chosen; `at` is another place to stand. */
export function factsAt(
  change: {
    readonly way?: Way;
    readonly at?: MigrationState['at'];
    readonly problem?: Problem;
    readonly set?: Partial<BackupSet>;
    readonly facts?: Partial<ScreenModel>;
  } = {},
): ScreenModel {
  const set = basicSet(change.set);
  const judgement = judge(set);
  const beginning = newMigration(judgement, 'basic', change.way ?? 'loopback');
  return {
    set,
    members: [{ key: keyOf(set), set, judgement, method: 'hybrid', retirements: [], aftercare: [] }],
    leftOut: [],
    row: undefined,
    nextSet: undefined,
    queue: undefined,
    state: {
      ...beginning,
      choices: { ...beginning.choices, method: 'hybrid' },
      at: change.at ?? { step: 'authorize', askingAdministrator: false },
      problem: change.problem,
    },
    judgement,
    permissions: [],
    usable: [],
    app: appOf(set),
    appConfirmed: true,
    changed: false,
    differences: [],
    formerGrants: [],
    uncommitted: false,
    waitingForAdministrator: false,
    copied: undefined,
    edition: 'AhsayOBM',
    cloudName: 'Global',
    signInHost: 'login.microsoftonline.com',
    problemText: undefined,
    window: 'local',
    storage: 'computer',
    ...change.facts,
  };
}
