import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { registerCommands } from '../../src/commands/registerCommands';
import { keyOf } from '../../src/core/backupSets/backupSet';
import { Overview } from '../../src/overview/overview';
import {
  backupSet,
  catchCommands,
  catchMessages,
  FakeEstate,
  FakeMigrations,
  failed,
  restoreAll,
  type CommandRun,
  type Said,
} from './stubs';

const { fs } = vscode.workspace;

describe('The commands about files', () => {
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'backup-sets.json');
  const set = backupSet({ file: file.toString(), id: '1692322592995' });
  let overview: Overview;
  let migrations: FakeMigrations;
  let registered: vscode.Disposable;
  let runs: Map<string, CommandRun>;
  let said: Said[];

  beforeEach(async () => {
    const estate = new FakeEstate([set]);
    migrations = new FakeMigrations();
    overview = new Overview({ estate, migrations, localGrants: migrations });
    runs = catchCommands();
    said = catchMessages(() => undefined);
    const log = { error: failed };
    registered = registerCommands({ estate, migrations, overview, log } as unknown as Parameters<
      typeof registerCommands
    >[0]);
    await overview.ready;
  });

  afterEach(async () => {
    registered.dispose();
    overview.dispose();
    restoreAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('open a file that is there instead of creating it, and leave every byte of it', async () => {
    const before = await fs.readFile(file);
    await runs.get('backupAuth.createFile')!();
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
    assert.equal(vscode.window.activeTextEditor.document.isDirty, false);
    assert.deepEqual(await fs.readFile(file), before);
  });

  it('open the entry of a set in its file', async () => {
    await runs.get('backupAuth.openEntry')!(overview.rows.sets[0]);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), file.toString());
    const at = editor.document.offsetAt(editor.selection.active);
    assert.match(editor.document.getText().slice(at), /^\{\s*"id": "1692322592995"/);
  });

  it('migrate the set whose entry the cursor stands in', async () => {
    const editor = await vscode.window.showTextDocument(file);
    const at = editor.document.positionAt(editor.document.getText().indexOf('Finance mailboxes'));
    editor.selection = new vscode.Selection(at, at);
    await runs.get('backupAuth.migrate')!(file);
    assert.deepEqual([migrations.asked, said], [[`show migrate ${keyOf(set)}`], []]);
  });
});

describe('The installed extension', () => {
  it('registers every command that it declares', async () => {
    const extension = vscode.extensions.getExtension('backup-auth-migrator.backup-auth-migrator');
    await extension?.activate();
    const { contributes } = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
