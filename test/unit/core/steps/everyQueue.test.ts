import assert from 'node:assert/strict';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import type { ExcludedSet } from '../../../../src/core/steps/group';
import type { PlanStep } from '../../../../src/core/overview/planStep';
import {
  mayDefer,
  mayGoTo,
  newQueue,
  nextStep,
  parseQueue,
  progressOf,
  queueAfter,
  type QueueEvent,
  queueNow,
  type QueueState,
  queueText,
} from '../../../../src/core/steps/queueState';
import { basicSet, tenant } from '../../../builders';

function step(...ids: string[]): PlanStep {
  const sets = ids.map((id) => basicSet({ id }));
  return {
    tenant,
    account: ids.join(' '),
    sets: sets.map((set) => ({ key: keyOf(set), set, method: 'modern', exceptions: [] })),
    way: { kind: 'signIn' },
    signer: 'anyMember',
    signerBy: undefined,
    shared: true,
  };
}
const keys = ['a', 'b', 'c'].map((id) => keyOf(basicSet({ id })));
const leftOut: ExcludedSet = { key: keys[0]!, name: 'a', why: 'rules', ids: [] };

/** What a person or the files can do to a queue; the next step is looked at anew each time. */
function eventsAt(queue: QueueState): readonly QueueEvent[] {
  const next = nextStep(queue);
  const ids = next?.sets.map(({ key }) => 'abc'[keys.indexOf(key)]!) ?? [];
  return [
    { type: 'saved' },
    { type: 'begun' },
    { type: 'skip' },
    { type: 'defer' },
    { type: 'planned', steps: [step(...ids)], leftOut: [] },
    { type: 'planned', steps: ids.map((id) => step(id)), leftOut: [] },
    { type: 'planned', steps: [], leftOut: [] },
    { type: 'leftOut', leftOut: [] },
    ...keys.flatMap((key): QueueEvent[] => (next ? [{ type: 'goTo', key, from: next.sets[0]!.key }] : [])),
    ...keys.map((key): QueueEvent => ({ type: 'goTo', key, from: keys[2]! })),
  ];
}

interface Edge {
  readonly from: QueueState;
  readonly event: QueueEvent;
  readonly to: QueueState;
}

function walk(): { readonly states: readonly QueueState[]; readonly edges: readonly Edge[] } {
  const first = newQueue([step('a', 'b'), step('c')]);
  const found = new Map([[queueText(first), first]]);
  const edges: Edge[] = [];
  for (const from of found.values()) {
    for (const event of eventsAt(from)) {
      const to = queueAfter(from, event);
      if (!found.has(queueText(to))) found.set(queueText(to), to);
      edges.push({ from, event, to });
    }
  }
  return { states: [...found.values()], edges };
}

const setsIn = ({ steps }: QueueState) => steps.flatMap(({ sets }) => sets.map(({ key }) => key)).sort();
const inState = ({ steps }: QueueState, state: string) =>
  setsIn({
    steps: steps.filter((one) => one.state === state),
    leftOut: [],
    decided: { method: undefined, acknowledged: [] },
  });

describe('In every state of a queue', () => {
  const { states, edges } = walk();

  it(`(${states.length} of them) each set is there, once, whatever happened`, () => {
    assert.ok(states.length > 100, String(states.length));
    for (const queue of states) assert.deepEqual(setsIn(queue), [...keys].sort());
  });

  it('there is a way out: a step is next, and skipping each that waits ends the queue', () => {
    for (const queue of states) {
      const waiting = queue.steps.filter(({ state }) => state === 'waiting').length;
      let left = queue;
      for (let n = 0; n < waiting; n++) {
        assert.ok(nextStep(left));
        left = queueAfter(left, { type: 'skip' });
      }
      assert.equal(nextStep(left), undefined);
      assert.equal(progressOf(left).of, left.steps.length);
    }
  });

  it('what was saved stays saved, and what was left out stays so: no event brings it back', () => {
    for (const { from, event, to } of edges) {
      for (const state of ['saved', 'leftOut'] as const)
        for (const key of inState(from, state)) assert.ok(inState(to, state).includes(key), event.type);
    }
  });

  it('a step is saved or begun only if it is next, and only by that event', () => {
    for (const { from, event, to } of edges) {
      const news = inState(to, 'saved').filter((key) => !inState(from, 'saved').includes(key));
      const next = nextStep(from)?.sets.map(({ key }) => key) ?? [];
      if (event.type === 'saved') assert.deepEqual(news, [...next].sort());
      else assert.deepEqual(news, []);
    }
  });

  it('what is offered does something, and what is not offered does nothing', () => {
    for (const { from, event, to } of edges) {
      const next = nextStep(from);
      if (event.type === 'defer' && next) assert.equal(nextStep(to) !== next, mayDefer(from));
      if (event.type !== 'goTo') continue;
      const wanted = from.steps.find(({ sets }) => sets.some(({ key }) => key === event.key));
      const may = wanted !== undefined && mayGoTo(from, wanted);
      assert.equal(to !== from, may);
      if (may) assert.deepEqual(nextStep(to)?.sets, wanted.sets);
      if (may) assert.notEqual(wanted, next, 'What is next is on the page already.');
      const { back } = queueNow(from, step('a'), [leftOut]);
      assert.ok(back === undefined || mayGoTo(from, back));
    }
  });

  it('it is kept and read back as it is', () => {
    for (const queue of states) assert.deepEqual(parseQueue(queueText(queue)), queue);
  });
});
