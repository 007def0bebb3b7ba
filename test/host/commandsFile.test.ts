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
  replace,
  restoreAll,
  type CommandRun,
  type Said,
} from './stubs';

const { fs } = vscode.workspace;

describe('The commands about files', () => {
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'backup-sets.json');
  const contoso = {
    id: 'contoso',
    tenant: 'contoso.onmicrosoft.com',
    cloud: 'global',
    clientId: undefined,
  } as const;
  const set = backupSet({ file: file.toString(), id: '1692322592995', tenantId: 'contoso', tenant: contoso });
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

  it('ask for the client ID of a tenant that has none, refuse one of Microsoft’s, and enter it in the file', async () => {
    const before = await fs.readFile(file);
    const ours = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001';
    const refused = new Map<string, unknown>();
    replace(vscode.window, 'showInputBox', async (options = {}) => {
      for (const text of ['', 'Backup', '04b07795-8ddb-461a-bbee-02f9e1bf7b46', ours])
        refused.set(text, await options.validateInput?.(text));
      return ` ${ours}\n`;
    });
    try {
      await runs.get('backupAuth.enterClientId')!();
      const after = Buffer.from(await fs.readFile(file)).toString();
      assert.match(
        after,
        /"tenant": "contoso\.onmicrosoft\.com",\s+"cloud": "global",\s+"clientId": "7f3c1d52/,
      );
      assert.deepEqual(
        [...refused.values()].map((words) => (typeof words === 'string' ? words.split(/[,.]/)[0] : words)),
        [undefined, "This isn't a client ID", "This is one of Microsoft's own apps", undefined],
      );
    } finally {
      await fs.writeFile(file, before);
    }
  });

  it('enter nothing where the question is given up, or the answer is no client ID', async () => {
    const before = await fs.readFile(file);
    for (const answer of [undefined, '', 'Backup']) {
      replace(vscode.window, 'showInputBox', () => Promise.resolve(answer));
      await runs.get('backupAuth.enterClientId')!(overview.rows.sets[0]);
      assert.deepEqual(await fs.readFile(file), before);
    }
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
    assert.ok(extension);
    await extension.activate();
    const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
