import assert from 'node:assert/strict';
import { type BackupSet, keyOf } from '../../../../src/core/backupSets/backupSet';
import type { ExcludedSet } from '../../../../src/core/steps/group';
import {
  mayDefer,
  newQueue,
  nextStep,
  parseQueue,
  progressOf,
  queueAfter,
  queueNow,
  type QueueEvent,
  type QueueState,
  queueText,
  stepsInstead,
} from '../../../../src/core/steps/queueState';
import { basicSet, tenant } from '../../../builders';
import type { PlanStep } from '../../../../src/core/overview/planStep';

function step(account: string, ...sets: BackupSet[]): PlanStep {
  const all = sets.length > 0 ? sets : [basicSet({ id: account })];
  return {
    tenant,
    account,
    sets: all.map((set) => ({ key: keyOf(set), set, method: 'modern', exceptions: [] })),
    way: { kind: 'signIn' },
    signer: 'anyMember',
    signerBy: undefined,
    shared: true,
  };
}

const leftOut: ExcludedSet = { key: 'a key', name: 'Finance', why: 'rules', ids: ['clientIdMissing'] };

function three(...events: QueueEvent[]): QueueState {
  return events.reduce(queueAfter, newQueue([step('a'), step('b'), step('c')]));
}

function accounts({ steps }: QueueState): string[] {
  return steps.map(({ account, state }) => `${account} ${state}`);
}

