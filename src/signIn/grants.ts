import type { Disposable, Event, Memento, SecretStorage } from 'vscode';
import { isGuid } from '../core/basics/guid';
import type { GrantFacts } from '../core/identity/grant';
import { ProblemError } from '../core/identity/problem';
import { DemandsOfRenewals } from './demandedClaims';
import { ExclusiveSecrets } from './exclusiveSecrets';
import type { Grant } from './grantSecret';

/** Prefix of a grant's secret, and of its entry in the index. */
const prefix = 'grant/';
/**
 * Stands in each list of the index. Version 0.1 deletes a grant with the last set in its list: for a window of it that
 * still runs, no list ever gets empty.
 */
const newerVersion = 'kept by a newer version';

/**
 * The grants kept on this computer: one secret each, so that two windows lose none, read anew before each use.
 * The index holds their ids, and no secret; it is for hosts whose storage cannot list
 * its keys, and is mended from the ids that files name. Ids come from files: only UUIDs get as far as the storage.
 */
export class Grants {
  /** The id of a grant that was kept, changed or dropped, in whichever window. */
  readonly onDidChange: Event<string> = (listener, thisArgs, disposables) =>
    this.secrets.onDidChange(
      ({ key }) => {
        if (key.startsWith(prefix)) listener.call(thisArgs, key.slice(prefix.length));
      },
      undefined,
      disposables,
    );
  /** What Microsoft wants of the next sign-in in the place of these grants. */
  readonly demands = new DemandsOfRenewals();
  private readFailureTold = false;
  /**
   * Keys of grants that this window deleted, and how often each is deleted again: a storage can keep what it is told to
   * delete. An id comes back only where a `keep` that failed is tried again.
   */
  private readonly deleted = new Map<string, number>();
  private staysDeleted: Disposable | undefined;

  /** @param log told once when the storage cannot be read; gets no secret */
  constructor(
    private readonly secrets: SecretStorage,
    private readonly index: Memento,
    private readonly log: (message: string) => void,
  ) {}

  /** Asked before a sign-in begins that ends with `keep`. @throws ProblemError `otherWindow` */
  async ready(): Promise<void> {
    if (this.secrets instanceof ExclusiveSecrets) await this.secrets.ready();
  }

  /**
   * Keeps a grant, and reads it back: a storage that loses what it is given has failed.
   * @throws ProblemError `secretStorage`, `keep`: nothing is kept then
   */
  async keep(grant: Grant): Promise<void> {
    const key = keyOf(grant.id);
    if (key === undefined)
      throw new ProblemError({ kind: 'defect', message: 'the id of a grant is no UUID' });
    const { writeGrant } = await secretForm();
    const secret = writeGrant(grant);
    let problem = failure('keep');
    this.deleted.delete(key);
    try {
      await this.addToIndex(key);
      await this.secrets.store(key, secret);
      if ((await this.secrets.get(key)) === secret) return;
    } catch (error) {
      problem = failure('keep', error);
    }
    await this.forget(grant.id).catch(() => undefined);
    throw problem;
  }

  /**
   * Renewed tokens, or a mark, take the place of what is kept. A grant that was deleted
   * meanwhile stays so: it is looked for again before the write, and what a deletion of this window crossed is deleted
   * again after it.
   * @throws ProblemError `secretStorage`: `read` it is not here any more, `keep` what was kept before stays
   */
  async rewrite(
    id: string,
    renewed: Pick<Grant, 'tokenCache' | 'refreshedAt'> | Pick<Grant, 'neverShared'>,
  ): Promise<void> {
    const key = keyOf(id);
    const { writeGrant } = await secretForm();
    const grant = await this.read(id);
    if (key === undefined || grant === undefined) {
      throw new ProblemError({ kind: 'secretStorage', action: 'read' });
    }
    try {
      await this.secrets.store(key, writeGrant({ ...grant, ...renewed }));
    } catch (error) {
      throw failure('keep', error);
    }
    if ('tokenCache' in renewed) this.demands.drop(id);
    if (!this.deleted.has(key)) return;
    await this.forget(id);
    throw new ProblemError({ kind: 'secretStorage', action: 'read' });
  }

