import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { registerCommands } from '../../../src/commands/registerCommands';
import { Estate } from '../../../src/estate/estate';
import { BackupSetsTree } from '../../../src/tree/backupSetsTree';
import { Overview } from '../../../src/overview/overview';
import { viewMessage } from '../../../src/tree/viewMessage';
import {
  allShown,
  catchCommands,
  catchMessages,
  FakeMigrations,
  failed,
  restoreAll,
  type CommandRun,
  type Said,
} from '../stubs';
import { nestedRows } from '../treeRows';

describe('In an untrusted workspace', () => {
  let estate: Estate;
  let overview: Overview;
  let migrations: FakeMigrations;
  let registered: vscode.Disposable;
  let runs: Map<string, CommandRun>;
  let said: Said[];
  let shown: number;

  beforeEach(async () => {
    const quiet = () => undefined;
    estate = new Estate({ info: quiet, warn: quiet });
    migrations = new FakeMigrations();
    overview = new Overview({ estate, migrations, localGrants: migrations });
    runs = catchCommands();
    said = catchMessages(() => undefined);
    shown = 0;
    const log = { error: failed, show: () => (shown += 1) };
    registered = registerCommands({ estate, migrations, overview, log } as unknown as Parameters<
      typeof registerCommands
    >[0]);
    await overview.ready;
  });

  afterEach(() => {
    registered.dispose();
    overview.dispose();
    estate.dispose();
    restoreAll();
  });

  it('the extension works, within its limits', async () => {
    const extension = vscode.extensions.getExtension('backup-auth-migrator.backup-auth-migrator');
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  it('the tree shows the sets, and the view says what is restricted', async () => {
    const tree = new BackupSetsTree(overview, allShown());
    const [contoso] = await nestedRows(tree);
    tree.dispose();
    assert.match(contoso?.[0] ?? '', /^contoso\.onmicrosoft\.com/);
    const message = viewMessage({
      files: estate.files,
      tenants: [],
      trusted: vscode.workspace.isTrusted,
      queue: { at: 1, of: 2 },
      filter: undefined,
      model: undefined,
    });
    assert.equal(
      message,
      'Restricted Mode: backup sets are only shown and checked until you trust this workspace.',
    );
  });

  for (const command of [
    'openSet',
    'migrate',
    'authorizeAgain',
    'showMigration',
    'cancelMigration',
    'verify',
    'verifyAll',
    'forget',
    'forgetUnused',
    'forgetTenant',
    'forgetAll',
    'createFile',
  ]) {
    it(`the command ${command} refuses in plain words, and touches nothing`, async () => {
      const key = overview.rows.sets[0]?.key;
      assert.ok(key);
      await runs.get(`backupAuth.${command}`)!(key);
      assert.deepEqual(migrations.asked, []);
      assert.equal(said.length, 1);
      assert.match(said[0]?.message ?? '', /^Restricted Mode: /);
      assert.equal(vscode.window.activeTextEditor, undefined);
    });
  }

  it('Refresh and Show Log work', async () => {
    await runs.get('backupAuth.refresh')!();
    await runs.get('backupAuth.showLog')!();
    assert.equal(shown, 1);
    assert.deepEqual(said, []);
  });
});