describe('A migration queue', () => {
  it('goes from step to step, and counts them', () => {
    const queue = three({ type: 'saved' });
    assert.equal(nextStep(queue)?.account, 'b');
    assert.deepEqual(progressOf(queue), { at: 2, of: 3 });
    assert.deepEqual(accounts(queue), ['a saved', 'b waiting', 'c waiting']);
  });

  it('ends with its last step', () => {
    const queue = three({ type: 'saved' }, { type: 'skip' }, { type: 'saved' });
    assert.equal(nextStep(queue), undefined);
    assert.deepEqual(accounts(queue), ['a saved', 'b skipped', 'c saved']);
    assert.equal(queueAfter(queue, { type: 'skip' }), queue);
  });

  it('puts a step off to the end, unless it is the only one left', () => {
    const queue = three({ type: 'defer' });
    assert.deepEqual(accounts(queue), ['b waiting', 'c waiting', 'a waiting']);
    assert.deepEqual(progressOf(queue), { at: 1, of: 3 });
    assert.deepEqual([mayDefer(queue), mayDefer(three({ type: 'skip' }, { type: 'saved' }))], [true, false]);
  });

  it('goes back to a step that was skipped, on to one that waits, and leaves the present one behind it', () => {
    const key = (account: string) => keyOf(basicSet({ id: account }));
    const skipped = three({ type: 'saved' }, { type: 'skip' });
    const back = queueAfter(skipped, { type: 'goTo', key: key('b'), from: key('c') });
    assert.deepEqual(accounts(back), ['a saved', 'b waiting', 'c waiting']);
    assert.deepEqual(progressOf(back), { at: 2, of: 3 });
    const on = three({ type: 'goTo', key: key('c'), from: key('a') });
    assert.deepEqual(accounts(on), ['c waiting', 'a waiting', 'b waiting']);
    // Also from the last one that was saved, so that nothing skipped is lost.
    const atEnd = three({ type: 'skip' }, { type: 'saved' }, { type: 'saved' });
    assert.deepEqual(accounts(queueAfter(atEnd, { type: 'goTo', key: key('a'), from: key('c') })), [
      'b saved',
      'c saved',
      'a waiting',
    ]);
  });

  it('goes neither to a step that was saved or left out, nor to the one that is next', () => {
    const key = (account: string) => keyOf(basicSet({ id: account }));
    const queue = three({ type: 'saved' }, { type: 'planned', steps: [], leftOut: [leftOut] });
    assert.deepEqual(accounts(queue), ['a saved', 'b leftOut', 'c waiting']);
    for (const account of ['a', 'b', 'c', 'd'])
      assert.equal(queueAfter(queue, { type: 'goTo', key: key(account), from: key('c') }), queue);
  });

  it('offers the way back to the step that was left last, until it is the one to do', () => {
    const key = (account: string) => keyOf(basicSet({ id: account }));
    const backOf = (queue: QueueState) => queueNow(queue, step('x'), []).back?.account;
    assert.equal(backOf(three()), undefined);
    assert.equal(backOf(three({ type: 'skip' })), 'a');
    assert.equal(backOf(three({ type: 'defer' })), 'a');
    assert.equal(backOf(three({ type: 'skip' }, { type: 'goTo', key: key('a'), from: key('b') })), 'b');
    assert.equal(backOf(three({ type: 'defer' }, { type: 'saved' }, { type: 'saved' })), undefined);
  });

  it('puts in the place of a step what is left of it, and remembers what is not', () => {
    const queue = three(
      { type: 'saved' },
      { type: 'planned', steps: [step('b1'), step('b2')], leftOut: [leftOut] },
    );
    assert.deepEqual(accounts(queue), ['a saved', 'b1 waiting', 'b2 waiting', 'c waiting']);
    assert.deepEqual(queue.leftOut, [leftOut]);
  });

  it('goes on behind a step of which nothing is left', () => {
    const queue = three({ type: 'planned', steps: [], leftOut: [leftOut] });
    assert.deepEqual(accounts(queue), ['a leftOut', 'b waiting', 'c waiting']);
    const refusedAtSave = queueAfter(queue, { type: 'leftOut', leftOut: [leftOut] });
    assert.equal(refusedAtSave.leftOut.length, 2);
  });

  it('keeps together what was begun together, unless the rules want an authorization for each', () => {
    const planned = [step('a'), step('b')];
    const [waiting] = three().steps;
    const [begun] = three({ type: 'begun' }).steps;
    assert.deepEqual(stepsInstead(waiting!, planned), planned);
    assert.deepEqual(
      stepsInstead(begun!, planned).map(({ sets }) => sets.length),
      [2],
    );
    const apart = planned.map((one) => ({ ...one, shared: false }));
    assert.deepEqual(stepsInstead(begun!, apart), apart);
  });

  it('is read back as it was kept', () => {
    const queue = three(
      { type: 'saved' },
      { type: 'begun' },
      { type: 'defer' },
      { type: 'leftOut', leftOut: [leftOut] },
    );
    assert.deepEqual(parseQueue(queueText(queue)), queue);
  });

  it('is nothing where the kept text is broken, foreign or of another version', () => {
    const good = JSON.parse(queueText(three())) as Record<string, unknown>;
    const [first] = good['steps'] as Record<string, unknown>[];
    const broken = [
      '',
      '{"version":1,"steps":[',
      'null',
      '[]',
      JSON.stringify({ ...good, version: 2 }),
      JSON.stringify({ ...good, steps: {} }),
      JSON.stringify({ ...good, leftOut: undefined }),
      JSON.stringify({ ...good, steps: [{ ...first, state: 'done' }] }),
      JSON.stringify({ ...good, steps: [{ ...first, sets: [] }] }),
      JSON.stringify({ ...good, steps: [{ ...first, sets: [7] }] }),
      JSON.stringify({ ...good, steps: [{ ...first, sets: [{ key: 'a key' }] }] }),
      JSON.stringify({ ...good, steps: [{ ...first, account: null }] }),
      JSON.stringify({ ...good, leftOut: [{ ...leftOut, why: 'because' }] }),
    ];
    for (const text of broken) assert.equal(parseQueue(text), undefined, text);
    assert.ok(parseQueue(JSON.stringify(good)));
  });

  it('drops what it does not know', () => {
    const kept = JSON.parse(queueText(three())) as { steps: object[] };
    kept.steps = kept.steps.map((one) => ({ ...one, token: 'x' }));
    assert.doesNotMatch(JSON.stringify(parseQueue(JSON.stringify(kept))), /token/);
  });
});
