import type { SetKey } from '../../core/backupSets/backupSet';
import { decidedEvents, nothingDecided, type Decided } from '../../core/steps/decided';
import {
  newQueue,
  nextStep,
  queueNow,
  queueAfter,
  type QueueEvent,
  type QueueNow,
  type QueueState,
  stepsInstead,
} from '../../core/steps/queueState';
import type { Migration } from '../migration';
import { planAgain } from './planAgain';
import type { Begun, QueueServices, StepOnPage } from './queueServices';
import { QueueStore } from './queueStore';
import type { PlanStep } from '../../core/overview/planStep';

/**
 * Runs this workspace's queue: account after account on the page. Owns the queue. Closing the page or the
 * window interrupts it: it is kept, and goes on at the step where it was.
 */
export class Queue {
  private state: QueueState | undefined;
  private readonly store: QueueStore;
  /** Undefined: the queue does not run here. */
  private shown: StepOnPage | undefined;
  private moving = false;
  private work: Promise<unknown> = Promise.resolve();
  private readonly listening: { dispose(): void };

  constructor(private readonly services: QueueServices) {
    this.store = new QueueStore(services.places, {
      busy: () => this.busy,
      lost: (by) => this.lose(by),
    });
    this.listening = services.migrations.onDidMove(() => this.look());
  }

  get running(): boolean {
    return this.store.held;
  }

  /** It runs, and its step is what the page shows: not another migration that was begun beside it. */
  get onPage(): boolean {
    const { onPage } = this.services.migrations;
    return this.running && onPage !== undefined && this.at(onPage) !== undefined;
  }

  /** Every step, while it runs here. */
  get steps(): QueueState['steps'] | undefined {
    return this.running ? this.state?.steps : undefined;
  }

  /** Where the queue is, if this migration is the step that it is at. */
  at(migration: Pick<Migration, 'key'>): QueueNow | undefined {
    if (!this.shown?.keys.includes(migration.key)) return undefined;
    return { ...this.shown.now, steps: this.state?.steps ?? this.shown.now.steps };
  }

  /** The kept queue, as far as it came. */
  async kept(): Promise<QueueState | undefined> {
    return this.state && nextStep(this.state) ? this.state : this.store.read();
  }

  /**
   * The window was reloaded with the page of one of the queue's sets open: it goes on. `nothing`: that set is none of a
   * kept queue's.
   */
  async restore(key: SetKey): Promise<Begun> {
    const kept = await this.kept();
    const ours = kept?.steps.some(({ sets }) => sets.some((set) => set.key === key)) ?? false;
    return ours ? this.resume() : { kind: 'nothing' };
  }

  /** What the window that runs a queue calls itself. Undefined: no other window runs one. */
  async takenBy(): Promise<string | undefined> {
    return this.inTurn(() => this.store.otherHolder());
  }

  /**
   * Begins a new queue, in the place of one that is kept.
   * @param takeOver a window that runs one is asked to give way
   */
  async start(steps: readonly PlanStep[], decided = nothingDecided, takeOver = false): Promise<Begun> {
    return this.begin(() => Promise.resolve(newQueue(steps, decided)), takeOver);
  }

  /**
   * Goes on with the kept queue, or brings its page back where it runs.
   * @param takeOver a window that runs one is asked to give way
   */
  async resume(takeOver = false): Promise<Begun> {
    return this.begin(() => this.kept(), takeOver);
  }

  /** Drops a kept queue of another workspace. False: a window runs a queue, which might be that one. */
  async discard(file: string): Promise<boolean> {
    return this.inTurn(() => this.store.discard(file));
  }

  /** Leaves the step on the page out; what is authorized and not saved stays so. */
  async skip(): Promise<void> {
    await this.leaveStep({ type: 'skip' });
  }

  async defer(): Promise<void> {
    await this.leaveStep({ type: 'defer' });
  }

  /** To the step of this set, which waits further behind or was skipped. Nothing, if it is no such step. */
  async goTo(key: SetKey): Promise<void> {
    await this.leaveStep({ type: 'goTo', key, from: this.shown?.keys[0] ?? key });
  }

  /** The step on the page was saved, and read: the next one. */
  async next(): Promise<void> {
    await this.inTurn(() => this.advance());
  }

  /** Ends the queue for good. */
  async stop(): Promise<void> {
    await this.inTurn(() => this.end());
  }

  /** This window still may work on the queue. If not, the queue stops here, as `lost` tells. */
  async holds(): Promise<boolean> {
    return this.store.stillHeld();
  }

