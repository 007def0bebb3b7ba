import type { SetKey } from '../core/backupSet';
import type { LeftOut } from '../core/group';
import { type JudgedSet, type Plan, type PlanStep, wantsAuthorization } from '../core/plan';
import {
  mayDefer,
  newQueue,
  nextStep,
  progressOf,
  queueAfter,
  type QueuedSet,
  type QueueEvent,
  type QueueNow,
  type QueueState,
  recordMark,
  stepsInstead,
} from '../core/queueState';
import type { Migration } from './migration';
import type { Migrations } from './migrations';
import { readQueue, writeQueue } from './queueFile';
import { QueueLock } from './queueLock';

export interface QueuePlaces {
  /** Where the lock lies: shared by all windows of this computer's user. */
  readonly lockFolder: string;
  /** Where this workspace's queue is kept. */
  readonly file: string;
  /** What this window calls itself to the others. */
  readonly window: string;
}

export interface QueueParts {
  readonly migrations: Pick<Migrations, 'showTogether' | 'leave' | 'hide' | 'onPage' | 'onDidMove'>;
  /** With the grants that are here now. */
  readonly plan: (sets: readonly JudgedSet[]) => Promise<Plan>;
  /** The set as it stands now. */
  readonly find: (key: SetKey) => JudgedSet | undefined;
  readonly places: QueuePlaces;
  /** It runs or no more, or came further. */
  changed(): void;
  /** The last step is done, or the person stopped it. */
  ended(queue: QueueState): void;
  /** Another window took the queue over, as others may where this computer slept for long. */
  lost(): void;
}

/** `nothing`: no queue is kept, or none of its steps waits. */
export type Begun =
  | { readonly kind: 'running' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'taken'; readonly by: string };

/**
 * Runs this workspace's queue: account after account on the page. Owns the queue and the lock. Closing the page or the
 * window interrupts it: it is kept, and goes on at the step where it was.
 */
export class Queue {
  private state: QueueState | undefined;
  private lock: QueueLock | undefined;
  /** The sets on the page, and how it is told of them. Undefined: the queue does not run here. */
  private shown:
    | {
        readonly keys: readonly SetKey[];
        readonly now: QueueNow;
        begun: boolean;
        saved: boolean;
        /** The page shows another migration. */
        away: boolean;
      }
    | undefined;
  private moving = false;
  private work: Promise<unknown> = Promise.resolve();
  private readonly listening: { dispose(): void };

  constructor(private readonly services: QueueParts) {
    this.listening = services.migrations.onDidMove(() => this.look());
  }

  get running(): boolean {
    return this.lock !== undefined;
  }

  /** It runs, and its step is what the page shows: not another migration that was begun beside it. */
  get onPage(): boolean {
    const { onPage } = this.services.migrations;
    return this.running && onPage !== undefined && this.at(onPage) !== undefined;
  }

  /** Where the queue is, if this migration is the step that it is at. */
  at(migration: Pick<Migration, 'key'>): QueueNow | undefined {
    return this.shown?.keys.includes(migration.key) ? this.shown.now : undefined;
  }

  /** The kept queue, as far as it came. */
  async kept(): Promise<QueueState | undefined> {
    const kept = this.state ?? (await readQueue(this.services.places.file));
    return kept && nextStep(kept) ? kept : undefined;
  }

  /**
   * The window was reloaded with the page of one of the queue's sets open: it goes on. False: that set is none of a
   * kept queue's, or another window has it.
   */
  async restore(key: SetKey): Promise<boolean> {
    const kept = await this.kept();
    const ours = kept?.steps.some(({ sets }) => sets.some((set) => set.key === key)) ?? false;
    return ours && (await this.resume()).kind === 'running';
  }

  /** What the window that runs a queue calls itself. Undefined: no other window runs one. */
  async takenBy(): Promise<string | undefined> {
    return this.inTurn(async () => {
      if (this.lock) return undefined;
      const { lockFolder, window } = this.services.places;
      const lock = await QueueLock.take(lockFolder, window);
      if (!(lock instanceof QueueLock)) return lock.window;
      await lock.release();
      return undefined;
    });
  }

  /** Begins a new queue, in the place of one that is kept. */
  async start(steps: readonly PlanStep[]): Promise<Begun> {
    return this.begin(() => Promise.resolve(newQueue(steps)));
  }

  /** Goes on with the kept queue, or brings its page back where it runs. */
  async resume(): Promise<Begun> {
    return this.begin(() => this.kept());
  }

  /** Leaves the step on the page out; what is authorized and not saved stays so. */
  async skip(): Promise<void> {
    await this.leaveStep({ type: 'skip' });
  }

  async defer(): Promise<void> {
    await this.leaveStep({ type: 'defer' });
  }

  /** The step on the page was saved, and read: the next one. */
  async next(): Promise<void> {
    await this.inTurn(() => this.advance());
  }

  /** Ends the queue for good. */
  async stop(): Promise<void> {
    await this.inTurn(() => this.end());
  }

  /** This window still may work on the queue. Where it may not, the queue stops here. */
  async holds(): Promise<boolean> {
    if (await this.lock?.isHeld()) return true;
    if (this.lock) {
      await this.interrupt();
      this.services.lost();
    }
    return false;
  }

  /** Lets go of the queue; it is kept. */
  async dispose(): Promise<void> {
    this.listening.dispose();
    await this.inTurn(() => this.interrupt());
  }

