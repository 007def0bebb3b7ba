import assert from 'node:assert/strict';
import type { Judgement, MethodJudgement } from '../../../../src/core/rules/judgement';
import {
  type Effect,
  type Facts,
  type MigrationEvent,
  type MigrationState,
  isUnderWay,
  newMigration,
  resumedMigration,
} from '../../../../src/core/steps/migrationState';
import { next } from '../../../../src/core/steps/migrationSteps';
import type { AppRegistration } from '../../../../src/core/identity/fitsSet';
import type { Problem } from '../../../../src/core/identity/problem';
import type { Authorized, CheckResult } from '../../../../src/core/identity/signedIn';

const open = (method: 'hybrid' | 'modern', change: Partial<MethodJudgement> = {}): MethodJudgement => ({
  method,
  open: true,
  closedBy: [],
  signer: 'anyMember',
  signerBy: 'who',
  gaps: [],
  gapsBy: undefined,
  ...change,
});

const judgement: Judgement = {
  blockedBy: [],
  suggestedBy: 'suggested',
  hybrid: open('hybrid'),
  modern: open('modern'),
  recommended: { method: 'modern', rule: 'recommended' },
  undecidedBy: undefined,
  grantScope: { serves: 'account', rule: 'scope' },
  hybridForNow: undefined,
  reviewDue: undefined,
  authorizeAgain: undefined,
};
const app: AppRegistration = { cloud: 'global', clientId: 'a-client' };
const facts: Facts = { judgement, app, appConfirmed: true, changed: false };

const authorized = (result: CheckResult = 'passed'): Authorized => ({
  grant: 'a-grant',
  person: { name: 'a@contoso.com', objectId: 'o', tenantId: 't', homeTenantId: 't' },
  granted: ['User.Read'],
  role: result === 'statement' ? 'unchecked' : 'notNeeded',
  checks: [{ id: 'role', result, params: {} }],
});
const problem: Problem = { kind: 'network', cause: 'dropped', host: 'x' };

/** Plays events one after the other, and collects what they have the host do. */
function play(
  events: readonly MigrationEvent[],
  from: MigrationState = newMigration(judgement, 'basic', 'loopback'),
  by: Facts = facts,
): { state: MigrationState; effects: Effect[] } {
  const effects: Effect[] = [];
  let state = from;
  for (const event of events) {
    const transition = next(state, event, by);
    state = transition.state;
    effects.push(...transition.effects);
  }
  return { state, effects };
}

const toAuthorize: MigrationEvent[] = [{ type: 'continue' }];
const toWaiting: MigrationEvent[] = [
  ...toAuthorize,
  { type: 'authorize', by: 'browser' },
  { type: 'began', attempt: 1, expiresAt: 600_000, listening: true },
];
const toExchanging: MigrationEvent[] = [
  ...toWaiting,
  { type: 'arrived', attempt: 1 },
  { type: 'codeTaken', attempt: 1 },
];
const exchanged = (result: CheckResult = 'passed', kept = result !== 'failed'): MigrationEvent => ({
  type: 'exchanged',
  attempt: 1,
  authorized: authorized(result),
  kept,
  problem: undefined,
});
const kinds = (effects: readonly Effect[]): string[] => effects.map(({ type }) => type);

