import type { BackupSet, SetKey } from '../backupSets/backupSet';
import { nothingDecided, parseDecided, type Decided } from './decided';
import type { ExcludedSet } from './group';
import type { PlanStep } from '../overview/planStep';

/** A set that waits, and what its record was when the queue was made: who changes it meanwhile wants it so. */
export interface QueuedSet {
  readonly key: SetKey;
  readonly was: string;
}

/** One authorization of a queue, as far as it came. */
export interface QueueStep {
  readonly sets: readonly QueuedSet[];
  /** For people, as the file had them. */
  readonly account: string;
  readonly tenant: string;
  readonly state: 'waiting' | 'saved' | 'skipped' | 'leftOut';
  /** Its migration went beyond the first screen: methods are chosen for its sets together, and they stay so. */
  readonly begun: boolean;
}

/** A queue: pure data, kept in a file so that it goes on after a restart. Holds no secret. */
export interface QueueState {
  /** Finished ones first; of those that wait, the first is next. */
  readonly steps: readonly QueueStep[];
  readonly leftOut: readonly ExcludedSet[];
  readonly decided: Decided;
  /** A set of the step that was left last without a Save: there is a way back to it. */
  readonly left?: SetKey;
}

/** The step on the page, as people read it. */
export interface QueueNow {
  /** "3 of 12". */
  readonly at: number;
  readonly of: number;
  readonly account: string;
  readonly tenant: string;
  readonly mayDefer: boolean;
  /** The step that was left last, if it can still be gone back to. */
  readonly back: QueueStep | undefined;
  /** No step waits behind it. */
  readonly last: boolean;
  /** What was left out on the way to it. */
  readonly leftOut: readonly ExcludedSet[];
  /** All, as they are now. */
  readonly steps: readonly QueueStep[];
}

export type QueueEvent =
  /** The step that is next was saved. */
  | { readonly type: 'saved' }
  /** Its migration goes beyond the first screen. */
  | { readonly type: 'begun' }
  | { readonly type: 'skip' }
  /** To the end. */
  | { readonly type: 'defer' }
  /** To the step of this set, which waits further behind or was skipped, from the one that is on the page. */
  | { readonly type: 'goTo'; readonly key: SetKey; readonly from: SetKey }
  /** What became of the next step, looked at anew: nothing of it is left, or other steps stand in its place. */
  | {
      readonly type: 'planned';
      readonly steps: readonly PlanStep[];
      readonly leftOut: readonly ExcludedSet[];
    }
  | { readonly type: 'leftOut'; readonly leftOut: readonly ExcludedSet[] };

export function newQueue(steps: readonly PlanStep[], decided = nothingDecided): QueueState {
  return { steps: steps.map(waiting), leftOut: [], decided };
}

/** The step to do now. Undefined: the queue is finished. */
export function nextStep({ steps }: QueueState): QueueStep | undefined {
  return steps.find(({ state }) => state === 'waiting');
}

/** "3 of 12": the number of the step to do now, and of all. */
export function progressOf({ steps }: QueueState): { readonly at: number; readonly of: number } {
  const done = steps.filter(({ state }) => state !== 'waiting').length;
  return { at: Math.min(done + 1, steps.length), of: steps.length };
}

/** Another step waits behind the next one, so that it can be put off. */
export function mayDefer({ steps }: QueueState): boolean {
  return steps.filter(({ state }) => state === 'waiting').length > 1;
}

/** It waits behind the step that is next, or was skipped: it can be done at once. */
export function mayGoTo(queue: Pick<QueueState, 'steps'>, step: QueueStep): boolean {
  const isNext = queue.steps.find(({ state }) => state === 'waiting') === step;
  return !isNext && (step.state === 'waiting' || step.state === 'skipped');
}

function stepToGoTo(queue: QueueState, key: SetKey | undefined): QueueStep | undefined {
  const step = queue.steps.find(({ sets }) => sets.some((set) => set.key === key));
  return step && mayGoTo(queue, step) ? step : undefined;
}

/** What the page says while this step is on it. */
export function queueNow(
  queue: QueueState,
  { account, tenant }: Pick<PlanStep, 'account' | 'tenant'>,
  leftOut: readonly ExcludedSet[],
): QueueNow {
  const waiting = queue.steps.filter(({ state }) => state === 'waiting').length;
  return {
    ...progressOf(queue),
    account,
    tenant: tenant.tenant,
    mayDefer: mayDefer(queue),
    back: stepToGoTo(queue, queue.left),
    last: waiting === 1,
    leftOut,
    steps: queue.steps,
  };
}