  /** The grant with its tokens. Undefined: not here, or not readable; either way: authorize again. */
  async read(id: string): Promise<Grant | undefined> {
    const key = keyOf(id);
    if (key === undefined) return undefined;
    try {
      const secret = await this.secrets.get(key);
      if (secret === undefined) return undefined;
      const { readGrant } = await secretForm();
      return readGrant(secret, id.toLowerCase());
    } catch (error) {
      if (!this.readFailureTold) this.log(`The secret storage cannot be read (${nameOf(error)}).`);
      this.readFailureTold = true;
      return undefined;
    }
  }

  /** What is known of a grant, without its tokens. Undefined as with `read`. */
  async facts(id: string): Promise<GrantFacts | undefined> {
    const grant = await this.read(id);
    if (!grant) return undefined;
    const { factsOf } = await secretForm();
    return factsOf(grant);
  }

  /**
   * Every grant that can be read here, without tokens.
   * @param known ids that files name: looked for too, and put into the index where it has lost them
   */
  async list(known: readonly string[] = []): Promise<GrantFacts[]> {
    const ids = await this.ids(known);
    const found = await Promise.all(ids.map((id) => this.facts(id)));
    const facts = found.filter((one) => one !== undefined);
    for (const { id } of facts) await this.addToIndex(prefix + id);
    return facts;
  }

  /** Drops a grant here; Microsoft's side stays until it is revoked there. @throws ProblemError `drop` */
  async forget(id: string): Promise<void> {
    const key = keyOf(id);
    if (key === undefined) return;
    this.deleted.set(key, 9);
    this.staysDeleted ??= this.secrets.onDidChange((event) => void this.deleteAgain(event.key));
    this.demands.drop(id);
    try {
      await this.secrets.delete(key);
      await this.index.update(key, undefined);
    } catch (error) {
      throw failure('drop', error);
    }
  }

  /**
   * Drops every grant, unreadable ones too. One that cannot be dropped does not keep the others.
   * @throws ProblemError `drop`
   */
  async forgetAll(known: readonly string[] = []): Promise<void> {
    const results = await Promise.allSettled((await this.ids(known)).map((id) => this.forget(id)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  dispose(): void {
    this.staysDeleted?.dispose();
  }

  /** Another window that had read a grant before it was deleted here, and writes it renewed, brings it back. */
  private async deleteAgain(key: string): Promise<void> {
    const left = this.deleted.get(key) ?? 0;
    if (left === 0) return;
    this.deleted.set(key, left - 1);
    try {
      const stored = await this.secrets.get(key);
      if (stored !== undefined && this.deleted.has(key)) await this.secrets.delete(key);
    } catch {
      // The view shows it, and it can be deleted again.
    }
  }

  /** The index's list for a window of version 0.1: what such a window wrote stays, and is not read here. */
  private async addToIndex(key: string): Promise<void> {
    const stored: unknown = this.index.get(key);
    const list: readonly unknown[] = Array.isArray(stored) ? stored : [];
    if (!list.includes(newerVersion)) await this.index.update(key, [newerVersion, ...list]);
  }

  /** Ids of the storage itself where it can tell, of the index, and of the files; each once. */
  private async ids(known: readonly string[]): Promise<string[]> {
    const keys = [...(await this.storedKeys()), ...this.index.keys()].filter((key) => key.startsWith(prefix));
    const ids = [...keys.map((key) => key.slice(prefix.length)), ...known].filter(isGuid);
    return [...new Set(ids.map((id) => id.toLowerCase()))];
  }

  /** Some web hosts lack `keys()` or throw on it. */
  private async storedKeys(): Promise<readonly string[]> {
    try {
      return await this.secrets.keys();
    } catch {
      return [];
    }
  }
}

/** Loaded with the first grant: most windows have none. */
function secretForm(): Promise<typeof import('./grantSecret')> {
  return import('./grantSecret');
}

function keyOf(id: string): string | undefined {
  return isGuid(id) ? prefix + id.toLowerCase() : undefined;
}

function failure(action: 'keep' | 'drop', error?: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError({
    kind: 'secretStorage',
    action,
    ...(error === undefined ? {} : { detail: nameOf(error) }),
  });
}

/** The error's kind only: a storage's message may repeat what it was given. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
