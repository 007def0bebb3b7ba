import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Memento, SecretStorage } from 'vscode';
import { type BackupSet, keyOf, type SetKey } from '../../src/core/backupSets/backupSet';
import { statusOf } from '../../src/core/overview/setStatus';
import { judge } from '../../src/core/rules/rules';
import { readBackupSets } from '../../src/estate/file/readFile';
import { saveToFile } from '../../src/estate/save/saveToFile';
import { LocalGrants } from '../../src/migration/grants/localGrants';
import { makePlan } from '../../src/migration/makePlan';
import { Listeners } from '../../src/migration/memory/listeners';
import { Memory } from '../../src/migration/memory/memory';
import { serializedMemento } from '../../src/migration/memory/serializedMemento';
import { SharedMap } from '../../src/migration/memory/sharedMap';
import { Migrations } from '../../src/migration/migrations';
import { Queue } from '../../src/migration/queue/queue';
import type { MigrationServices } from '../../src/migration/services';
import { thisProcess } from '../../src/locks/windowLock';
import { ExclusiveSecrets } from '../../src/signIn/exclusiveSecrets';
import { Grants } from '../../src/signIn/grants';
import { SecretWriter } from '../../src/signIn/secretWriter';
import { PlayedAttempt } from '../unit/migration/migrationHarness';
import { Uri } from './seam/vscode';
import { browserIn, keyringIn, StateFile } from './storedOnDisk';

export interface Opening {
  /** A window in a browser, where one window at a time may write secrets. */
  readonly web?: boolean;
  /** What stands before the secret storage. */
  readonly secrets?: (storage: SecretStorage) => SecretStorage;
}

/**
 * A window on a folder of this disk: its backup-sets files are in `workspace`, what VS Code keeps of the extension beside
 * it. Files, memory, secrets, locks, queue and migration are the product's own; Microsoft is played.
 */
export class FolderWindow {
  sets: readonly BackupSet[] = [];
  /** Accounts that a person was asked to sign in with. */
  readonly signIns: string[] = [];
  readonly attempts: PlayedAttempt[] = [];
  readonly opened: string[] = [];
  /** Grants that were here before the life that was cut short. */
  formerGrants: readonly string[] = [];
  /** What the log was told. */
  readonly logged: string[] = [];
  readonly services: MigrationServices;
  readonly grants: Grants;
  readonly localGrants: LocalGrants;
  readonly migrations: Migrations;
  readonly queue: Queue;
  private readonly onRead = new Listeners();

  private constructor(
    readonly folder: string,
    readonly memory: Memory,
    readonly secrets: SecretStorage,
    readonly state: Memento,
  ) {
    const log = (message: string) => void this.logged.push(message);
    this.grants = new Grants(secrets, state, log);
    this.services = this.servicesWith(log);
    this.localGrants = new LocalGrants(this.services, () => true);
    this.migrations = new Migrations(this.services, this.localGrants, () => true);
    this.grants.onDidChange((id) => void this.localGrants.reread(id));
    this.queue = new Queue({
      migrations: this.migrations,
      plan: async (sets) => {
        await this.localGrants.known();
        return makePlan(sets, this.localGrants.all, this.services);
      },
      find: (key) => this.judged().find((one) => one.key === key),
      places: {
        lockFolder: join(folder, 'storage'),
        file: join(folder, 'storage/queues/queue.json'),
        formerFile: join(folder, 'own/migration-queue.json'),
        owner: { name: 'estate', opens: [] },
      },
      changed: () => undefined,
      ended: () => undefined,
      lost: (by) => assert.fail(`The queue was lost to ${by}.`),
    });
  }

  static async open(
    folder: string,
    { web, secrets: before = (one) => one }: Opening = {},
  ): Promise<FolderWindow> {
    const state = serializedMemento(new StateFile(join(folder, 'state.json')));
    const copy = before((web ? browserIn : keyringIn)(join(folder, 'secrets')));
    const secrets = web ? exclusive(copy, join(folder, 'storage/locks')) : copy;
    const workspaceState = new StateFile(join(folder, 'workspaceState.json'));
    const memory = new Memory(state, workspaceState, () =>
      SharedMap.open(join(folder, 'storage/sets-and-grants')),
    );
    const window = new FolderWindow(folder, memory, secrets, state);
    window.read();
    await memory.load();
    await window.localGrants.refresh();
    return window;
  }

  /** As the window's own end: locks are given back. */
  async close(): Promise<void> {
    await this.migrations.finish();
    await this.queue.dispose();
    if (this.secrets instanceof ExclusiveSecrets) await this.secrets.dispose();
    this.migrations.dispose();
    this.localGrants.dispose();
    this.memory.dispose();
  }

  get files(): readonly string[] {
    const workspace = join(this.folder, 'workspace');
    return readdirSync(workspace)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(workspace, name));
  }

  set(id: string): BackupSet {
    const found = this.sets.find((one) => one.id === id);
    assert.ok(found, `There is no set ${id}.`);
    return found;
  }

  keys(...ids: readonly string[]): SetKey[] {
    return ids.map((id) => keyOf(this.set(id)));
  }

  /** Reads the files, as the watch of a real window would. */
  read(): void {
    this.sets = this.files.flatMap((path) => {
      const read = readBackupSets(Uri.file(path).toString(), readFileSync(path));
      assert.ok(read.kind === 'read', path);
      return read.sets;
    });
    this.onRead.fire();
  }

  judged() {
    return this.sets.map((set) => {
      const [judgement, key] = [judge(set), keyOf(set)];
      return { key, set, judgement, status: statusOf(set, judgement, this.localGrants.localState(key)) };
    });
  }

  isOfFormerWindow(grant: string | undefined): boolean {
    return grant !== undefined && this.formerGrants.includes(grant);
  }

  /** Waits for a state that comes by itself. */
  async until(holds: () => boolean): Promise<void> {
    const problem = () => JSON.stringify(this.migrations.onPage?.state);
    // Far beyond what it can take: nothing is measured by it.
    for (let looked = 0; !holds(); looked++) {
      assert.ok(looked < 20_000, `never came: ${holds.toString()} ${problem()}`);
      await setTimeout(1);
    }
  }

  private servicesWith(log: (message: string) => void): MigrationServices {
    return {
      sets: () => this.sets,
      onDidRead: this.onRead.add,
      find: (key) => this.sets.find((set) => keyOf(set) === key),
      grants: this.grants,
      memory: this.memory,
      beginSignIn: async (request) => {
        await this.grants.ready();
        this.signIns.push(request.account);
        const attempt = new PlayedAttempt(request.way);
        this.attempts.push(attempt);
        return attempt;
      },
      saveEntries: async (file, changes, judgeAgain) => {
        const result = await saveToFile(file, changes, judgeAgain);
        this.read();
        return result;
      },
      openBrowser: (address) => Promise.resolve(this.opened.push(address) > 0),
      copy: () => Promise.resolve(),
      permissionLevel: () => 'identity',
      permissionOverrides: () => ({}),
      holder: () => '',
      now: Date.now,
      log: { info: log, error: log },
    };
  }
}

/** As `windowSecrets.ts` makes it; a write takes no time here. */
function exclusive(copy: SecretStorage, folder: string): ExclusiveSecrets {
  const options = {
    copy,
    folder,
    browser: () => Promise.resolve('this-browser'),
    window: 'estate',
    startedAt: Date.now(),
    lost: () => assert.fail('Another window took over.'),
    self: { ...thisProcess, pause: () => Promise.resolve() },
  };
  return new ExclusiveSecrets(copy, () => Promise.resolve(new SecretWriter(options)));
}
