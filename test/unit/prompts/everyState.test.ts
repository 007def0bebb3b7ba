import '../wording/l10n';
import assert from 'node:assert/strict';
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
import { openButtons, promptOf } from '../../../src/prompts/promptOf';
import type { ActLine } from '../../../src/prompts/promptLines';
import { pageView } from '../../../src/webview/pageView';
import type { Part, Snapshot } from '../../../src/webview/protocol';
import type { ScreenModel } from '../../../src/webview/screens/screen';
import { basicSet, nothingHere, ownGrant, setOn } from '../../builders';
import { authorized, exchanged, problem } from '../core/steps/playedSteps';
import { factsAt } from '../webview/sampleModel';

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

/** What can be done by the prompts of a screen: some have two. */
function offered(snapshot: Snapshot): readonly ActLine[] {
  return [false, true].flatMap((methodChosen) =>
    promptOf(snapshot, { methodChosen, ticked: false }).lines.filter(({ kind }) => kind === 'acts'),
  );
}

function within(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => ('parts' in part ? [part, ...within(part.parts)] : [part]));
}

/** Back and Esc do what these do; a code has a box of its own. */
const elsewhere = ['back', 'close', 'ok', 'cancel'];

describe('The prompts of every state that a migration can be in', () => {
  const sets = [
    basicSet(),
    basicSet({ accountRole: 'globalAdministrator' }),
    setOn('9.0.0.0', ['sharePointSites', 'mailboxes']),
    setOn('8.3.6.0', ['sharePointSites']),
    basicSet({ tenant: undefined }),
  ];
  const cases = sets.flatMap((set) =>
    [true, false].flatMap((appConfirmed) => {
      const facts = { judgement: judge(set), app: appOf(set), appConfirmed, changed: false };
      return reachable(set, facts).flatMap((state) =>
        [false, true].map((changed) => ({ state, page: snapshotOf(set, { ...facts, changed }, state) })),
      );
    }),
  );
  const told = ({ at, problem: met }: MigrationState) => `${at.step} with ${met?.kind ?? 'no problem'}`;

  it('are many, and of each step', () => {
    assert.ok(cases.length > 500, String(cases.length));
    assert.deepEqual([...new Set(cases.map(({ state }) => state.at.step))].sort(), [
      'authorize',
      'confirm',
      'exchanging',
      'overview',
      'review',
      'saved',
      'saving',
      'waiting',
    ]);
  });

  it('have a way on, or wait for what comes by itself', () => {
    for (const { state, page } of cases) {
      const on = offered(page).filter(
        ({ act, label }) => act?.type !== 'openPage' && !label.startsWith('Cancel'),
      );
      const { busy } = promptOf(page, { methodChosen: false, ticked: false });
      assert.ok(on.length > 0 || busy, told(state));
    }
  });

  it('have a way out: to the page, with nothing lost', () => {
    for (const { state, page } of cases)
      assert.ok(
        offered(page).some(({ act }) => act?.type === 'openPage'),
        told(state),
      );
  });

  it('offer every button that is open on the page, and no other', () => {
    for (const { state, page } of cases) {
      const onPage = openButtons(page)
        .map(({ id }) => id)
        .filter((id) => !elsewhere.includes(id));
      const here = offered(page).flatMap(({ act }) => (act?.type === 'press' ? [act.button] : []));
      assert.deepEqual(new Set(here.filter((id) => !elsewhere.includes(id))), new Set(onPage), told(state));
    }
  });

  it('demand whatever the page demands: limits, app registration, statements', () => {
    for (const { state, page } of cases) {
      const demanded = within(page.parts).flatMap((part) => (part.kind === 'tick' ? [part.id] : []));
      const here = offered(page).flatMap(({ act }) => (act?.type === 'tick' ? [act.box] : []));
      assert.deepEqual(new Set(here), new Set(demanded), told(state));
    }
  });
});
