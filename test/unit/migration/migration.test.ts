import assert from 'node:assert/strict';
import { type Authentication, type BackupSet, keyOf } from '../../../src/core/backupSet';
import type { Problem } from '../../../src/core/problem';
import { ProblemError } from '../../../src/core/problem';
import type { Evidence } from '../../../src/core/signedIn';
import { Memory } from '../../../src/migration/memory';
import type { Migration } from '../../../src/migration/migration';
import { Migrations } from '../../../src/migration/migrations';
import type { MigrationParts } from '../../../src/migration/parts';
import { Grants } from '../../../src/signIn/grants';
import type { Arrival, Exchanged, SignInAttempt } from '../../../src/signIn/signInAttempt';
import { WindowMemory } from '../signIn/desktopStorage';
import { CountedSecrets } from './storage';

const tenantId = '11111111-2222-4333-8444-555555555555';
const objectId = '99999999-2222-4333-8444-555555555555';
const account = 'backup@contoso.com';

function backupSet(change: Partial<BackupSet> = {}): BackupSet {
  return {
    file: 'file:///estate/backup-sets.json',
    id: '1',
    name: 'Finance',
    account,
    accountRole: 'ordinary',
    sources: ['mailboxes'],
    authentication: { method: 'basic' },
    tenantId: 'contoso',
    tenant: {
      id: 'contoso',
      tenant: 'contoso.com',
      cloud: 'global',
      clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001',
    },
    edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' },
    faults: [],
    ...change,
  };
}

function evidence(name = account, change: Partial<Evidence> = {}): Evidence {
  return {
    person: { name, objectId, tenantId, homeTenantId: tenantId },
    expectedTenantId: tenantId,
    signature: true,
    audience: true,
    issuer: true,
    timely: true,
    nonce: true,
    globalAdministrator: 'notHeld',
    granted: ['User.Read', 'Mail.ReadWrite', 'Calendars.ReadWrite', 'Contacts.ReadWrite'],
    missing: [],
    ...change,
  };
}

