import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Estate } from '../../src/estate/estate';
import { BackupSetsTree } from '../../src/tree/backupSetsTree';
import { Overview } from '../../src/overview/overview';
import { allShown, FakeMigrations } from './stubs';
import { change } from './estateFolder';
import { nestedRows, type Nested } from './treeRows';

const encode = (text: string) => new TextEncoder().encode(text);

/** A file with one Basic set for each name, all of one tenant and account. */
function fileWith(...names: string[]): Uint8Array {
  const set = (name: string, n: number) => ({
    id: `${name}-${n}`,
    name,
    tenant: 'tailspin',
    account: 'backup@tailspin.com',
    sources: ['oneDrive'],
    authentication: { method: 'basic' },
  });
  return encode(
    JSON.stringify({
      edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' },
      tenants: [{ id: 'tailspin', tenant: 'tailspin.com', cloud: 'global' }],
      backupSets: names.map(set),
    }),
  );
}

describe('The tree and the files of the workspace', () => {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  const watched = vscode.Uri.joinPath(folder, 'watched', 'tailspin.backup-sets.json');
  let estate: Estate;
  let overview: Overview;
  let tree: BackupSetsTree;

  before(async () => {
    const quiet = () => undefined;
    estate = new Estate({ info: quiet, warn: quiet });
    const migrations = new FakeMigrations();
    overview = new Overview({ estate, migrations, localGrants: migrations });
    tree = new BackupSetsTree(overview, allShown());
    await overview.ready;
  });

  after(async () => {
    tree.dispose();
    overview.dispose();
    estate.dispose();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'watched'), { recursive: true });
  });

  const ofTailspin = async (): Promise<Nested | undefined> =>
    (await nestedRows(tree)).find((row) => row[0].startsWith('tailspin.com'));

  /** Resolves as soon as the tenant's rows are these; mocha's time limit says if they never are. */
  async function become(expected: Nested | undefined): Promise<void> {
    const same = async () => JSON.stringify(await ofTailspin()) === JSON.stringify(expected);
    for (;;) {
      // Listening first: rows take a moment to be asked for, and what changes meanwhile is to be looked at, too.
      const changed = new Promise<void>((resolve) => {
        const listening = tree.onDidChangeTreeData(() => {
          listening.dispose();
          resolve();
        });
      });
      if (await same()) return;
      await changed;
    }
  }

  const rows = (...names: string[]): Nested => {
    const words = `0 of ${names.length}`;
    const sets = names.map((name) => `${name} · Basic · blocked`);
    return [`tailspin.com · ${words}`, [`backup · ${words}`, ...sets]];
  };

  it('shows the sets of the folder that was opened', async () => {
    const [contoso] = await nestedRows(tree);
    assert.equal(contoso?.[0]?.startsWith('contoso.onmicrosoft.com'), true);
  });

  it('shows a new file', async () => {
    assert.equal(await ofTailspin(), undefined);
    await vscode.workspace.fs.writeFile(watched, fileWith('One'));
    await become(rows('One'));
  });

  it('shows an edit on disk', async () => {
    await vscode.workspace.fs.writeFile(watched, fileWith('One', 'Two'));
    await become(rows('One', 'Two'));
  });

  it('shows an edit that is not saved yet, and its undoing', async () => {
    const document = await vscode.workspace.openTextDocument(watched);
    await vscode.window.showTextDocument(document);
    const start = document.positionAt(document.getText().indexOf('"Two"'));
    await change(document, new vscode.Range(start, start.translate(0, '"Two"'.length)), '"Three"');
    await become(rows('One', 'Three'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await become(rows('One', 'Two'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('keeps the last good sets of a file that broke', async () => {
    await vscode.workspace.fs.writeFile(watched, encode('{ "backupSets": ['));
    const broken = () => estate.files.some(({ state, lastGood }) => state === 'broken' && lastGood);
    while (!broken())
      await new Promise<void>((resolve) => {
        once(estate, resolve);
      });
    assert.deepEqual(await ofTailspin(), rows('One', 'Two'));
  });

  it('drops the sets of a file that was deleted', async () => {
    await vscode.workspace.fs.delete(watched);
    await become(undefined);
  });
});

function once(estate: Estate, then: () => void): void {
  const listening = estate.onDidChange(() => {
    listening.dispose();
    then();
  });
}
