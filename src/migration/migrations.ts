import { type BackupSet, type SetKey, keyOf } from '../core/backupSet';
import type { GrantFacts } from '../core/grant';
import { isForTenant } from '../core/grantTenant';
import type { JudgedSet, Plan } from '../core/plan';
import type { ProblemMet } from '../core/diagnosticsText';
import { problemOf } from '../core/problem';
import type { Here } from '../core/setStatus';
import { GrantReadings } from './grantReadings';
import { Listeners } from './listeners';
import type { Migration } from './migration';
import type { MigrationServices } from './services';
import { PendingGrants } from './pendingGrants';
import type { VerifyRun } from './verifyGrants';

/**
 * All migrations of this window, one a set at most (several sets may share one), and what of them is here: grants kept,
 * grants that no Save has put into a file yet, sets that wait for an administrator.
 */
export class Migrations {
  private readonly underWay = new Map<SetKey, Migration>();
  private readonly readings = new GrantReadings();
  private readonly changed = new Listeners();
  private readonly moved = new Listeners();
  private readonly showed = new Listeners();
  private shown: SetKey | undefined;
  /** Verifications under way. */
  private verifying = 0;
  private later: NodeJS.Timeout | undefined;
  private met: readonly ProblemMet[] = [];
  private readonly pending = new PendingGrants();

  constructor(
    private readonly services: MigrationServices,
    /** Secrets and the network are allowed: the workspace is trusted. */
    private readonly trusted: () => boolean,
  ) {}

  /** Fires when what is here changed: grants, what waits, which migrations are under way. */
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

  here(key: SetKey): Here {
    const set = this.services.find(key);
    const grant = set?.authentication.grant?.toLowerCase();
    const facts = grant === undefined ? undefined : this.kept?.get(grant);
    // A file can name another tenant's grant: what was found of that says nothing here.
    const own = set && facts && isForTenant(facts, set) ? facts : undefined;
    const verification = own && this.services.memory.verificationOf(own.id);
    return {
      grant: grant === undefined || this.kept === undefined ? undefined : facts !== undefined,
      ...(own ? { lastUsed: own.refreshedAt ?? own.authorizedAt } : {}),
      ...(verification ? { verification } : {}),
      pending: set && this.pendingOf(set)?.id,
      ...(set ? { fitting: this.pending.fitting(set, this.services.sets(), this.kept) } : {}),
      waitingForAdministrator: this.services.memory.waitsForAdministrator(key),
      undoable: this.services.memory.formerOf(key) !== undefined,
      job: this.services.memory.jobAfter(key),
    };
  }

  /** Reads which grants are here. Nothing is read in an untrusted workspace. */
  async refresh(): Promise<void> {
    if (!this.trusted()) return;
    const reading = this.readings.begin();
    try {
      this.readings.listed(reading, await this.services.grants.list(this.named()));
    } catch (error) {
      this.services.log.error(`The secret storage could not be read (${problemOf(error).kind}).`);
      this.readings.listed(reading, []);
    }
    this.fire();
  }

  /** Once it was looked which grants are here; at once in an untrusted workspace. */
  async known(): Promise<void> {
    if (this.kept === undefined) await this.refresh();
  }

  /** One grant was kept, changed or dropped, here or in another window. */
  async reread(grant: string): Promise<void> {
    if (!this.trusted() || this.kept === undefined) return;
    const reading = this.readings.begin();
    const facts = await this.services.grants.facts(grant);
    this.readings.read(reading, grant, facts);
    if (!facts) await this.services.memory.keepVerification(grant, undefined);
    this.fire();
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
    await this.known();
    const sets = keys.flatMap((key) => this.services.find(key) ?? []);
    const [first] = sets;
    if (!first) return false;
    const key = keyOf(first);
    const existing = this.underWay.get(key);
    // A set that is migrated together with others is shown with them.
    const same = keys.length === 1 || existing?.keys.join() === keys.join();
    // A Save that was undone waits for its Save again: what the page said of it is over.
    const over = existing?.state.at.step === 'saved' && (how !== 'show' || this.pendingOf(first));
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
    const { grant, pending } = this.here(key);
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
    const pending = sets.flatMap((set) => this.pendingOf(set) ?? []);
    this.end(key);
    for (const one of keys) await this.services.memory.rememberWaiting(one, false);
    for (const grant of pending) await this.services.grants.forget(grant.id);
    await this.refresh();
  }