describe('One migration', () => {
  it('asks for who signs in and no more, until the person chooses; the choice outlives attempts', () => {
    const choose: MigrationEvent = { type: 'permissions', level: 'test' };
    const level = (events: readonly MigrationEvent[]) => play(events).state.choices.permissions;
    assert.equal(level([]), 'identity');
    assert.equal(level([choose]), 'test');
    assert.equal(level([{ type: 'continue' }, choose, { type: 'back' }, { type: 'continue' }]), 'test');
    assert.equal(level([{ type: 'continue' }, { type: 'authorize', by: 'browser' }, choose]), 'identity');
  });

  it('by device code goes to the exchange by itself: nothing is left to say OK to', () => {
    const device = { userCode: 'BCDFGHJKL', page: 'https://login.microsoft.com/device' };
    const events: MigrationEvent[] = [
      ...toAuthorize,
      { type: 'way', way: 'deviceCode' },
      { type: 'authorize', by: 'browser' },
      { type: 'began', attempt: 1, expiresAt: 900_000, listening: false, device },
    ];
    const waiting = play(events).state.at;
    assert.ok(waiting.step === 'waiting');
    assert.deepEqual([waiting.way, waiting.device], ['deviceCode', device]);
    const { state, effects } = play([...events, { type: 'arrived', attempt: 1 }]);
    assert.equal(state.at.step, 'exchanging');
    assert.deepEqual(kinds(effects), ['beginAttempt', 'exchange']);
  });

  it('waits for an administrator no longer where the engineer says so', () => {
    const { state, effects } = play([
      ...toAuthorize,
      { type: 'askAdministrator' },
      { type: 'noLongerWaiting' },
    ]);
    assert.deepEqual(state.at, { step: 'authorize', askingAdministrator: false });
    assert.deepEqual(effects, [
      { type: 'rememberWaiting', on: true },
      { type: 'rememberWaiting', on: false },
    ]);
  });

  it('goes Continue, Authorize, code and OK, Save', () => {
    const { state, effects } = play([...toExchanging, exchanged(), { type: 'save' }, { type: 'saved' }]);
    assert.equal(state.at.step, 'saved');
    assert.deepEqual(kinds(effects), ['beginAttempt', 'exchange', 'dropAttempt', 'save', 'rememberWaiting']);
  });

  it('chooses the recommended method at its beginning', () => {
    assert.equal(newMigration(judgement, 'basic', 'loopback').choices.method, 'modern');
  });

  it('chooses the method of a set that only authorizes again', () => {
    assert.equal(newMigration(judgement, 'hybrid', 'loopback').choices.method, 'hybrid');
  });

  it('chooses the recommended method for a Hybrid that is due for review', () => {
    const due = { ...judgement, reviewDue: 'review' };
    assert.equal(newMigration(due, 'hybrid', 'loopback').choices.method, 'modern');
  });

  it('does not continue where a rule blocks the set', () => {
    const blocked = { ...facts, judgement: { ...judgement, blockedBy: ['tooOld'] } };
    assert.equal(play(toAuthorize, undefined, blocked).state.at.step, 'review');
  });

  it('does not let a closed method be chosen', () => {
    const closed = { ...facts, judgement: { ...judgement, hybrid: open('hybrid', { open: false }) } };
    const { state } = play([{ type: 'choose', method: 'hybrid' }], undefined, closed);
    assert.equal(state.choices.method, 'modern');
  });

  it('does not continue before its limits are acknowledged, and forgets that with another method', () => {
    const gaps = { ...facts, judgement: { ...judgement, modern: open('modern', { gaps: ['one', 'two'] }) } };
    const tick: MigrationEvent = { type: 'acknowledge', on: true };
    assert.equal(play(toAuthorize, undefined, gaps).state.at.step, 'review');
    const ticked = play([tick, ...toAuthorize], undefined, gaps).state;
    assert.equal(ticked.at.step, 'authorize');
    assert.deepEqual(ticked.choices.acknowledged, ['one', 'two']);
    const elsewhere: MigrationEvent[] = [
      { type: 'choose', method: 'hybrid' },
      { type: 'choose', method: 'modern' },
    ];
    for (const undone of [elsewhere, [{ type: 'acknowledge', on: false } as const]]) {
      assert.equal(play([tick, ...undone, ...toAuthorize], undefined, gaps).state.at.step, 'review');
    }
  });

  it('asks once for an app that was not confirmed for its cloud, and remembers it when it is used', () => {
    const unknown = { ...facts, appConfirmed: false };
    const refused = play([...toAuthorize, { type: 'authorize', by: 'browser' }], undefined, unknown);
    assert.equal(refused.state.at.step, 'authorize');
    const taken = play(
      [...toAuthorize, { type: 'confirmApp', on: true }, { type: 'authorize', by: 'browser' }],
      undefined,
      unknown,
    );
    assert.deepEqual(kinds(taken.effects), ['confirmApp', 'beginAttempt']);
  });

  it('begins another attempt for another redirect, and ends the one before', () => {
    const { state, effects } = play([...toWaiting, { type: 'way', way: 'deviceCode' }]);
    assert.deepEqual(kinds(effects), ['beginAttempt', 'dropAttempt', 'beginAttempt']);
    assert.ok(state.at.step === 'waiting' && state.at.attempt === 2 && state.at.way === 'deviceCode');
  });

  it('drops what another attempt says', () => {
    const second = play([...toWaiting, { type: 'back' }, { type: 'authorize', by: 'browser' }]).state;
    for (const event of [
      { type: 'arrived', attempt: 1 },
      { type: 'codeTaken', attempt: 1 },
      { type: 'attemptFailed', attempt: 1, problem },
      { type: 'pasteRefused', attempt: 1, problem },
      { type: 'began', attempt: 1, expiresAt: 1, listening: true },
    ] satisfies MigrationEvent[]) {
      assert.deepEqual(play([event], second), { state: second, effects: [] }, event.type);
    }
  });

  it('stays at the code box with a refused paste', () => {
    const { state } = play([...toWaiting, { type: 'pasteRefused', attempt: 1, problem }]);
    assert.equal(state.at.step, 'waiting');
    assert.equal(state.problem, problem);
  });

  it('goes back to Authorize with what made the attempt fail, and ends the attempt', () => {
    for (const events of [toWaiting, toExchanging]) {
      const { state, effects } = play([...events, { type: 'attemptFailed', attempt: 1, problem }]);
      assert.equal(state.at.step, 'authorize');
      assert.equal(state.problem, problem);
      assert.equal(effects.at(-1)?.type, 'dropAttempt');
    }
  });

  it('forgets a problem with the next move', () => {
    const failed = play([...toWaiting, { type: 'attemptFailed', attempt: 1, problem }]).state;
    assert.equal(play([{ type: 'authorize', by: 'browser' }], failed).state.problem, undefined);
  });

  it('is under way from Continue until it is saved: merely looked at, it is not', () => {
    const steps: [MigrationEvent[], boolean][] = [
      [[], false],
      [toAuthorize, true],
      [toWaiting, true],
      [[...toExchanging, exchanged()], true],
      [[...toExchanging, exchanged(), { type: 'save' }, { type: 'saved' }], false],
      [[...toAuthorize, { type: 'cancel' }], false],
    ];
    for (const [events, underWay] of steps) {
      const { state } = play(events);
      assert.equal(isUnderWay(state), underWay, state.at.step);
    }
  });

  it('exchanges a code once', () => {
    const { effects } = play([...toExchanging, { type: 'codeTaken', attempt: 1 }]);
    assert.equal(kinds(effects).filter((kind) => kind === 'exchange').length, 1);
  });

  it('drops what was kept for an attempt that was cancelled during the exchange', () => {
    const { state, effects } = play([...toExchanging, { type: 'cancel' }, exchanged()]);
    assert.equal(state.at.step, 'review');
    assert.deepEqual(effects.at(-1), { type: 'dropGrant', grant: 'a-grant' });
  });

  it('keeps Save closed where a check failed', () => {
    const { state, effects } = play([...toExchanging, exchanged('failed'), { type: 'save' }]);
    assert.equal(state.at.step, 'confirm');
    assert.ok(!kinds(effects).includes('save'));
  });

  it("opens Save only after the engineer's own statement where a role could not be checked", () => {
    const before = play([...toExchanging, exchanged('statement'), { type: 'save' }]);
    assert.equal(before.state.at.step, 'confirm');
    const after = play([{ type: 'state', check: 'role', on: true }, { type: 'save' }], before.state);
    assert.equal(after.state.at.step, 'saving');
    const taken = play(
      [
        { type: 'state', check: 'role', on: true },
        { type: 'state', check: 'role', on: false },
        { type: 'save' },
      ],
      before.state,
    );
    assert.equal(taken.state.at.step, 'confirm');
  });

  it('returns to Confirm with the reason where Save was refused, and Save can be pressed again', () => {
    const refused = play([
      ...toExchanging,
      exchanged(),
      { type: 'save' },
      { type: 'saveFailed', problem, kept: true },
    ]);
    assert.equal(refused.state.at.step, 'confirm');
    assert.equal(refused.state.problem, problem);
    assert.equal(play([{ type: 'save' }], refused.state).state.at.step, 'saving');
  });

  it('cannot be cancelled while it saves', () => {
    const { state } = play([...toExchanging, exchanged(), { type: 'save' }, { type: 'cancel' }]);
    assert.equal(state.at.step, 'saving');
  });

  it('drops a grant made for this set with Cancel, and leaves one that was there before', () => {
    const made = play([...toExchanging, exchanged(), { type: 'cancel' }]);
    assert.deepEqual(made.effects.at(-1), { type: 'dropGrant', grant: 'a-grant' });
    const reused = play([{ type: 'useGrant', authorized: authorized() }, { type: 'cancel' }]);
    assert.equal(reused.state.at.step, 'review');
    assert.deepEqual(reused.effects, []);
  });

  it('drops the wrong sign-in with Sign In Again, and can ask for the role then', () => {
    const { state, effects } = play([
      ...toExchanging,
      exchanged('statement'),
      { type: 'signInAgain', checkRole: true },
    ]);
    assert.equal(state.at.step, 'authorize');
    assert.equal(state.choices.checkRole, true);
    assert.deepEqual(effects.at(-1), { type: 'dropGrant', grant: 'a-grant' });
  });

  it('uses a grant that is already here without a browser', () => {
    const { state, effects } = play([{ type: 'useGrant', authorized: authorized() }, { type: 'save' }]);
    assert.equal(state.at.step, 'saving');
    assert.deepEqual(kinds(effects), ['save']);
  });

  it('goes on at Confirm with a finished authorization that no Save has put into the file', () => {
    const resumed = resumedMigration(authorized(), 'modern', [], 'loopback');
    const { state, effects } = play([{ type: 'save' }], resumed);
    assert.equal(state.at.step, 'saving');
    assert.deepEqual(kinds(effects), ['save']);
  });

  it('leads from a page of Microsoft’s that wants an approval to the administrator, and ends the attempt', () => {
    const { state, effects } = play([
      { type: 'continue' },
      { type: 'authorize', by: 'browser' },
      { type: 'askAdministrator' },
    ]);
    assert.deepEqual(state.at, { step: 'authorize', askingAdministrator: true });
    assert.deepEqual(
      effects.slice(1).map(({ type }) => type),
      ['dropAttempt', 'rememberWaiting'],
    );
  });

  it('asks an administrator from the first screen, where it could go on', () => {
    const { state, effects } = play([{ type: 'askAdministrator' }]);
    assert.deepEqual(state.at, { step: 'authorize', askingAdministrator: true });
    assert.deepEqual(kinds(effects), ['rememberWaiting']);
    const limited = { ...judgement, modern: open('modern', { gaps: ['webParts'] }) };
    const by = { ...facts, judgement: limited };
    const unread = play([{ type: 'askAdministrator' }], newMigration(limited, 'basic', 'loopback'), by);
    assert.equal(unread.state.at.step, 'review', 'limits are accepted first');
  });

  it('waits for an administrator until it is saved or given up', () => {
    const waiting = play([...toAuthorize, { type: 'askAdministrator' }]);
    assert.deepEqual(waiting.effects, [{ type: 'rememberWaiting', on: true }]);
    assert.deepEqual(play([{ type: 'cancel' }], waiting.state).effects, [
      { type: 'rememberWaiting', on: false },
    ]);
  });

  it('copies the link without opening the browser where that was asked for', () => {
    const { effects } = play([...toAuthorize, { type: 'authorize', by: 'link' }]);
    assert.deepEqual(effects, [{ type: 'beginAttempt', attempt: 1, way: 'loopback', by: 'link' }]);
  });
});