/** A sign-in whose ends are in the test's hands. */
class PlayedAttempt implements SignInAttempt {
  readonly id = 'an-attempt';
  readonly address = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize';
  readonly way = 'loopback';
  readonly expiresAt = Date.now() + 600_000;
  readonly listening = true;
  readonly arrival: Promise<Arrival>;
  readonly exchanged: Promise<Exchanged>;
  arrive!: (arrival: Arrival) => void;
  finish!: (exchanged: Exchanged) => void;
  fail!: (error: unknown) => void;
  disposed = false;
  constructor() {
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
class House {
  sets: readonly BackupSet[];
  readonly secrets = new CountedSecrets();
  readonly grants: Grants;
  readonly attempts: PlayedAttempt[] = [];
  readonly opened: string[] = [];
  readonly copied: string[] = [];
  readonly written: Authentication[] = [];
  readonly migrations: Migrations;
  saveRefused: Problem | undefined;
  trusted = true;

  constructor(...sets: BackupSet[]) {
    this.sets = sets;
    this.grants = new Grants(this.secrets.open(), new WindowMemory(), () => undefined);
    const parts: MigrationParts = {
      window: { remoteName: undefined, web: false },
      sets: () => this.sets,
      find: (key) => this.sets.find((set) => keyOf(set) === key),
      grants: this.grants,
      memory: new Memory(new WindowMemory(), new WindowMemory()),
      beginSignIn: () => {
        const attempt = new PlayedAttempt();
        this.attempts.push(attempt);
        return Promise.resolve(attempt);
      },
      saveEntries: (file, changes, judgeAgain) => {
        const former = new Map<string, string>();
        const written = new Map<string, string>();
        const after = new Map<BackupSet, Authentication>();
        for (const change of changes) {
          const { id } = change;
          const now = this.sets.find((set) => set.file === file && set.id === id);
          const problem: Problem | undefined = now
            ? (this.saveRefused ?? judgeAgain(now))
            : { kind: 'file', reason: 'entryGone' };
          if (problem || !now) return Promise.resolve({ saved: false, problem: problem!, id });
          former.set(id, JSON.stringify(now.authentication));
          const authentication =
            'authentication' in change
              ? change.authentication
              : (JSON.parse(change.formerText) as Authentication);
          written.set(id, JSON.stringify(authentication));
          after.set(now, authentication);
        }
        this.written.push(...after.values());
        this.sets = this.sets.map((set) => ({
          ...set,
          authentication: after.get(set) ?? set.authentication,
        }));
        return Promise.resolve({ saved: true, former, written });
      },
      openBrowser: (address) => Promise.resolve(this.opened.push(address) > 0),
      copy: (text) => Promise.resolve(void this.copied.push(text)),
      permissionOverrides: () => ({}),
      now: Date.now,
      log: { info: () => undefined, error: (message) => assert.fail(message) },
    };
    this.migrations = new Migrations(parts, () => this.trusted);
    this.grants.onDidChange((id) => void this.migrations.reread(id));
  }

  async show(id = '1'): Promise<Migration> {
    const set = this.sets.find((one) => one.id === id)!;
    assert.ok(await this.migrations.show(keyOf(set), 'migrate'));
    return this.migrations.onPage!;
  }

  /** Up to the code box: the browser was opened, or the link copied. */
  async begin(method: 'hybrid' | 'modern', by: 'browser' | 'link' = 'browser', id = '1'): Promise<Migration> {
    const migration = await this.show(id);
    migration.dispatch({ type: 'choose', method });
    migration.dispatch({ type: 'continue' });
    migration.dispatch({ type: 'confirmClientId', on: true });
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
    return migration.usable(this.migrations.grantsHere);
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

describe('A migration of a set', () => {
  it('keeps the grant before Save, and Save puts its UUID into the entry', async () => {
    const house = new House(backupSet());
    const migration = await house.authorize('hybrid', evidence());
    assert.equal(migration.state.at.step, 'confirm');
    assert.deepEqual(await house.kept(), [account]);
    assert.equal(house.written.length, 0);
    migration.dispatch({ type: 'save' });
    await house.until(() => migration.state.at.step === 'saved');
    const [record] = house.written;
    assert.equal(record!.method, 'hybrid');
    assert.equal(record!.grant, (await house.grants.list())[0]?.id);
    assert.deepEqual(record!.authorizedBy, { name: account, objectId, tenantId });
    assert.ok(!JSON.stringify(record).includes('a-refresh-token'));
  });

  it('keeps nothing of a person whom the rules do not admit', async () => {
    const house = new House(backupSet());
    const migration = await house.authorize('modern', evidence());
    assert.equal(migration.state.at.step, 'confirm');
    assert.deepEqual(await house.kept(), []);
    migration.dispatch({ type: 'save' });
    assert.equal(house.written.length, 0);
  });

  it('keeps nothing of another tenant', async () => {
    const house = new House(backupSet());
    const elsewhere = { person: { ...evidence().person, tenantId: 'another', homeTenantId: 'another' } };
    await house.authorize('hybrid', evidence(account, elsewhere));
    assert.deepEqual(await house.kept(), []);
  });

  it('shows "authorized, not yet saved" between exchange and Save, and Cancel drops the grant', async () => {
    const house = new House(backupSet());
    const migration = await house.authorize('hybrid', evidence());
    await house.until(() => house.migrations.here(migration.key).pending !== undefined);
    migration.dispatch({ type: 'cancel' });
    await house.until(() => house.migrations.here(migration.key).pending === undefined);
    assert.deepEqual(await house.kept(), []);
  });

  it('goes on at Confirm after the page was closed', async () => {
    const house = new House(backupSet());
    const migration = await house.authorize('hybrid', evidence());
    house.migrations.hide();
    assert.equal(house.migrations.onPage, undefined);
    assert.equal(await house.show(), migration);
    assert.equal(migration.state.at.step, 'confirm');
  });

  it('loses no finished exchange where the secret storage refuses: Save tries again', async () => {
    const house = new House(backupSet());
    house.secrets.refuse = true;
    const migration = await house.authorize('hybrid', evidence());
    assert.equal(migration.state.problem?.kind, 'secretStorage');
    migration.dispatch({ type: 'save' });
    await house.until(() => migration.state.at.step === 'confirm' && migration.state.problem !== undefined);
    assert.equal(house.written.length, 0);
    house.secrets.refuse = false;
    migration.dispatch({ type: 'save' });
    await house.until(() => migration.state.at.step === 'saved');
    assert.deepEqual(await house.kept(), [account]);
  });

  it('writes nothing where the grant vanished from the storage before Save', async () => {
    const house = new House(backupSet());
    const migration = await house.authorize('hybrid', evidence());
    await house.grants.forgetAll();
    migration.dispatch({ type: 'save' });
    await house.until(() => migration.state.problem !== undefined);
    assert.deepEqual(migration.state.problem, { kind: 'secretStorage', action: 'read' });
    assert.equal(house.written.length, 0);
  });

  it('judges the entry again at Save: the file may have changed since Confirm', async () => {
    const changes: Partial<BackupSet>[] = [
      { account: 'other@contoso.com' },
      { tenant: { ...backupSet().tenant!, tenant: 'fabrikam.com' } },
      { edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.0' } },
    ];
    for (const change of changes) {
      const house = new House(backupSet());
      const migration = await house.authorize('hybrid', evidence());
      house.sets = [backupSet(change)];
      migration.dispatch({ type: 'save' });
      await house.until(() => migration.state.problem !== undefined);
      assert.equal(house.written.length, 0, JSON.stringify(change));
      assert.deepEqual(await house.kept(), [account], 'the grant is still here');
    }
  });

  it('drops the old grant after Authorize Again was saved, unless another set names it', async () => {
    for (const shared of [false, true]) {
      const second = backupSet({ id: '2', name: 'Second' });
      const house = new House(backupSet(), second);
      const first = await house.authorize('hybrid', evidence());
      first.dispatch({ type: 'save' });
      await house.until(() => first.state.at.step === 'saved');
      const old = house.written[0]!.grant!;
      if (shared) {
        const other = await house.show('2');
        other.dispatch({ type: 'choose', method: 'hybrid' });
        const [usable] = other.usable(house.migrations.grantsHere);
        other.dispatch({ type: 'useGrant', authorized: usable!.authorized });
        other.dispatch({ type: 'save' });
        await house.until(() => other.state.at.step === 'saved');
        assert.equal(house.written[1]?.grant, old);
      }
      const again = await house.authorize('hybrid', evidence());
      assert.notEqual(again, first);
      again.dispatch({ type: 'save' });
      await house.until(() => again.state.at.step === 'saved');
      assert.equal((await house.grants.facts(old)) !== undefined, shared);
    }
  });

  it('ends the attempt with Cancel, and drops what still comes of it', async () => {
    const house = new House(backupSet());
    const migration = await house.begin('hybrid');
    const attempt = house.attempts[0]!;
    attempt.arrive({ kind: 'code' });
    await house.until(() => migration.state.at.step === 'waiting' && migration.state.at.received);
    migration.submit('');
    migration.dispatch({ type: 'cancel' });
    assert.ok(attempt.disposed);
    attempt.finish({ evidence: evidence(), tokenCache: 'a-refresh-token' });
    await house.until(() => house.secrets.stores > 0);
    await house.until(() => house.secrets.size === 0);
    assert.equal(migration.state.at.step, 'review');
  });

  it('takes no code where none came, and stays at a refused paste', async () => {
    const house = new House(backupSet());
    const migration = await house.begin('hybrid', 'link');
    assert.deepEqual(house.opened, []);
    migration.submit(' ');
    assert.deepEqual(migration.state.problem, { kind: 'attempt', reason: 'noCode' });
    migration.submit('bad');
    assert.deepEqual(migration.state.problem, { kind: 'paste', reason: 'notACode' });
    assert.equal(migration.state.at.step, 'waiting');
    migration.dispose();
  });

  it('returns to Authorize with the reason where the exchange fails', async () => {
    const house = new House(backupSet());
    const migration = await house.begin('hybrid');
    migration.submit('good');
    const problem: Problem = { kind: 'network', cause: 'dropped', host: 'login.microsoftonline.com' };
    house.attempts[0]!.fail(new ProblemError(problem));
    await house.until(() => migration.state.at.step === 'authorize');
    assert.equal(migration.state.problem, problem);
  });

  it('does nothing at all in an untrusted workspace', async () => {
    const house = new House(backupSet());
    house.trusted = false;
    assert.equal(await house.migrations.show(keyOf(backupSet()), 'migrate'), false);
    await house.migrations.refresh();
    assert.equal(house.secrets.reads, 0);
  });

  it('offers no grant of another account, and asks for a sign-in per set from 9.1', async () => {
    const other = backupSet({ id: '2', account: 'other@contoso.com' });
    const newer = backupSet({ id: '3', edition: { name: 'AhsayOBM', kind: 'OBM', version: '9.1' } });
    const same = backupSet({ id: '4' });
    const house = new House(backupSet(), other, newer, same);
    const first = await house.authorize('hybrid', evidence());
    first.dispatch({ type: 'save' });
    await house.until(() => first.state.at.step === 'saved');
    assert.equal((await house.usable(same)).length, 1);
    assert.equal((await house.usable(other)).length, 0);
    assert.equal((await house.usable(newer)).length, 0);
  });
});
