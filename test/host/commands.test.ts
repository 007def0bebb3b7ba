import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keyOf, type BackupSet } from '../../src/core/backupSets/backupSet';
import type { Memory } from '../../src/migration/memory/memory';
import { registerCommands } from '../../src/commands/registerCommands';
import { Overview } from '../../src/overview/overview';
import { memoryInMemory } from '../unit/migration/memoryInMemory';
import {
  backupSet,
  catchCommands,
  catchMessages,
  emptyStorage,
  FakeEstate,
  FakeMigrations,
  grant,
  replace,
  restoreAll,
  type CommandRun,
  type Said,
} from './stubs';

const modern = { authentication: { method: 'modern', grant } } as const;

describe('The commands', () => {
  let handlers: Map<string, CommandRun>;
  let estate: FakeEstate;
  let migrations: FakeMigrations;
  let overview: Overview;
  let registered: vscode.Disposable;
  let storage: ReturnType<typeof emptyStorage>;
  let memory: Memory;
  let logged: string[];
  let said: Said[];
  /** What the person answers to a message: the first button, or nothing. */
  let agrees: boolean;
  let offered: vscode.QuickPickItem[];
  /** The label that the person chooses. */
  let chooses: string | undefined;

  async function build(sets: readonly BackupSet[]): Promise<void> {
    estate = new FakeEstate(sets);
    migrations = new FakeMigrations();
    overview = new Overview({ estate, migrations, localGrants: migrations });
    const log = { error: (text: string) => logged.push(text), show: () => logged.push('shown') };
    handlers = catchCommands();
    storage = emptyStorage();
    memory = memoryInMemory();
    const parts = {
      estate,
      migrations,
      localGrants: migrations,
      overview,
      services: { sets: () => estate.sets, memory, now: Date.now },
      storage,
      log,
    } as unknown as Parameters<typeof registerCommands>[0];
    registered = registerCommands(parts);
    await overview.ready;
  }

  async function run(command: string, ...args: unknown[]): Promise<void> {
    const handler = handlers.get(command);
    assert.ok(handler, command);
    await handler(...args);
  }

  beforeEach(() => {
    [logged, offered] = [[], []];
    [agrees, chooses] = [true, undefined];
    said = catchMessages(([first]) => (agrees ? first : undefined));
    replace(vscode.window, 'showQuickPick', ((items: vscode.QuickPickItem[]) => {
      offered = items;
      return Promise.resolve(items.find(({ label }) => label === chooses));
    }) as unknown as typeof vscode.window.showQuickPick);
  });

  afterEach(() => {
    registered.dispose();
    overview.dispose();
    restoreAll();
  });

  describe('asked with a row of the view', () => {
    it('start the migration of its set', async () => {
      await build([backupSet()]);
      await run('backupAuth.migrate', overview.rows.sets[0], [overview.rows.sets[0]]);
      assert.deepEqual(migrations.asked, [`show migrate ${keyOf(backupSet())}`]);
      assert.deepEqual(offered, []);
    });

    it('authorize again, show and cancel', async () => {
      const set = backupSet(modern);
      await build([set]);
      migrations.runningKeys = [keyOf(set)];
      for (const command of ['authorizeAgain', 'showMigration', 'cancelMigration']) {
        await run(`backupAuth.${command}`, overview.rows.sets[0]);
      }
      const key = keyOf(set);
      assert.deepEqual(migrations.asked, [`show again ${key}`, `show show ${key}`, `cancel ${key}`]);
      assert.deepEqual(said, []);
    });

    it('say so where the set is gone meanwhile, and do nothing', async () => {
      await build([backupSet()]);
      const [row] = overview.rows.sets;
      estate.sets = [];
      estate.change();
      await run('backupAuth.migrate', row);
      assert.deepEqual(migrations.asked, []);
      assert.deepEqual(
        said.map(({ message }) => message),
        ['That backup set is no longer in its file.'],
      );
    });

    it('say so where the set moved on meanwhile', async () => {
      await build([backupSet(modern)]);
      await run('backupAuth.migrate', keyOf(backupSet()));
      assert.deepEqual(migrations.asked, []);
      assert.match(said[0]?.message ?? '', /does not apply/);
    });
  });

  describe('asked from the palette', () => {
    it('offer the sets that need action first, each with tenant, account and status', async () => {
      const sharePoint = { sources: ['sharePointSites'], authentication: { method: 'basic' } } as const;
      await build([
        backupSet({ id: '1', name: 'Done', ...modern }),
        backupSet({ id: '2', name: 'Lost', ...modern, account: 'lost@contoso.com' }),
        backupSet({ id: '3', name: 'Basic', ...sharePoint }),
      ]);
      migrations.states.set(overview.rows.sets[1]?.key ?? '', { grant: false });
      migrations.states.set(keyOf(backupSet()), { grant: true });
      chooses = 'Lost';
      migrations.change();
      await run('backupAuth.authorizeAgain');
      assert.deepEqual(
        offered.map(({ label, description, detail }) => [label, description, detail]),
        [
          ['Needs action', undefined, undefined],
          [
            'Lost',
            'lost@contoso.com · contoso.onmicrosoft.com',
            'Modern · not authorized on this computer · needs action',
          ],
          ['In order', undefined, undefined],
          ['Done', 'backup@contoso.com · contoso.onmicrosoft.com', 'Modern · not applied yet'],
        ],
      );
      assert.deepEqual(migrations.asked, [`show again ${keyOf(backupSet({ id: '2' }))}`]);
    });

    it('make no icon of a name', async () => {
      await build([backupSet({ name: '$(pass) Finance' })]);
      await run('backupAuth.migrate');
      assert.equal(offered[1]?.label, '\\$(pass) Finance');
    });

    it('do nothing, and say nothing, where the person chooses nothing', async () => {
      await build([backupSet()]);
      await run('backupAuth.migrate');
      assert.equal(offered.length, 2);
      assert.deepEqual([migrations.asked, said, logged], [[], [], []]);
    });

    it('say what is so where no set can be offered', async () => {
      await build([backupSet(modern)]);
      await run('backupAuth.migrate');
      assert.deepEqual(
        said.map(({ message }) => message),
        ['No backup set is left to be migrated.'],
      );
      await run('backupAuth.showMigration');
      assert.equal(said[1]?.message, 'No migration is under way.');
    });
  });

  describe('Cancel Migration', () => {
    it('asks which one only where several are under way', async () => {
      await build([backupSet({ id: '1', name: 'One' }), backupSet({ id: '2', name: 'Two' })]);
      migrations.runningKeys = [keyOf(backupSet({ id: '2' }))];
      migrations.change();
      await run('backupAuth.cancelMigration');
      assert.deepEqual([offered, migrations.asked], [[], [`cancel ${keyOf(backupSet({ id: '2' }))}`]]);
      migrations.runningKeys = ['1', '2'].map((id) => keyOf(backupSet({ id })));
      migrations.change();
      chooses = 'One';
      await run('backupAuth.cancelMigration');
      assert.equal(migrations.asked[1], `cancel ${keyOf(backupSet({ id: '1' }))}`);
    });

    it('asks before it drops an authorization that only Save is missing for', async () => {
      await build([backupSet()]);
      const key = keyOf(backupSet());
      migrations.states.set(key, { pending: grant });
      agrees = false;
      await run('backupAuth.cancelMigration', key);
      assert.deepEqual(migrations.asked, []);
      assert.equal(said[0]?.modal, true);
      agrees = true;
      await run('backupAuth.cancelMigration', key);
      assert.deepEqual(migrations.asked, [`cancel ${key}`]);
    });

    it('says of how many backup sets the authorization is that it drops', async () => {
      const sets = ['1', '2', '3'].map((id) => backupSet({ id }));
      await build(sets);
      agrees = false;
      for (const set of sets.slice(0, 2)) migrations.states.set(keyOf(set), { pending: grant });
      migrations.states.set(keyOf(sets[2]!), { pending: 'another' });
      migrations.change();
      for (const set of sets) await run('backupAuth.cancelMigration', keyOf(set));
      assert.deepEqual(
        said.map(({ detail }) => (detail ?? '').includes('missing for 2 backup sets')),
        [true, true, false],
      );
    });
  });

  describe('Delete from This Computer', () => {
    it('lists the sets that name it, and says that Microsoft keeps its side, and where to revoke it', async () => {
      await build([
        backupSet({ id: '1', name: 'Finance', ...modern }),
        backupSet({ id: '2', name: 'Legal\u202e', ...modern }),
        backupSet({ id: '3', name: 'Other', authentication: { method: 'modern', grant: 'another' } }),
      ]);
      for (const { key } of overview.rows.sets) migrations.states.set(key, { grant: true });
      migrations.change();
      await run('backupAuth.forget', keyOf(backupSet()));
      const [{ message, detail, modal } = { message: '', detail: '', modal: false }] = said;
      assert.deepEqual([message, modal], ['Delete the authorization from this computer?', true]);
      assert.match(detail ?? '', /^The authorization of the account backup@contoso\.com\.\n/);
      assert.match(detail ?? '', /• Finance\n• Legal\n/);
      assert.doesNotMatch(detail ?? '', /Other|\u202e/);
      assert.match(detail ?? '', /At Microsoft the authorization stays until it is revoked there/);
      assert.match(detail ?? '', /https:\/\/myapps\.microsoft\.com.*https:\/\/entra\.microsoft\.com/);
      assert.deepEqual(migrations.asked, [`delete ${grant}`]);
    });

    it('says whose it is: of which person, for which account', async () => {
      const authorizedBy = { name: 'admin@contoso.com' };
      await build([backupSet({ authentication: { ...modern.authentication, authorizedBy } })]);
      await run('backupAuth.forget', keyOf(backupSet()));
      assert.match(
        said[0]?.detail ?? '',
        /^The authorization of admin@contoso\.com for the account backup@contoso\.com\.\n/,
      );
    });

    it('counts the sets that it does not list', async () => {
      const sets = Array.from({ length: 40 }, (_, n) => backupSet({ id: String(n), ...modern }));
      await build(sets);
      await run('backupAuth.forget', keyOf(backupSet()));
      assert.match(said[0]?.detail ?? '', /… and 25 more/);
    });

    it('deletes nothing without a yes', async () => {
      await build([backupSet(modern)]);
      agrees = false;
      await run('backupAuth.forget', keyOf(backupSet()));
      await run('backupAuth.forgetAll');
      assert.equal(said.length, 2);
      assert.deepEqual(migrations.asked, []);
    });
  });

  describe('Delete Every Stored Authorization', () => {
    it('works where no set names any, after a yes', async () => {
      await build([]);
      await run('backupAuth.forgetAll');
      assert.equal(said[0]?.modal, true);
      assert.match(said[0].detail ?? '', /including those from other folders/);
      assert.deepEqual(migrations.asked, ['deleteAll']);
    });

    it('deletes passwords of AhsayCBS and what is known of sets, though authorizations can’t be dropped', async () => {
      await build([]);
      await storage.secrets.store('ahsaycbs/https://cbs.contoso.com/system', 'canary');
      migrations.failure = new Error('no keyring');
      await memory.keepJob('file:///estate#"1"', { at: '2026-11-20', since: '2026-11-19' });
      await run('backupAuth.forgetAll');
      assert.equal(memory.jobAfter('file:///estate#"1"'), undefined);
      assert.deepEqual(await storage.secrets.keys(), []);
      assert.match(logged[0] ?? '', /no keyring/);
    });
  });

  describe('that fail', () => {
    it('are logged, and shown once in words that are ours alone', async () => {
      await build([backupSet()]);
      migrations.failure = new Error('[click](command:evil) eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9secret');
      await run('backupAuth.migrate', keyOf(backupSet()));
      assert.equal(said.length, 1);
      assert.doesNotMatch(said[0]?.message ?? '', /evil|eyJ/);
      assert.match(logged[0] ?? '', /^backupAuth\.migrate: Error: \[click\]/);
      assert.doesNotMatch(logged.join(''), /eyJ0/);
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(logged[1], 'shown', 'the button shows the log');
    });

    it('say nothing where the person cancelled', async () => {
      await build([backupSet()]);
      migrations.failure = new vscode.CancellationError();
      await run('backupAuth.migrate', keyOf(backupSet()));
      assert.deepEqual([said, logged], [[], []]);
    });
  });
});