  /**
   * Verifies the authorizations that these sets name, each once; what was found stands in `memory` and in the rows.
   * Nothing happens in an untrusted workspace.
   */
  async verify(keys: readonly SetKey[], run: VerifyRun): Promise<void> {
    if (!this.trusted()) return;
    await this.known();
    const { verifyGrants } = await import('./verifyGrants');
    this.verifying += 1;
    try {
      await verifyGrants(keys, this.grantsHere, this.services, run);
    } finally {
      this.verifying -= 1;
      this.fire();
    }
  }

  /** A migration that was saved has nothing more to show: it was undone. */
  close(key: SetKey): void {
    if (this.underWay.get(key)?.state.at.step === 'saved') this.end(key);
  }

  /** Forgets one grant: the sets that name it then read "not authorized on this computer". */
  async forget(grant: string): Promise<void> {
    for (const [key, { state }] of this.underWay) {
      const { at } = state;
      if ((at.step === 'confirm' || at.step === 'saved') && at.authorized.grant === grant) this.end(key);
    }
    await this.services.grants.forget(grant);
    await this.refresh();
  }

  async forgetAll(): Promise<void> {
    for (const key of [...this.underWay.keys()]) this.end(key);
    await this.services.grants.forgetAll(this.named());
    await this.refresh();
  }

  /** What is to be done for these sets, without doing anything. */
  async plan(sets: Iterable<JudgedSet>): Promise<Plan> {
    await this.known();
    const { makePlan } = await import('./makePlan');
    return makePlan(sets, this.grantsHere, this.services);
  }

  /** The last problems of this window's migrations, by kind. */
  get problemsMet(): readonly ProblemMet[] {
    return this.met;
  }

  /** Every grant that can be read here. */
  get grantsHere(): readonly GrantFacts[] {
    return [...(this.kept?.values() ?? [])];
  }

  /** Ends every attempt of this window; what was kept stays. */
  dispose(): void {
    for (const key of [...this.underWay.keys()]) this.end(key);
    clearTimeout(this.later);
    for (const listeners of [this.changed, this.moved, this.showed]) listeners.clear();
  }

  /** Of one set whose finished authorization is for others too: with those. */
  private async start(asked: readonly BackupSet[]): Promise<void> {
    const { savedTogether, startMigration } = await import('./startMigration');
    const [pending] = asked.flatMap((set) => this.pendingOf(set) ?? []);
    const [only, ...others] = asked;
    const waiting = () => this.services.sets().filter((set) => this.pendingOf(set) === pending);
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

  private get kept(): ReadonlyMap<string, GrantFacts> | undefined {
    return this.readings.kept;
  }

  /** A finished authorization made for this set that no Save has put into a file. */
  private pendingOf(set: BackupSet): GrantFacts | undefined {
    return this.pending.of(set, this.services.sets(), this.kept);
  }

  /** Grants that files name: a storage that cannot list its keys is asked for these. */
  private named(): readonly string[] {
    return this.services.sets().flatMap(({ authentication: { grant } }) => grant ?? []);
  }

  /** What is here changed: the page shows that too. */
  private fire(): void {
    // A verification renews grants by the hundred: listeners, who look at every set, hear of them twice a second.
    if (this.verifying > 0) {
      this.later ??= setTimeout(() => this.tell(), 500);
    } else {
      this.tell();
    }
  }

  private tell(): void {
    clearTimeout(this.later);
    this.later = undefined;
    this.changed.fire();
    this.moved.fire();
  }
}

/** What tree and commands use of the migrations. */
export type MigrationsContract = Pick<
  Migrations,
  | 'onDidChange'
  | 'problemsMet'
  | 'grantsHere'
  | 'here'
  | 'running'
  | 'show'
  | 'cancel'
  | 'close'
  | 'forget'
  | 'forgetAll'
  | 'refresh'
  | 'known'
  | 'plan'
  | 'verify'
>;
