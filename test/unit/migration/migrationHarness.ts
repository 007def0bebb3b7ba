import assert from 'node:assert/strict';
import { basicSet, evidence as evidenceOf, tenant } from '../../builders';
import { type Authentication, type BackupSet, keyOf } from '../../../src/core/backupSets/backupSet';
import type { ReplacedText } from '../../../src/estate/save/save';
import { Listeners } from '../../../src/migration/memory/listeners';
import type { Problem } from '../../../src/core/identity/problem';
import type { Way } from '../../../src/core/identity/signInWays';
import type { Evidence } from '../../../src/core/identity/signedIn';
import type { Migration } from '../../../src/migration/migration';
import { LocalGrants } from '../../../src/migration/grants/localGrants';
import { Migrations } from '../../../src/migration/migrations';
import type { MigrationServices } from '../../../src/migration/services';
import { Grants } from '../../../src/signIn/grants';
import type { Arrival, Exchanged, SignInAttempt, SignInRequest } from '../../../src/signIn/signInAttempt';
import { WindowMemory } from '../signIn/desktopStorage';
import { memoryInMemory } from './memoryInMemory';
import { CountedSecrets } from './storage';
import type { PermissionLevel } from '../../../src/core/identity/permissionOverrides';

export const tenantId = '11111111-2222-4333-8444-555555555555';
export const objectId = '99999999-2222-4333-8444-555555555555';
export const account = 'backup@contoso.com';

