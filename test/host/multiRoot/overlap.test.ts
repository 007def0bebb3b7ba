import assert from 'node:assert/strict';
import { mkdir, symlink, unlink } from 'node:fs/promises';
import * as vscode from 'vscode';
import { Estate } from '../../../src/estate/estate';
import { estateText, silent, until, write } from '../estateFolder';

describe('Workspace folders that overlap', () => {
  it('have each file once, shown at the shorter address, also where one is a link', async () => {
    const west = vscode.workspace.workspaceFolders?.[1]?.uri ?? assert.fail();
    const inner = vscode.Uri.joinPath(west, 'inner');
    const again = vscode.Uri.joinPath(west, '..', 'the-west-again');
    await mkdir(inner.fsPath);
    await write(vscode.Uri.joinPath(inner, 'backup-sets.json'), estateText('inner'));
    await symlink('west', again.fsPath, 'junction');
    const estate = new Estate(silent);
    await estate.ready;
    const change = async (
      ...[start, gone, ...folders]: Parameters<typeof vscode.workspace.updateWorkspaceFolders>
    ) => {
      const changed = new Promise((resolve) => vscode.workspace.onDidChangeWorkspaceFolders(resolve));
      assert.ok(vscode.workspace.updateWorkspaceFolders(start, gone, ...folders));
      await changed;
    };
    const addresses = () =>
      estate.files.map((file) => [file.uri.path.split('/').slice(-3).join('/'), file.addresses.length]);
    await change(2, 0, { uri: inner }, { uri: again });
    try {
      await until(estate.onDidChange, () => addresses().some(([, count]) => count === 2));
      assert.deepEqual(
        addresses().filter(([name]) => !String(name).includes('east')),
        [
          ['workspace/west/backup-sets.json', 2],
          ['west/inner/backup-sets.json', 2],
        ],
      );
      assert.equal(estate.sets.filter(({ id }) => id === 'inner').length, 1);
    } finally {
      await change(2, 2);
      await unlink(again.fsPath);
      await vscode.workspace.fs.delete(inner, { recursive: true });
      estate.dispose();
    }
  });
});