/** One event of a queue. Where no step waits, nothing changes, but that one can be gone back to. */
export function queueAfter(queue: QueueState, event: QueueEvent): QueueState {
  if (event.type === 'goTo') return goneTo(queue, event.key, event.from);
  const at = queue.steps.findIndex(({ state }) => state === 'waiting');
  const step = queue.steps[at];
  if (!step) return queue;
  const become = (...instead: QueueStep[]): QueueState => ({
    ...queue,
    steps: [...queue.steps.slice(0, at), ...instead, ...queue.steps.slice(at + 1)],
  });
  switch (event.type) {
    case 'saved':
      return become({ ...step, state: 'saved' });
    case 'begun':
      return become({ ...step, begun: true });
    case 'skip':
      return { ...become({ ...step, state: 'skipped' }), ...leftNow(step) };
    case 'defer':
      return {
        ...queue,
        steps: [...queue.steps.slice(0, at), ...queue.steps.slice(at + 1), step],
        ...leftNow(step),
      };
    case 'planned': {
      const together = step.begun && event.steps.length === 1;
      const instead = event.steps.map((one) => ({ ...waiting(one), begun: together }));
      const { steps } = become(...(instead.length > 0 ? instead : [{ ...step, state: 'leftOut' } as const]));
      return { ...queue, steps, leftOut: [...queue.leftOut, ...event.leftOut] };
    }
    case 'leftOut':
      return { ...queue, leftOut: [...queue.leftOut, ...event.leftOut] };
  }
}

function leftNow({ sets: [first] }: QueueStep): Pick<QueueState, 'left'> {
  return first ? { left: first.key } : {};
}

/** The step to go to waits before all others then; the one that is left, behind it. */
function goneTo(queue: QueueState, key: SetKey, from: SetKey): QueueState {
  const step = stepToGoTo(queue, key);
  if (!step) return queue;
  const others = queue.steps.filter((one) => one !== step);
  const waits = others.findIndex(({ state }) => state === 'waiting');
  const at = waits === -1 ? others.length : waits;
  return {
    ...queue,
    steps: [...others.slice(0, at), { ...step, state: 'waiting' }, ...others.slice(at)],
    left: from,
  };
}

function waiting({ sets, account, tenant }: PlanStep): QueueStep {
  const queued = sets.map(({ key, set }) => ({ key, was: recordMark(set) }));
  return { sets: queued, account, tenant: tenant.tenant, state: 'waiting', begun: false };
}

/**
 * The steps that stand in the place of one, as its sets were planned anew. Sets that were begun together stay together,
 * unless the rules now want an authorization for each.
 */
export function stepsInstead({ begun }: QueueStep, planned: readonly PlanStep[]): readonly PlanStep[] {
  const [first, ...others] = planned;
  const apart = planned.some(({ shared }) => !shared);
  if (!begun || !first || others.length === 0 || apart) return planned;
  return [{ ...first, sets: planned.flatMap(({ sets }) => sets) }];
}

/** Tells one record of a set from another. */
export function recordMark({ authentication: { method, grant } }: BackupSet): string {
  return grant === undefined ? method : `${method} ${grant}`;
}

/** The form of the kept text; another number is another program's. */
const version = 1;
/** Ten thousand keys are about two megabytes. */
const longest = 20 * 1024 * 1024;
const states = ['waiting', 'saved', 'skipped', 'leftOut'] as const;
const reasons = ['gone', 'inOrder', 'byHand', 'changed', 'rules', 'file'] as const;

/** @param owner whose queue it is, for people: kept along, and of no meaning here */
export function queueText(queue: QueueState, owner?: object): string {
  return JSON.stringify({ version, ...queue, owner });
}

/** Reads a kept queue. Undefined: broken or foreign. Only known properties come out, each checked. */
export function parseQueue(text: string): QueueState | undefined {
  if (text.length > longest) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value['version'] !== version) return undefined;
  const steps = listOf(value['steps'], stepOf);
  const leftOut = listOf(value['leftOut'], leftOutOf);
  if (!steps || !leftOut) return undefined;
  const left = textOf(value['left']);
  return {
    steps,
    leftOut,
    decided: parseDecided(value['decided']),
    ...(left === undefined ? {} : { left }),
  };
}

function stepOf(value: unknown): QueueStep | undefined {
  if (!isRecord(value)) return undefined;
  const { account, tenant } = value;
  const sets = listOf(value['sets'], queuedOf);
  const state = states.find((one) => one === value['state']);
  return sets && sets.length > 0 && state && typeof account === 'string' && typeof tenant === 'string'
    ? { sets, account, tenant, state, begun: value['begun'] === true }
    : undefined;
}

function queuedOf(value: unknown): QueuedSet | undefined {
  if (!isRecord(value)) return undefined;
  const { key, was } = value;
  return typeof key === 'string' && typeof was === 'string' ? { key, was } : undefined;
}

function leftOutOf(value: unknown): ExcludedSet | undefined {
  if (!isRecord(value)) return undefined;
  const { key, name } = value;
  const why = reasons.find((one) => one === value['why']);
  const ids = listOf(value['ids'], textOf);
  return why && ids && typeof key === 'string' && typeof name === 'string'
    ? { key, name, why, ids }
    : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Undefined where it is no list, or one item is not what it should be. */
function listOf<T>(value: unknown, read: (item: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map(read);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
