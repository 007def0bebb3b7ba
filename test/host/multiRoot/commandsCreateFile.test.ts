import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { registerCommands } from '../../../src/commands/registerCommands';
import { readBackupSets } from '../../../src/estate/file/readFile';
import { Overview } from '../../../src/overview/overview';
import {
  catchCommands,
  failed,
  FakeEstate,
  FakeMigrations,
  replace,
  restoreAll,
  type CommandRun,
} from '../stubs';

const { fs } = vscode.workspace;

describe('Create Backup Sets File, in a workspace of several folders', () => {
  const [east] = vscode.workspace.workspaceFolders!;
  const folder = vscode.Uri.joinPath(east!.uri, 'created');
  const file = vscode.Uri.joinPath(folder, 'backup-sets.json');
  let overview: Overview;
  let registered: vscode.Disposable;
  let runs: Map<string, CommandRun>;
  let asked: number;
  let chosen: vscode.WorkspaceFolder | undefined;

  beforeEach(async () => {
    await fs.createDirectory(folder);
    [asked, chosen] = [0, { uri: folder, name: 'created', index: 0 }];
    replace(vscode.window, 'showWorkspaceFolderPick', () => {
      asked += 1;
      return Promise.resolve(chosen);
    });
    runs = catchCommands();
    const estate = new FakeEstate();
    const migrations = new FakeMigrations();
    overview = new Overview({ estate, migrations, localGrants: migrations });
    const log = { error: failed };
    registered = registerCommands({ estate, migrations, overview, log } as unknown as Parameters<
      typeof registerCommands
    >[0]);
  });

  afterEach(async () => {
    registered.dispose();
    overview.dispose();
    restoreAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await fs.delete(folder, { recursive: true });
  });

  const create = () => runs.get('backupAuth.createFile')!();
  const names = async () => (await fs.readDirectory(folder)).map(([name]) => name);

  it('asks for the folder, creates a file that reads well there, and opens it', async () => {
    await create();
    assert.equal(asked, 1);
    const read = readBackupSets(file.toString(), await fs.readFile(file));
    assert.deepEqual([read.kind, read.problems], ['read', []]);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
    assert.equal(vscode.window.activeTextEditor.document.languageId, 'jsonc');
  });

  it('creates nothing where no folder is chosen', async () => {
    chosen = undefined;
    await create();
    assert.deepEqual(await names(), []);
  });

  it('never writes over a file', async () => {
    const mine = new TextEncoder().encode('// mine\n');
    await fs.writeFile(file, mine);
    await create();
    assert.deepEqual(Buffer.from(await fs.readFile(file)), Buffer.from(mine));
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
  });
});
