import assert from 'node:assert/strict';
import {
  type MigrationEvent,
  type Phase,
  phaseOf,
  newMigration,
  resumedMigration,
} from '../../../../src/core/steps/migrationState';
import {
  open,
  judgement,
  facts,
  authorized,
  problem,
  play,
  toAuthorize,
  toWaiting,
  toExchanging,
  exchanged,
  kinds,
} from './playedSteps';

describe('One migration', () => {
  it('asks for who signs in and no more, until the person chooses; the choice outlives attempts', () => {
    const choose: MigrationEvent = { type: 'permissions', level: 'test' };
    const level = (events: readonly MigrationEvent[]) => play(events).state.choices.permissions;
    assert.equal(level([]), 'identity');
    assert.equal(level([choose]), 'test');
    assert.equal(level([{ type: 'continue' }, choose, { type: 'back' }, { type: 'continue' }]), 'test');
    assert.equal(level([{ type: 'continue' }, { type: 'authorize', by: 'browser' }, choose]), 'identity');
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

  it('is under way from Continue until it is saved: merely looked at, it is not', () => {
    const steps: [MigrationEvent[], Phase][] = [
      [[], 'idle'],
      [toAuthorize, 'underWay'],
      [toWaiting, 'signingIn'],
      [toExchanging, 'signingIn'],
      [[...toExchanging, exchanged()], 'underWay'],
      [[...toExchanging, exchanged(), { type: 'save' }, { type: 'saved' }], 'idle'],
      [[...toAuthorize, { type: 'cancel' }], 'idle'],
    ];
    for (const [events, phase] of steps) {
      const { state } = play(events);
      assert.equal(phaseOf(state), phase, state.at.step);
    }
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

  it('uses a grant that is already here without a browser', () => {
    const { state, effects } = play([{ type: 'useGrant', authorized: authorized() }, { type: 'save' }]);
    assert.equal(state.at.step, 'saving');
    assert.deepEqual(kinds(effects), ['save']);
  });

  it('goes on at Confirm with a finished authorization that no Save has put into the file', () => {
    const resumed = resumedMigration(authorized(), 'modern', [], 'loopback');
    assert.equal(resumed.at.step === 'confirm' && resumed.at.kept, true);
    const { state, effects } = play([{ type: 'save' }], resumed);
    assert.equal(state.at.step, 'saving');
    assert.deepEqual(kinds(effects), ['save']);
  });
});
