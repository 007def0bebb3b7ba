import { type BackupSet, keyOf, type SetKey } from '../../core/backupSets/backupSet';
import type { GrantFacts } from '../../core/identity/grant';
import { problemOf } from '../../core/identity/problem';
import type { LocalState } from '../../core/overview/setStatus';
import type { GrantsHere } from './grantsHere';
import { Listeners } from '../memory/listeners';
import type { MigrationServices } from '../services';

/** While many grants change one after the other, listeners, who look at every set, hear of them this often. */
const betweenChanges = 500;

/** Grants that are about to be deleted; what must be finished before is waited for. */
export interface Deletion {
  readonly ids: readonly string[] | 'all';
  readonly waitFor: (work: Promise<unknown>) => void;
}

/**
 * The grants that are kept on this computer, as this window last read them: which are here, and which wait for their
 * Save. Nothing is read in an untrusted workspace.
 */
export class LocalGrants {
  /** Loaded when grants are first read: never in an untrusted workspace. */
  private here: GrantsHere | undefined;
  private readonly changed = new Listeners();
  private readonly deleting = new Listeners<Deletion>();
  /** Pieces of work under way that change many grants. */
  private busy = 0;
  private later: NodeJS.Timeout | undefined;

  constructor(
    private readonly services: Pick<MigrationServices, 'sets' | 'find' | 'grants' | 'memory' | 'log'>,
    /** Secrets and the network are allowed: the workspace is trusted. */
    private readonly trusted: () => boolean,
  ) {}

  /** Fires when a grant, or what is known of one, changed. */
  readonly onDidChange = this.changed.add;
  /** Fires before grants are deleted: what works with one of them ends first. */
  readonly onWillDelete = this.deleting.add;

  /** Every grant that can be read here. */
  get all(): readonly GrantFacts[] {
    return this.here?.all ?? [];
  }

  /** The grant that the set's record names, if it was made for this set: a file can name any. */
  grantOf(set: BackupSet): GrantFacts | undefined {
    return this.here?.grantOf(set);
  }

  /** A finished authorization made for this set that no Save has put into a file. */
  pendingOf(set: BackupSet): GrantFacts | undefined {
    const pending = this.here?.pendingOf(set, this.services.sets());
    // Saved once, and undone by a person: others may name it, and nothing waits for a Save.
    return pending && this.services.memory.undoneGrant(keyOf(set)) === pending.id ? undefined : pending;
  }

  localState(key: SetKey): LocalState {
    const set = this.services.find(key);
    const named = set?.authentication.grant !== undefined;
    const own = set && this.grantOf(set);
    const { memory } = this.services;
    const former = memory.formerOf(key);
    const verification = own && memory.verificationOf(own.id);
    return {
      grant: named && this.wereRead ? own !== undefined : undefined,
      ...(own ? { lastUsed: own.refreshedAt ?? own.authorizedAt } : {}),
      ...(verification ? { verification } : {}),
      pending: set && this.pendingOf(set)?.id,
      ...(set ? { fitting: this.here?.fitting(set, this.services.sets()) ?? [] } : {}),
      waitingForAdministrator: memory.waitsForAdministrator(key),
      undoable: former !== undefined,
      before: former?.method,
      job: memory.jobAfter(key),
    };
  }

  /** Reads which grants are here. */
  async refresh(): Promise<void> {
    if (!this.trusted()) return;
    const { readings } = this.here ?? (await this.loadHere());
    const reading = readings.begin();
    try {
      readings.listed(reading, await this.services.grants.list(this.named()));
    } catch (error) {
      this.services.log.error(`The secret storage could not be read (${problemOf(error).kind}).`);
      readings.listed(reading, []);
    }
    this.fire();
  }

  /** Resolves when it is known which grants are here; at once in an untrusted workspace. */
  async known(): Promise<void> {
    if (!this.wereRead) await this.refresh();
  }

  /** One grant was kept, changed or deleted, here or in another window. */
  async reread(id: string): Promise<void> {
    const readings = this.here?.readings;
    if (!this.trusted() || readings?.kept === undefined) return;
    const reading = readings.begin();
    const facts = await this.services.grants.facts(id);
    readings.read(reading, id, facts);
    this.fire();
  }

  /**
   * Deletes grants here; Microsoft's side stays until it is revoked there. One that can't be deleted keeps no other.
   * @throws ProblemError `drop`
   */
  async delete(...ids: readonly string[]): Promise<void> {
    await this.announce(ids);
    try {
      const results = await Promise.allSettled(ids.map((id) => this.deleteOne(id)));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    } finally {
      await this.refresh();
    }
  }

  private async deleteOne(id: string): Promise<void> {
    await this.services.grants.forget(id);
    await this.services.memory.forgetGrant(id).catch((error: unknown) => {
      this.services.log.error(`${problemOf(error).kind}: what is known of a deleted grant is still kept`);
    });
  }

  /** Deletes every grant, unreadable ones too. @throws ProblemError `drop`: the others are deleted */
  async deleteAll(): Promise<void> {
    await this.announce('all');
    try {
      await this.services.grants.forgetAll(this.named());
    } finally {
      await this.refresh();
    }
  }

  /** Work that changes many grants one after the other. */
  async changeMany<T>(work: () => Promise<T>): Promise<T> {
    this.busy += 1;
    try {
      return await work();
    } finally {
      this.busy -= 1;
      this.fire();
    }
  }

  /** What is remembered of a grant or a set changed. */
  fire(): void {
    if (this.busy > 0) this.later ??= setTimeout(() => this.tell(), betweenChanges);
    else this.tell();
  }

  dispose(): void {
    clearTimeout(this.later);
    this.changed.clear();
    this.deleting.clear();
  }

  private async announce(ids: Deletion['ids']): Promise<void> {
    const work: Promise<unknown>[] = [];
    this.deleting.fire({ ids, waitFor: (one) => void work.push(one) });
    await Promise.allSettled(work);
  }

  private tell(): void {
    clearTimeout(this.later);
    this.later = undefined;
    this.changed.fire();
  }

  /** Ids that files name: a storage that cannot list its keys is asked for these. */
  private named(): readonly string[] {
    return this.services.sets().flatMap(({ authentication: { grant } }) => grant ?? []);
  }

  private async loadHere(): Promise<GrantsHere> {
    const { GrantsHere } = await import('./grantsHere');
    return (this.here ??= new GrantsHere());
  }

  private get wereRead(): boolean {
    return this.here?.readings.kept !== undefined;
  }
}