export function backupSet(change: Partial<BackupSet> = {}): BackupSet {
  return basicSet({
    id: '1',
    name: 'Finance',
    tenant: { ...tenant, tenant: 'contoso.com', clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001' },
    ...change,
  });
}

export function evidence(name = account, change: Partial<Evidence> = {}): Evidence {
  return evidenceOf({
    person: { name, objectId, tenantId, homeTenantId: tenantId },
    expectedTenantId: tenantId,
    globalAdministrator: 'notHeld',
    granted: ['User.Read', 'Mail.ReadWrite', 'Calendars.ReadWrite', 'Contacts.ReadWrite'],
    ...change,
  });
}

/** A sign-in whose ends are in the test's hands. */
export class PlayedAttempt implements SignInAttempt {
  readonly id = 'an-attempt';
  readonly address = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize';

  readonly expiresAt = Date.now() + 600_000;
  readonly listening = true;
  readonly arrival: Promise<Arrival>;
  readonly exchanged: Promise<Exchanged>;
  arrive!: (arrival: Arrival) => void;
  finish!: (exchanged: Exchanged) => void;
  fail!: (error: unknown) => void;
  disposed = false;
  constructor(readonly way: Way = 'loopback') {
    this.arrival = new Promise((resolve) => (this.arrive = resolve));
    this.exchanged = new Promise((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
    this.exchanged.catch(() => undefined);
  }
  submit(pasted: string): Problem | undefined {
    return pasted === 'good' ? undefined : { kind: 'paste', reason: 'notACode' };
  }
  exchange(): Promise<Exchanged> {
    return this.exchanged;
  }
  dispose(): void {
    this.disposed = true;
  }
}

/** Files, browser, sign-in and storage in the test's hands; grants and rules are the real ones. */
export class MigrationHarness {
  sets: readonly BackupSet[];
  readonly secrets = new CountedSecrets();
  private readonly onRead = new Listeners();
  readonly grants: Grants;
  readonly attempts: PlayedAttempt[] = [];
  /** What each attempt was begun with. */
  readonly requests: Omit<SignInRequest, 'endpoints'>[] = [];
  level: PermissionLevel = 'identity';
  readonly opened: string[] = [];
  readonly copied: string[] = [];
  readonly written: Authentication[] = [];
  /** The file of each edit. */
  readonly edits: string[] = [];
  /** What the disk has, where the view does not know it yet. */
  readonly onDisk = new Map<string, BackupSet>();
  readonly services: MigrationServices;
  readonly localGrants: LocalGrants;
  readonly migrations: Migrations;
  /** Errors that a test expects. */
  logs: string[] | undefined;
  private preparation: Promise<unknown> = Promise.resolve();
  saveRefused: Problem | undefined;
  /** What an edit waits for. */
  beforeSave: Promise<void> = Promise.resolve();
  /** A file that an editor holds unsaved. */
  refusesFile: string | undefined;
  trusted = true;
  /** What the setting says. */
  holder = '';

  constructor(...sets: BackupSet[]) {
    this.sets = sets;
    this.grants = new Grants(this.secrets.open(), new WindowMemory(), () => undefined);
    const parts: MigrationServices = {
      sets: () => this.sets,
      onDidRead: this.onRead.add,
      find: (key) => this.sets.find((set) => keyOf(set) === key),
      grants: this.grants,
      memory: memoryInMemory(),
      beginSignIn: (request) => {
        this.requests.push(request);
        const attempt = new PlayedAttempt(request.way);
        this.attempts.push(attempt);
        return this.preparation.then(() => attempt);
      },
      saveEntries: async (file, changes, judgeAgain) => {
        await this.beforeSave;
        if (file === this.refusesFile) {
          const problem = { kind: 'file', reason: 'unsavedChanges' } as const;
          return Promise.resolve({ saved: false, problem });
        }
        const texts = new Map<string, ReplacedText>();
        const after = new Map<BackupSet, Authentication>();
        for (const change of changes) {
          const { id } = change;
          const known = this.sets.find((set) => set.file === file && set.id === id);
          const now = this.onDisk.get(id) ?? known;
          const problem: Problem | undefined = now
            ? (this.saveRefused ?? judgeAgain(now))
            : { kind: 'file', reason: 'entryGone' };
          if (problem || !now) return Promise.resolve({ saved: false, problem: problem!, id });
          const authentication =
            'authentication' in change
              ? change.authentication
              : (JSON.parse(change.formerText) as Authentication);
          texts.set(id, {
            former: JSON.stringify(now.authentication),
            written: JSON.stringify(authentication),
          });
          after.set(known ?? now, authentication);
        }
        this.written.push(...after.values());
        this.edits.push(file);
        this.sets = this.sets.map((set) => ({
          ...set,
          authentication: after.get(set) ?? set.authentication,
        }));
        this.onRead.fire();
        return Promise.resolve({ saved: true, texts });
      },
      openBrowser: (address) => Promise.resolve(this.opened.push(address) > 0),
      copy: (text) => Promise.resolve(void this.copied.push(text)),
      permissionLevel: () => this.level,
      permissionOverrides: () => ({}),
      holder: () => this.holder,
      now: Date.now,
      log: {
        info: () => undefined,
        error: (message) => {
          if (this.logs) this.logs.push(message);
          else assert.fail(message);
        },
      },
    };
    this.services = parts;
    this.localGrants = new LocalGrants(parts, () => this.trusted);
    this.migrations = new Migrations(parts, this.localGrants, () => this.trusted);
    this.grants.onDidChange((id) => void this.localGrants.reread(id));
  }

  async show(id = '1'): Promise<Migration> {
    const set = this.sets.find((one) => one.id === id)!;
    assert.ok(await this.migrations.show(keyOf(set), 'migrate'));
    return this.migrations.onPage!;
  }

  /** Up to the code box: the browser was opened, or the link copied. */
  async begin(
    method: 'hybrid' | 'modern',
    by: 'browser' | 'link' = 'browser',
    id = '1',
    way: Way = 'loopback',
  ): Promise<Migration> {
    const migration = await this.show(id);
    migration.dispatch({ type: 'choose', method });
    migration.dispatch({ type: 'continue' });
    migration.dispatch({ type: 'confirmApp', on: true });
    migration.dispatch({ type: 'way', way });
    const before = this.opened.length + this.copied.length;
    migration.dispatch({ type: 'authorize', by });
    await this.until(() => this.opened.length + this.copied.length > before);
    return migration;
  }

  /** Up to a finished exchange. */
  async authorize(method: 'hybrid' | 'modern', who: Evidence, id = '1'): Promise<Migration> {
    const migration = await this.begin(method, 'browser', id);
    migration.submit('good');
    this.attempts.at(-1)!.finish({ evidence: who, tokenCache: 'a-refresh-token' });
    await this.until(() => migration.state.at.step !== 'exchanging');
    return migration;
  }

  async usable({ id }: BackupSet): Promise<readonly unknown[]> {
    const migration = await this.show(id);
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    return migration.sets.usable(this.localGrants.all);
  }

  /** Attempts are being prepared until this is called. */
  holdsPreparation(): () => void {
    let open = (): void => undefined;
    this.preparation = new Promise<void>((resolve) => (open = resolve));
    return open;
  }

  /** A file was read again, and says this. */
  reads(...sets: BackupSet[]): void {
    this.sets = sets;
    this.onRead.fire();
  }

  async until(holds: () => boolean): Promise<void> {
    for (let turn = 0; turn < 1000; turn++) {
      if (holds()) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.fail(`never came: ${holds.toString()}`);
  }

  async kept(): Promise<string[]> {
    return (await this.grants.list()).map(({ person }) => person.name);
  }
}
