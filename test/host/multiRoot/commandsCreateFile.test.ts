import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { registerCommands } from '../../../src/commands/registerCommands';
import { readBackupSets } from '../../../src/estate/file/readFile';
import { Overview } from '../../../src/overview/overview';
import { answerQuickInputs, type Reply } from '../quickInputs';
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

  const answers = ['AhsayACB', '9.1.0.0', 'Contoso.onmicrosoft.com', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'];

  const create = () => runs.get('backupAuth.createFile')!();
  const names = async () => (await fs.readDirectory(folder)).map(([name]) => name);

  it('asks what the file begins with, and creates one without a problem', async () => {
    const given = [...answers];
    answerQuickInputs(({ place }) => (place === '1/4' ? { line: given.shift()! } : { text: given.shift()! }));
    await create();
    assert.equal(asked, 1);
    const read = readBackupSets(file.toString(), await fs.readFile(file));
    assert.deepEqual([read.kind, read.problems], ['read', []]);
    const text = new TextDecoder().decode(await fs.readFile(file));
    assert.match(text, /^ {2}"edition": \{ "name": "AhsayACB", "kind": "ACB", "version": "9\.1\.0\.0" \},$/m);
    assert.match(text, /^ {2}"clientIds": \{ "global": "3f2504e0-.*" \},$/m);
    assert.match(
      text,
      /^ {4}\{ "id": "contoso", "tenant": "Contoso\.onmicrosoft\.com", "cloud": "global" \}$/m,
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
    assert.equal(vscode.window.activeTextEditor.document.languageId, 'jsonc');
  });

  it('takes no version, tenant or client ID that can’t be one, and goes back', async () => {
    const replies: Reply[] = [{ line: 'AhsayOBM' }, { text: 'newest' }, 'back', 'giveUp'];
    const refused: string[] = [];
    answerQuickInputs(
      () => replies.shift() ?? 'giveUp',
      (words) => refused.push(words),
    );
    await create();
    const others: Reply[] = [{ line: 'AhsayOBM' }, { text: '9.1' }, { text: 'https://contoso.com' }];
    answerQuickInputs(
      () => others.shift() ?? 'giveUp',
      (words) => refused.push(words),
    );
    await create();
    assert.match(refused.join(), /^Enter numbers with dots.*Enter a domain/);
    assert.deepEqual(await names(), []);
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
