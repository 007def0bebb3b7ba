import assert from 'node:assert/strict';
import { type MigrationEvent, newMigration } from '../../../../src/core/steps/migrationState';
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

describe('The attempts of one migration', () => {
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

  it('begins another attempt for another redirect, and ends the one before', () => {
    const { state, effects } = play([...toWaiting, { type: 'way', way: 'deviceCode' }]);
    assert.deepEqual(kinds(effects), ['beginAttempt', 'dropAttempt', 'beginAttempt']);
    assert.ok(state.at.step === 'waiting' && state.at.attempt === 2 && state.at.way === 'deviceCode');
  });

  it('drops what another attempt says', () => {
    const second = play([...toWaiting, { type: 'back' }, { type: 'authorize', by: 'browser' }]).state;
    for (const event of [
      { type: 'arrived', attempt: 1 },
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

  it('exchanges a code once', () => {
    const { effects } = play([...toExchanging, { type: 'arrived', attempt: 1 }]);
    assert.equal(kinds(effects).filter((kind) => kind === 'exchange').length, 1);
  });

  it('drops what was kept for an attempt that was cancelled during the exchange', () => {
    const { state, effects } = play([...toExchanging, { type: 'cancel' }, exchanged()]);
    assert.equal(state.at.step, 'review');
    assert.deepEqual(effects.at(-1), { type: 'dropGrant', grant: 'a-grant' });
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
