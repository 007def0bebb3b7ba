import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretStorage } from 'vscode';
import { keyOf } from '../../src/core/backupSets/backupSet';
import type { Migration } from '../../src/migration/migration';
import { problemWords } from '../../src/wording/identity/problems';
import { type TemporaryFolder, temporaryFolder } from '../vscodeHost/leftovers';
import { FolderWindow, type Opening } from './folderWindow';
import { faults, noFaults } from './seam/steps';
import { estateOf, finance, save, signIn } from './walks/walk';

describe('A storage that fails', () => {
  let home: TemporaryFolder;
  const windows: FolderWindow[] = [];
  const mounted: string[] = [];

  beforeEach(async () => {
    home = await temporaryFolder('storage');
    mkdirSync(join(home.path, 'workspace'));
  });
  afterEach(async () => {
    noFaults();
    for (const window of windows.splice(0)) await window.close();
    for (const path of mounted.splice(0).reverse()) execFileSync('umount', [path]);
    await home.remove();
  });

  async function open(opening?: Opening): Promise<FolderWindow> {
    const file = join(home.path, 'workspace/backup-sets.json');
    writeFileSync(file, estateOf({ 1: finance }), { flag: 'a' });
    const window = await FolderWindow.open(home.path, opening);
    windows.push(window);
    return window;
  }

  async function toConfirm(window: FolderWindow): Promise<Migration> {
    await window.migrations.show(keyOf(window.set('1')), 'migrate');
    const migration = window.migrations.onPage!;
    await signIn(window, migration);
    assert.equal(migration.state.at.step, 'confirm');
    return migration;
  }

  const text = () => readFileSync(join(home.path, 'workspace/backup-sets.json'), 'utf8');
  const left = () => readdirSync(join(home.path, 'workspace'));
  const told = ({ state }: Migration) =>
    state.problem ? Object.values(problemWords(state.problem)).join(' ') : 'nothing';

  /** It can't be saved, which is told; nothing is lost, and when the storage is well again it is saved, without a sign-in. */
  async function refusesOnce(migration: Migration, window: FolderWindow, words: RegExp, heal: () => void) {
    const before = text();
    await save(window, migration);
    assert.match(told(migration), words);
    assert.equal(migration.state.at.step, 'confirm');
    assert.equal(text(), before);
    assert.deepEqual(left(), ['backup-sets.json']);
    assert.equal(window.localGrants.all.length, 1);
    heal();
    await save(window, migration);
    assert.equal(migration.state.at.step, 'saved', told(migration));
    assert.match(text(), /"method": "hybrid"/);
    assert.equal(window.signIns.length, 1);
  }

  it('because the disk is full refuses Save, keeps the file, and saves when there is space', async () => {
    const workspace = join(home.path, 'workspace');
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', workspace]);
    mounted.push(workspace);
    const window = await open();
    const migration = await toConfirm(window);
    const ballast = join(workspace, 'ballast');
    assert.throws(() => writeFileSync(ballast, Buffer.alloc(128 * 1024)), /ENOSPC/);
    const names = left().filter((name) => name !== 'ballast');
    assert.deepEqual(names, ['backup-sets.json']);
    const before = text();
    await save(window, migration);
    assert.match(told(migration), /ENOSPC/);
    assert.equal(text(), before);
    assert.deepEqual(left().sort(), ['backup-sets.json', 'ballast'].sort());
    rmSync(ballast);
    await save(window, migration);
    assert.equal(migration.state.at.step, 'saved', told(migration));
    assert.equal(window.signIns.length, 1);
  });

  it('because the folder is read-only refuses Save, and saves when it can be written', async () => {
    const workspace = join(home.path, 'workspace');
    const window = await open();
    const migration = await toConfirm(window);
    execFileSync('mount', ['--bind', workspace, workspace]);
    mounted.push(workspace);
    execFileSync('mount', ['-o', 'remount,ro,bind', workspace]);
    await refusesOnce(migration, window, /EROFS/, () =>
      execFileSync('mount', ['-o', 'remount,rw,bind', workspace]),
    );
  });

  for (const lie of ['write', 'rename'] as const) {
    it(`because the disk says that it did "${lie}" and did not, refuses Save, and saves when it does`, async () => {
      const window = await open();
      const migration = await toConfirm(window);
      const about = new RegExp(`^${lie} backup-sets\\.json`);
      faults.now = { before: () => undefined, lies: (name) => about.test(name) };
      const before = text();
      await save(window, migration);
      assert.equal(migration.state.at.step, 'confirm');
      assert.notEqual(told(migration), 'nothing');
      assert.equal(text(), before);
      noFaults();
      await save(window, migration);
      assert.equal(migration.state.at.step, 'saved', told(migration));
      assert.equal(window.signIns.length, 1);
    });
  }

  it('because it takes nothing for Undo saves all the same, and says so', async () => {
    const window = await open();
    const migration = await toConfirm(window);
    faults.now = {
      before: (_, about) => {
        if (about.includes('sets-and-grants')) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
      lies: () => false,
    };
    await save(window, migration);
    assert.equal(migration.state.at.step, 'saved');
    assert.notEqual(told(migration), 'nothing');
  });

  it('because a disk answers slowly is waited for; Cancel is final meanwhile', async () => {
    const window = await open();
    const migration = await toConfirm(window);
    let goOn = (): void => undefined;
    const slow = new Promise<void>((resolve) => (goOn = resolve));
    faults.now = {
      before: (name) => (name.includes('backup-sets.json') ? slow : undefined),
      lies: () => false,
    };
    migration.dispatch({ type: 'save' });
    assert.equal(migration.state.at.step, 'saving');
    const cancelled = window.migrations.cancel(migration.key);
    goOn();
    assert.equal(await cancelled, false, 'A Save that has begun is finished first.');
    assert.equal(migration.state.at.step, 'saved');
  });

  describe('of secrets', () => {
    const faulty: { now: Partial<SecretStorage> } = { now: {} };
    const secrets = (storage: SecretStorage): SecretStorage => ({
      ...storage,
      get: (key) => faulty.now.get?.(key) ?? storage.get(key),
      store: (key, value) => faulty.now.store?.(key, value) ?? storage.store(key, value),
    });
    afterEach(() => (faulty.now = {}));
    const locked = () => Promise.reject(new Error('locked'));

    const cases: Readonly<Record<string, Partial<SecretStorage>>> = {
      'fails to store': { store: locked },
      'forgets what it was given': { store: () => Promise.resolve() },
      'returns garbage': { get: () => Promise.resolve('{"version":1,"id":') },
      'fails to read': { get: locked },
    };
    for (const [what, fault] of Object.entries(cases)) {
      it(`that ${what} is told at Confirm, and Save keeps the sign-in when it is well again`, async () => {
        const window = await open({ secrets });
        faulty.now = fault;
        const migration = await toConfirm(window);
        assert.match(told(migration), /secret storage/i);
        const before = text();
        await save(window, migration);
        assert.equal(migration.state.at.step, 'confirm');
        assert.equal(text(), before, 'No set is marked without an authorization.');
        faulty.now = {};
        await save(window, migration);
        assert.equal(migration.state.at.step, 'saved', told(migration));
        assert.equal(window.signIns.length, 1);
        assert.equal(window.localGrants.grantOf(window.set('1'))?.account, finance);
      });
    }

    it('that hangs leaves Cancel open, and what it stores afterwards is dropped', async () => {
      const window = await open({ secrets });
      let goOn = (): void => undefined;
      const hangs = new Promise<void>((resolve) => (goOn = resolve));
      const storage = window.secrets;
      let held = false;
      faulty.now = {
        store: async (key, value) => {
          held = true;
          await hangs;
          faulty.now = {};
          return storage.store(key, value);
        },
      };
      await window.migrations.show(keyOf(window.set('1')), 'migrate');
      const migration = window.migrations.onPage!;
      void signIn(window, migration).catch(() => undefined);
      await window.until(() => held);
      migration.dispatch({ type: 'cancel' });
      assert.equal(migration.state.at.step, 'review');
      goOn();
      await migration.finished();
      await window.localGrants.refresh();
      await window.until(() => window.localGrants.all.length === 0);
    });

    it('that forgets between Confirm and Save marks no set', async () => {
      const window = await open({ secrets });
      const migration = await toConfirm(window);
      const before = text();
      faulty.now = { get: () => Promise.resolve(undefined) };
      await save(window, migration);
      assert.match(told(migration), /secret storage|isn't/i);
      assert.equal(text(), before);
      faulty.now = {};
      await save(window, migration);
      assert.equal(migration.state.at.step, 'saved');
    });
  });
});
