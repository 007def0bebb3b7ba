import { type BackupSet, type SetKey, keyOf } from '../core/backupSets/backupSet';
import type { SigningIn } from '../core/overview/setState';
import type { ProblemMet } from '../core/overview/diagnosticsText';
import { waitsUntil } from '../core/steps/waitsUntil';
import type { Problem } from '../core/identity/problem';
import { Listeners } from './memory/listeners';
import type { Deletion, LocalGrants } from './grants/localGrants';
import type { Migration } from './migration';
import type { MigrationServices } from './services';

/** `again`: Authorize Again. */
export type How = 'migrate' | 'again' | 'show';

/** All migrations of this window, one a set at most (several sets may share one), and which is on the page. */
export class Migrations {
  private readonly underWay = new Map<SetKey, Migration>();
  private readonly changed = new Listeners();
  private readonly moved = new Listeners();
  private readonly showed = new Listeners();
  private shown: SetKey | undefined;
  /** Of the migration that prompts lead: closing the page does not end it. */
  private prompted: SetKey | undefined;
  /** Counts what was asked for: the newest gets the page. */
  private asked = 0;
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
      localGrants.onWillDelete((deletion) => this.endFor(deletion)),
      services.onDidRead(() => this.entriesRead()),
    ];
  }

  /** Fires when other migrations are under way, or signing in, than before. */
  readonly onDidChange = this.changed.add;
  /** Fires when the migration on the page moved, or another one came there. */
  readonly onDidMove = this.moved.add;
  /** Fires when a migration is asked for: its page comes to the front. */
  readonly onDidShow = this.showed.add;

  /** The migration on the page. */
  get onPage(): Migration | undefined {
    return this.shown === undefined ? undefined : this.underWay.get(this.shown);
  }

  /** The migration that prompts lead. */
  get onPrompts(): Migration | undefined {
    return this.prompted === undefined ? undefined : this.underWay.get(this.prompted);
  }

  /** All that are under way, and those that are only looked at. */
  get all(): readonly Migration[] {
    return [...new Set(this.underWay.values())];
  }

  /** Something was put on the page since the window opened, or is about to be. */
  get wasAsked(): boolean {
    return this.asked > 0;
  }

  running(): readonly SetKey[] {
    return [...this.underWay].filter(([, { phase }]) => phase !== 'idle').map(([key]) => key);
  }

  /** Of these, the ones that wait for a browser, or for Microsoft's answer. */
  signingIn(): ReadonlyMap<SetKey, SigningIn> {
    return new Map(
      this.signIns.flatMap((of) => of.keys.map((key) => [key, { until: waitsUntil(of.state) }])),
    );
  }

  get signIns(): readonly Migration[] {
    return this.all.filter(({ phase }) => phase === 'signingIn');
  }

  /**
   * Puts the set on the page: at Confirm where a finished authorization waits for its Save, with its migration where one
   * is under way. `show`: otherwise with how far it is; `migrate`, `again`: with the choice of a method. False: no such
   * set, or an untrusted workspace.
   */
  async show(key: SetKey, how: How): Promise<boolean> {
    return this.showTogether([key], how);
  }

  /** Authorize Again, with a sign-in that tests access, too; what is under way already goes on as it is. */
  async showToTest(key: SetKey): Promise<boolean> {
    const shown = await this.show(key, 'again');
    // Another set may have been asked for meanwhile: its level is its own.
    if (this.onPage?.keys.includes(key)) this.onPage.dispatch({ type: 'permissions', level: 'test' });
    return shown;
  }

  /**
   * The same for several sets of one account that are to share an authorization. One that is under way for exactly
   * these sets goes on; others that any of them has end.
   */
  async showTogether(keys: readonly SetKey[], how: How): Promise<boolean> {
    if (!this.trusted()) return false;
    const asked = ++this.asked;
    const key = await this.ready(keys, how);
    if (key === undefined) return false;
    if (asked !== this.asked) return true;
    this.shown = key;
    this.fire();
    this.showed.fire();
    return true;
  }

  /** The same for prompts: the page stays as it is. Undefined: no such set, or an untrusted workspace. */
  async prompt(asked: SetKey, how: How): Promise<Migration | undefined> {
    if (!this.trusted()) return undefined;
    const key = await this.ready([asked], how);
    if (key === undefined) return undefined;
    this.prompted = key;
    this.fire();
    return this.underWay.get(key);
  }

  /** Prompts lead it no longer; where nothing is begun, and no page shows it, it ends. */
  leavePrompts(migration: Migration): void {
    if (this.onPrompts === migration) this.prompted = undefined;
    if (migration.phase === 'idle' && this.onPage !== migration && this.all.includes(migration))
      this.leave(migration.key);
  }

  /** The migration of these sets is there, as `how` wants it. Undefined: no such set. @returns the first one's key */
  private async ready(keys: readonly SetKey[], how: How): Promise<SetKey | undefined> {
    await this.localGrants.known();
    const sets = keys.flatMap((key) => this.services.find(key) ?? []);
    const [first] = sets;
    if (!first) return undefined;
    const key = keyOf(first);
    const existing = this.underWay.get(key);
    // One that is migrated together with others is shown with them.
    const same = keys.length === 1 || existing?.keys.join() === keys.join();
    // A Save that was undone waits for its Save again, and one that was left is told by the set's history.
    const leftBehind = key !== this.shown && key !== this.prompted;
    const left = how !== 'show' || leftBehind || this.localGrants.pendingOf(first) !== undefined;
    const over = existing?.state.at.step === 'saved' && left;
    if (!existing || !same || over) await this.start(sets, how);
    else if (how !== 'show') existing.dispatch({ type: 'begin' });
    return key;
  }

  /**
   * The window was reloaded with the set's page open: it goes on as far as it came. Whoever began something else meanwhile
   * keeps the page for it. False: no file has the set any more.
   */
  async restore(key: SetKey): Promise<boolean> {
    return this.wasAsked ? this.onPage !== undefined : this.show(key, 'show');
  }

  /** The page was closed: an unexchanged code is lost with its attempt's page, nothing else. */
  hide(): void {
    const { onPage } = this;
    this.shown = undefined;
    if (onPage?.phase === 'idle' && onPage !== this.onPrompts) this.end(onPage.key, 'left');
    this.fire();
  }

  /** Ends the migration that the set takes part in; a finished authorization stays, "not yet saved". */
  leave(key: SetKey): void {
    this.end(key, 'left');
    this.fire();
  }

  /**
   * Gives the migration up that the set takes part in: whatever it is waiting for, its attempt ends, and its unsaved
   * grant is deleted. A Save that has begun is finished first. @returns whether it was given up: false, it is saved
   */
  async cancel(key: SetKey): Promise<boolean> {
    const migration = this.underWay.get(key);
    if (migration?.state.at.step === 'saving') await migration.finished();
    if (migration?.state.at.step === 'saved') return false;
    const keys = migration?.keys ?? [key];
    const pending = new Set(
      keys
        .flatMap((one) => this.services.find(one) ?? [])
        .flatMap((set) => this.localGrants.pendingOf(set)?.id ?? []),
    );
    this.end(key, 'cancelled');
    for (const one of keys) await this.services.memory.rememberWaiting(one, false);
    await migration?.finished();
    await this.localGrants.delete(...pending);
    return true;
  }

  /** Another window stores authorizations now: a sign-in that waits here for a person could not be stored. */
  tookOver(problem: Problem): void {
    for (const migration of this.all)
      if (migration.state.at.step === 'waiting') migration.dispatch({ type: 'tookOver', problem });
  }

  /** Its Save was undone: a migration that was saved has nothing more to show, and its page shows the set as it is now. */
  async undone(key: SetKey): Promise<void> {
    const migration = this.underWay.get(key);
    if (migration?.state.at.step !== 'saved') return;
    const seen = [this.shown, this.prompted].find((one) => one !== undefined && migration.keys.includes(one));
    const set = seen === undefined ? undefined : this.services.find(seen);
    // The former one is ended only when the new one is there: without any, the page would close.
    if (set) await this.start([set], 'show');
    else this.end(key, 'left');
    this.fire();
  }

  /** The last problems of this window's migrations, by kind. */
  get problemsMet(): readonly ProblemMet[] {
    return this.met;
  }

  /**
   * The window ends: every attempt ends with it; what was kept stays. @returns when a finished exchange is kept, and a
   * Save that has begun is done
   */
  async finish(): Promise<void> {
    for (const migration of this.all) migration.end('left');
    await Promise.all(this.all.map((migration) => migration.finished()));
  }

  dispose(): void {
    for (const key of [...this.underWay.keys()]) this.end(key, 'left');
    for (const listening of this.listening) listening.dispose();
    for (const listeners of [this.changed, this.moved, this.showed]) listeners.clear();
  }

  /** Of one set whose finished authorization is for others too: with those. */
  private async start(asked: readonly BackupSet[], how: How): Promise<void> {
    const { savedTogether, startMigration } = await import('./startMigration');
    const [pending] = asked.flatMap((set) => this.localGrants.pendingOf(set) ?? []);
    const [only, ...others] = asked;
    const waiting = () => this.services.sets().filter((set) => this.localGrants.pendingOf(set) === pending);
    const sets = only && pending && others.length === 0 ? savedTogether(only, pending, waiting()) : asked;
    const keys = sets.map(keyOf);
    const { shown, prompted } = this;
    let cutOff = false;
    for (const key of keys) {
      this.end(key, 'left');
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
    const beginning = { begun: how !== 'show', cutOff };
    const migration = startMigration(sets, pending, beginning, this.services, ends);
    for (const key of keys) this.underWay.set(key, migration);
    // What showed the one that ended here shows this.
    if (shown !== undefined && keys.includes(shown)) this.shown ??= shown;
    if (prompted !== undefined && keys.includes(prompted)) this.prompted ??= prompted;
  }

  /** Ends the migration that the set takes part in. */
  private end(key: SetKey, how: 'cancelled' | 'left'): void {
    const migration = this.underWay.get(key);
    if (!migration) return;
    migration.end(how);
    for (const member of migration.keys) this.underWay.delete(member);
    if (this.shown !== undefined && migration.keys.includes(this.shown)) this.shown = undefined;
    if (this.prompted !== undefined && migration.keys.includes(this.prompted)) this.prompted = undefined;
  }

  /**
   * What was authorized with a grant that is deleted has nothing to go on with; where all are deleted, nothing goes on
   * that would store another. A Save that has begun is finished first.
   */
  private endFor({ ids, waitFor }: Deletion): void {
    for (const [key, migration] of this.underWay) {
      const { at } = migration.state;
      const concerned = ids === 'all' || ('authorized' in at && ids.includes(at.authorized.grant));
      if (!concerned) continue;
      waitFor(migration.finished());
      if (at.step !== 'saving') this.end(key, 'cancelled');
    }
  }

  /** Each migration is compared with its files; the page shows what changed. */
  private entriesRead(): void {
    for (const migration of this.all) migration.dispatch({ type: 'entriesRead' });
    this.moved.fire();
  }

  /** The page shows that too. */
  private fire(): void {
    this.changed.fire();
    this.moved.fire();
  }
}