  private async begin(load: () => Promise<QueueState | undefined>): Promise<Begun> {
    return this.inTurn(async () => {
      if (!this.lock) {
        const lock = await QueueLock.take(this.services.places.lockFolder, this.services.places.window);
        if (!(lock instanceof QueueLock)) return { kind: 'taken', by: lock.window };
        this.lock = lock;
      }
      // Read under the lock: another window may have worked on it.
      this.state = undefined;
      this.state = await load();
      if (!this.state || !nextStep(this.state)) {
        await this.interrupt();
        return { kind: 'nothing' };
      }
      await this.keep(this.state);
      await this.advance();
      return { kind: 'running' };
    });
  }

  private async leaveStep(event: Extract<QueueEvent, { type: 'skip' | 'defer' }>): Promise<void> {
    await this.inTurn(async () => {
      const { shown } = this;
      if (!shown || !(await this.holds())) return;
      if (!shown.saved) await this.apply(event);
      this.moving = true;
      const [key] = shown.keys;
      if (key !== undefined) this.services.migrations.leave(key);
      await this.advance();
    });
  }

  /** Shows the next step of which something is left; ends the queue behind the last one. */
  private async advance(): Promise<void> {
    if (!(await this.holds())) return;
    this.moving = true;
    try {
      const before = this.state?.leftOut.length ?? 0;
      for (;;) {
        const step = this.state && nextStep(this.state);
        if (!this.state || !step) {
          await this.end();
          return;
        }
        const { plan, leftOut } = await this.lookAgain(step.sets);
        const steps = stepsInstead(step, plan.steps);
        const [first, ...others] = steps;
        const same = first && others.length === 0 && sameSets(first, step.sets);
        if (!same || leftOut.length > 0) await this.apply({ type: 'planned', steps, leftOut });
        if (!first) continue;
        const keys = first.sets.map(({ key }) => key);
        this.shown = {
          keys,
          now: this.now(first, this.state.leftOut.slice(before)),
          begun: false,
          saved: false,
          away: false,
        };
        await this.services.migrations.showTogether(keys, 'migrate');
        this.services.changed();
        return;
      }
    } finally {
      this.moving = false;
    }
  }

  private now({ account, tenant }: PlanStep, leftOut: readonly LeftOut[]): QueueNow {
    const state = this.state ?? { steps: [], leftOut: [] };
    const waiting = state.steps.filter((step) => step.state === 'waiting').length;
    return {
      ...progressOf(state),
      account,
      tenant: tenant.tenant,
      mayDefer: mayDefer(state),
      last: waiting === 1,
      leftOut,
    };
  }

  /** The files may have changed since the plan was made: what is left of a step, and what is not. */
  private async lookAgain(sets: readonly QueuedSet[]): Promise<{ plan: Plan; leftOut: LeftOut[] }> {
    const leftOut: LeftOut[] = [];
    const judged: JudgedSet[] = [];
    for (const { key, was } of sets) {
      const one = this.services.find(key);
      if (!one) {
        leftOut.push({ key, name: nameOf(key), why: 'gone', ids: [] });
        continue;
      }
      const same = recordMark(one.set) === was;
      const why = !wantsAuthorization(one.status) ? 'inOrder' : same ? undefined : 'byHand';
      if (why) leftOut.push({ key, name: one.set.name, why, ids: [] });
      else judged.push(one);
    }
    const plan = await this.services.plan(judged);
    for (const { accounts } of plan.tenants) {
      for (const { blocked } of accounts) {
        for (const { key, set, rules } of blocked)
          leftOut.push({ key, name: set.name, why: 'rules', ids: rules });
      }
    }
    return { plan, leftOut };
  }

  /** What happened on the page: the step was saved, or the page was closed. */
  private look(): void {
    const { shown } = this;
    if (!shown || this.moving) return;
    const migration = this.services.migrations.onPage;
    if (!migration) {
      void this.inTurn(async () => {
        if (!this.moving && !this.services.migrations.onPage) await this.interrupt();
      });
      return;
    }
    const away = !shown.keys.includes(migration.key);
    if (away !== shown.away) {
      shown.away = away;
      this.services.changed();
    }
    if (shown.saved || away) return;
    if (migration.underWay && !shown.begun) {
      shown.begun = true;
      void this.inTurn(() => this.apply({ type: 'begun' }));
    }
    if (migration.state.at.step !== 'saved') return;
    shown.saved = true;
    const { leftOut } = migration;
    void this.inTurn(async () => {
      if (leftOut.length > 0) await this.apply({ type: 'leftOut', leftOut });
      await this.apply({ type: 'saved' });
      this.services.changed();
    });
  }

  private async end(): Promise<void> {
    const { state } = this;
    this.state = undefined;
    if (this.lock) await writeQueue(this.services.places.file, undefined);
    await this.interrupt();
    this.services.migrations.hide();
    if (state) this.services.ended(state);
  }

  /** The queue runs here no more; what is kept of it stays. */
  private async interrupt(): Promise<void> {
    const { lock } = this;
    [this.lock, this.shown, this.state] = [undefined, undefined, undefined];
    await lock?.release();
    this.services.changed();
  }

  private async apply(event: QueueEvent): Promise<void> {
    if (!this.state || !this.lock) return;
    this.state = queueAfter(this.state, event);
    await this.keep(this.state);
  }

  private async keep(state: QueueState): Promise<void> {
    await writeQueue(this.services.places.file, state);
  }

  /** One after the other: a person may press faster than a disk writes. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.work.then(work);
    this.work = done.catch(() => undefined);
    return done;
  }
}

function sameSets({ sets }: PlanStep, queued: readonly QueuedSet[]): boolean {
  const keys = new Set(queued.map(({ key }) => key));
  return sets.length === keys.size && sets.every(({ key }) => keys.has(key));
}

/** All that is known of a set that no file has any more: its id. */
function nameOf(key: SetKey): string {
  return key.slice(key.lastIndexOf('#') + 1);
}
