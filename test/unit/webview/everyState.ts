import '../wording/l10n';
import { type BackupSet, keyOf, type TargetMethod } from '../../../src/core/backupSets/backupSet';
import { appOf } from '../../../src/core/identity/fitsSet';
import { judge } from '../../../src/core/rules/rules';
import {
  type Facts,
  type MigrationEvent,
  type MigrationState,
  newMigration,
  notBegun,
} from '../../../src/core/steps/migrationState';
import { next } from '../../../src/core/steps/migrationSteps';
import { rowsOf } from '../../../src/overview/rows';
import { pageView } from '../../../src/webview/pageView';
import type { Snapshot } from '../../../src/webview/protocol';
import type { ScreenModel } from '../../../src/webview/screens/screen';
import { basicSet, nothingHere, ownGrant, setOn } from '../../builders';
import { authorized, exchanged, problem } from '../core/steps/playedSteps';
import { factsAt } from './sampleModel';

const device = { userCode: 'BCDFGHJKL', page: 'https://login.microsoft.com/device' };
const began = { type: 'began', attempt: 1, expiresAt: 600_000, listening: true } as const;
const methods: readonly TargetMethod[] = ['modern', 'hybrid'];

/** What a person or the world can do; most of it has no place in most states, and changes nothing there. */
const events: readonly MigrationEvent[] = [
  { type: 'begin' },
  ...methods.map((method): MigrationEvent => ({ type: 'choose', method })),
  { type: 'acknowledge', on: true },
  { type: 'continue' },
  { type: 'useGrant', authorized: authorized() },
  { type: 'back' },
  { type: 'confirmApp', on: true },
  { type: 'way', way: 'deviceCode' },
  { type: 'permissions', level: 'test' },
  { type: 'askAdministrator' },
  { type: 'useHybrid' },
  { type: 'authorize', by: 'browser' },
  began,
  { ...began, device },
  { type: 'pasteRefused', attempt: 1, problem: { kind: 'paste', reason: 'notACode' } },
  { type: 'arrived', attempt: 1 },
  { type: 'attemptFailed', attempt: 1, problem },
  exchanged(),
  exchanged('statement'),
  exchanged('failed'),
  { type: 'state', check: 'role', on: true },
  { type: 'signInAgain', checkRole: false },
  { type: 'save' },
  { type: 'saved' },
  { type: 'saveFailed', problem: { kind: 'file', reason: 'unsavedChanges' }, kept: true },
  {
    type: 'tookOver',
    problem: { kind: 'otherWindow', about: 'secrets', reason: 'tookOver', window: 'w' },
  },
];

/** All states that these events lead to. */
function reachable(set: BackupSet, facts: Facts): readonly MigrationState[] {
  const first = notBegun(newMigration(facts.judgement, 'basic', 'loopback'));
  const found = new Map([[JSON.stringify(first), first]]);
  for (const state of found.values()) {
    for (const event of events) {
      // Attempts are not told apart here: each is the first.
      const after = { ...next(state, event, facts).state, attempts: 0 };
      const name = JSON.stringify(after);
      if (!found.has(name)) found.set(name, after);
    }
  }
  return [...found.values()];
}

function snapshotOf(set: BackupSet, facts: Facts, state: MigrationState): Snapshot {
  const row = rowsOf([set], () => nothingHere, new Set()).find(keyOf(set));
  const { method } = state.choices;
  const model: Partial<ScreenModel> = {
    ...facts,
    state,
    row,
    members: [{ key: keyOf(set), set, judgement: facts.judgement, method, retirements: [], aftercare: [] }],
    usable: state.at.step === 'review' ? [{ facts: ownGrant(), authorized: authorized() }] : [],
    differences: facts.changed ? [{ id: 'account', before: 'a@contoso.com', now: 'b@contoso.com' }] : [],
  };
  return pageView(factsAt({ set, facts: model }), 1);
}

const sets = [
  basicSet(),
  basicSet({ accountRole: 'globalAdministrator' }),
  setOn('9.0.0.0', ['sharePointSites', 'mailboxes']),
  setOn('8.3.6.0', ['sharePointSites']),
  basicSet({ tenant: undefined }),
];

export interface StateAndPage {
  readonly state: MigrationState;
  readonly page: Snapshot;
  readonly facts: Facts;
}

/** Every state that a migration of some kinds of sets can be in, with its page, in the language of now. */
export function everyState(): readonly StateAndPage[] {
  return sets.flatMap((set) =>
    [true, false].flatMap((appConfirmed) => {
      const facts = { judgement: judge(set), app: appOf(set), appConfirmed, changed: false };
      return reachable(set, facts).flatMap((state) =>
        [false, true].map((changed) => {
          const now = { ...facts, changed };
          return { state, page: snapshotOf(set, now, state), facts: now };
        }),
      );
    }),
  );
}
