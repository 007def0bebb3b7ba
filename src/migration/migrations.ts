import { type BackupSet, type SetKey, keyOf } from '../core/backupSet';
import type { ProblemMet } from '../core/diagnosticsText';
import type { Problem } from '../core/problem';
import { Listeners } from './listeners';
import type { LocalGrants } from './localGrants';
import type { Migration } from './migration';
import type { MigrationServices } from './services';

/** All migrations of this window, one a set at most (several sets may share one), and which is on the page. */
export class Migrations {
  private readonly underWay = new Map<SetKey, Migration>();
  private readonly changed = new Listeners();
  private readonly moved = new Listeners();
  private readonly showed = new Listeners();
  private shown: SetKey | undefined;
  private met: readonly ProblemMet[] = [];
  private readonly listening: readonly { dispose(): void }[];

  constructor(
    private readonly services: MigrationServices,
    private readonly localGrants: LocalGrants,
    /** Secrets and the network are allowed: the workspace is trusted. */
    private readonly trusted: () => boolean,
  ) {
    this.listening = [
      localGrants.onDidChange(() => this.moved.fire()),
      localGrants.onWillDelete((ids) => this.endWith(ids)),
    ];
  }

  /** Fires when other migrations are under way than before. */
  readonly onDidChange = this.changed.add;
  /** Fires when the migration on the page moved, or another one came there. */
  readonly onDidMove = this.moved.add;
  /** Fires when a migration is asked for: its page comes to the front. */
  readonly onDidShow = this.showed.add;

  /** The migration on the page. */
  get onPage(): Migration | undefined {
    return this.shown === undefined ? undefined : this.underWay.get(this.shown);
  }

  running(): readonly SetKey[] {
    return [...this.underWay].filter(([, { underWay }]) => underWay).map(([key]) => key);
  }

  /**
   * Starts the set's migration, or goes on with it, and puts it on the page: at Confirm where a finished
   * authorization waits for its Save. False: no such set, or an untrusted workspace.
   */
  async show(key: SetKey, how: 'migrate' | 'again' | 'show'): Promise<boolean> {
    return this.showTogether([key], how);
  }

  /**
   * The same for several sets of one account that are to share an authorization. One that is under way for exactly
   * these sets goes on; others that any of them has end.
   */
  async showTogether(keys: readonly SetKey[], how: 'migrate' | 'again' | 'show'): Promise<boolean> {
    if (!this.trusted()) return false;
    await this.localGrants.known();
    const sets = keys.flatMap((key) => this.services.find(key) ?? []);
    const [first] = sets;
    if (!first) return false;
    const key = keyOf(first);
    const existing = this.underWay.get(key);
    // A set that is migrated together with others is shown with them.
    const same = keys.length === 1 || existing?.keys.join() === keys.join();
    // A Save that was undone waits for its Save again: what the page said of it is over.
    const over = existing?.state.at.step === 'saved' && (how !== 'show' || this.localGrants.pendingOf(first));
    if (!existing || !same || over) await this.start(sets);
    this.shown = key;
    this.fire();
    this.showed.fire();
    return true;
  }

  /**
   * The window was reloaded with the set's page open: it goes on where there is something to go on with. False: the
   * set is migrated, and nothing waits.
   */
  async restore(key: SetKey): Promise<boolean> {
    const { grant, pending } = this.localGrants.localState(key);
    const finished = grant === true && pending === undefined && !this.services.memory.wasUnderWay(key);
    return !finished && (await this.show(key, 'show'));
  }

  /** The page was closed: an unexchanged code is lost with its attempt's page, nothing else. */
  hide(): void {
    const key = this.shown;
    this.shown = undefined;
    const migration = key === undefined ? undefined : this.underWay.get(key);
    if (
      key !== undefined &&
      (migration?.state.at.step === 'saved' || migration?.state.at.step === 'review')
    ) {
      this.end(key);
    }
    this.fire();
  }

  /** Ends the migration that the set takes part in; a finished authorization stays, "not yet saved". */
  leave(key: SetKey): void {
    this.end(key);
    this.fire();
  }

  /** Gives the migration up that the set takes part in: its attempt ends, its unsaved grant goes. */
  async cancel(key: SetKey): Promise<void> {
    const keys = this.underWay.get(key)?.keys ?? [key];
    const sets = keys.flatMap((one) => this.services.find(one) ?? []);
    const pending = sets.flatMap((set) => this.localGrants.pendingOf(set) ?? []);
    this.end(key);
    for (const one of keys) await this.services.memory.rememberWaiting(one, false);
    await this.localGrants.delete(...pending.map(({ id }) => id));
  }

  /** Another window stores authorizations now: a sign-in that waits here for a person could not be stored. */
  tookOver(problem: Problem): void {
    for (const migration of new Set(this.underWay.values())) {
      if (migration.state.at.step === 'waiting') migration.dispatch({ type: 'tookOver', problem });
    }
  }

  /** A migration that was saved has nothing more to show: it was undone. */
  close(key: SetKey): void {
    if (this.underWay.get(key)?.state.at.step === 'saved') this.end(key);
  }

  /** The last problems of this window's migrations, by kind. */
  get problemsMet(): readonly ProblemMet[] {
    return this.met;
  }

  /** Ends every attempt of this window; what was kept stays. */
  dispose(): void {
    for (const key of [...this.underWay.keys()]) this.end(key);
    for (const listening of this.listening) listening.dispose();
    for (const listeners of [this.changed, this.moved, this.showed]) listeners.clear();
  }

  /** Of one set whose finished authorization is for others too: with those. */
  private async start(asked: readonly BackupSet[]): Promise<void> {
    const { savedTogether, startMigration } = await import('./startMigration');
    const [pending] = asked.flatMap((set) => this.localGrants.pendingOf(set) ?? []);
    const [only, ...others] = asked;
    const waiting = () => this.services.sets().filter((set) => this.localGrants.pendingOf(set) === pending);
    const sets = only && pending && others.length === 0 ? savedTogether(only, pending, waiting()) : asked;
    const keys = sets.map(keyOf);
    let cutOff = false;
    for (const key of keys) {
      this.end(key);
      if (!this.services.memory.wasUnderWay(key)) continue;
      cutOff = true;
      await this.services.memory.rememberUnderWay(key, false);
    }
    const ends = {
      moved: () => this.moved.fire(),
      changed: () => this.fire(),
      closed: () => this.hide(),
      met: (kind: string) => {
        this.met = [...this.met.slice(-19), { at: new Date(this.services.now()).toISOString(), kind }];
      },
    };
    const migration = startMigration(sets, pending, cutOff, this.services, ends);
    for (const key of keys) this.underWay.set(key, migration);
  }

  /** Ends the migration that the set takes part in. */
  private end(key: SetKey): void {
    const migration = this.underWay.get(key);
    if (!migration) return;
    migration.dispose();
    for (const member of migration.keys) this.underWay.delete(member);
    if (this.shown !== undefined && migration.keys.includes(this.shown)) this.shown = undefined;
  }

  /** What was authorized with a grant that is deleted has nothing to go on with. */
  private endWith(grants: readonly string[]): void {
    for (const [key, { state }] of this.underWay) {
      const { at } = state;
      if ('authorized' in at && at.step !== 'saving' && grants.includes(at.authorized.grant)) this.end(key);
    }
  }

  /** The page shows that too. */
  private fire(): void {
    this.changed.fire();
    this.moved.fire();
  }
}