  /** Lets go of the queue; it is kept. */
  async dispose(): Promise<void> {
    this.listening.dispose();
    await this.inTurn(() => this.interrupt());
  }

  private async begin(load: () => Promise<QueueState | undefined>, takeOver: boolean): Promise<Begun> {
    return this.inTurn(async () => {
      const by = await this.store.take(takeOver);
      if (by !== undefined) return { kind: 'taken', by };
      // Read under the lock: another window may have worked on it.
      this.state = undefined;
      this.state = await load();
      if (!this.state || !nextStep(this.state)) {
        await this.interrupt();
        return { kind: 'nothing' };
      }
      if (await this.store.write(this.state)) await this.advance();
      return this.running ? { kind: 'running' } : { kind: 'taken', by: '' };
    });
  }

  /** A step is at work by itself: no other window cuts it short. */
  private get busy(): boolean {
    const migration = this.services.migrations.onPage;
    const step = migration && this.at(migration) ? migration.state.at.step : undefined;
    return step === 'exchanging' || step === 'saving';
  }

  /** Another window has the queue now. No page of it waits for a person here any more, and says why. */
  private lose(by: string): void {
    const { onPage } = this.services.migrations;
    const migration = onPage && this.at(onPage) ? onPage : undefined;
    [this.shown, this.state] = [undefined, undefined];
    migration?.dispatch({
      type: 'tookOver',
      problem: { kind: 'otherWindow', about: 'queue', reason: 'tookOver', window: by },
    });
    this.services.lost(by);
    this.services.changed();
  }

  private async leaveStep(event: Extract<QueueEvent, { type: 'skip' | 'defer' | 'goTo' }>): Promise<void> {
    await this.inTurn(async () => {
      const { shown } = this;
      if (!shown || !(await this.holds())) return;
      const before = this.state;
      if (!shown.saved || event.type === 'goTo') await this.apply(event);
      if (event.type === 'goTo' && this.state === before) return;
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
        const { plan, leftOut } = await planAgain(step.sets, this.services);
        const steps = stepsInstead(step, plan.steps);
        const [first] = steps;
        // One step, and nothing left out of it: it's about the very sets that were queued.
        if (steps.length !== 1 || leftOut.length > 0) await this.apply({ type: 'planned', steps, leftOut });
        if (!this.running) return;
        if (!first) continue;
        const keys = first.sets.map(({ key }) => key);
        this.shown = {
          keys,
          now: queueNow(this.state, first, this.state.leftOut.slice(before)),
          begun: false,
          saved: false,
          away: false,
        };
        await this.services.migrations.showTogether(keys, 'migrate');
        this.decide(this.state.decided);
        this.services.changed();
        return;
      }
    } finally {
      this.moving = false;
    }
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
    if (migration.phase !== 'idle' && !shown.begun) {
      shown.begun = true;
      void this.inTurn(() => this.apply({ type: 'begun' }));
    }
    if (migration.state.at.step !== 'saved') return;
    shown.saved = true;
    const { leftOut } = migration.sets;
    void this.inTurn(async () => {
      if (leftOut.length > 0) await this.apply({ type: 'leftOut', leftOut });
      await this.apply({ type: 'saved' });
      this.services.changed();
    });
  }

  private async end(): Promise<void> {
    const { state } = this;
    // Another window's queue is not this one's to end.
    if (!(await this.store.write(undefined))) return;
    await this.interrupt();
    // The page goes on with what became of it, before its last step leaves.
    if (state) this.services.ended(state);
    this.services.migrations.hide();
  }

  /** What was decided for all is chosen for the step that just came to the page. */
  private decide(decided: Decided): void {
    const migration = this.services.migrations.onPage;
    if (!migration || !this.at(migration)) return;
    for (const event of decidedEvents(decided, migration.state, migration.facts.judgement))
      migration.dispatch(event);
  }

  /** The queue runs here no more; what is kept of it stays. */
  private async interrupt(): Promise<void> {
    [this.shown, this.state] = [undefined, undefined];
    await this.store.release();
    this.services.changed();
  }

  private async apply(event: QueueEvent): Promise<void> {
    if (!this.state || !this.running) return;
    this.state = queueAfter(this.state, event);
    await this.store.write(this.state);
  }

  /** One after the other: a person may press faster than a disk writes. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.work.then(work);
    this.work = done.catch(() => undefined);
    return done;
  }
}
