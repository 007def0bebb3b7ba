import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { UncommittedFiles } from '../../src/estate/uncommittedFiles';
import { ownFolder, until, write } from './estateFolder';
import { replace, restoreAll } from './stubs';

/** What the real one has of use to the test itself. */
interface GitApi {
  openRepository(root: vscode.Uri): Promise<unknown>;
}

describe('Whether a file is committed', () => {
  let uncommitted: UncommittedFiles;
  beforeEach(() => (uncommitted = new UncommittedFiles()));
  afterEach(() => {
    uncommitted.dispose();
    restoreAll();
  });

  it('is what VS Code’s own Git extension says, and is told again when that changes', async () => {
    const folder = await ownFolder();
    const file = vscode.Uri.joinPath(folder, 'backup-sets.json');
    await write(file, '{}');
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.fsPath });
    git('init', '--quiet');
    const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
    assert.ok(extension, 'VS Code comes with it');
    const api = (await extension.activate()).getAPI(1);
    await api.openRepository(folder);
    const { onDidChange } = uncommitted;
    await until(onDidChange, () => uncommitted.has(file));

    const identity = ['-c', 'user.name=Kim Lee', '-c', 'user.email=kim@contoso.com'];
    git('add', 'backup-sets.json');
    git(...identity, 'commit', '--quiet', '--message', 'Record');
    await vscode.commands.executeCommand('git.refresh');
    await until(onDidChange, () => !uncommitted.has(file));

    await write(file, '{ }');
    await vscode.commands.executeCommand('git.refresh');
    await until(onDidChange, () => uncommitted.has(file));
    assert.equal(uncommitted.has(vscode.Uri.joinPath(folder, 'other.json')), false);
  });

  it('is not known where the extension is missing, asleep or of another shape', () => {
    const file = vscode.Uri.file('/estate/backup-sets.json');
    const changes = [{ uri: file }];
    const good = { getRepository: () => ({ state: { workingTreeChanges: changes } }) };
    const found = (extension: unknown) => {
      replace(vscode.extensions, 'getExtension', () => extension as never);
      return uncommitted.has(file);
    };
    const active = (api: unknown) => ({ isActive: true, exports: { enabled: true, getAPI: () => api } });
    assert.equal(found(active(good)), true, 'the search is not blind');
    for (const other of [
      undefined,
      { ...active(good), isActive: false },
      { isActive: true, exports: undefined },
      { isActive: true, exports: { enabled: false, getAPI: () => good } },
      { isActive: true, exports: { enabled: true } },
      active(undefined),
      active({}),
      active({ getRepository: () => null }),
      active({ getRepository: () => ({ state: 'clean' }) }),
      active({ getRepository: () => ({ state: { workingTreeChanges: { 0: changes[0] } } }) }),
      active({
        getRepository: () => ({ state: { workingTreeChanges: [null, 'x', { uri: file.toString() }] } }),
      }),
      active({ getRepository: () => assert.fail('refuses') }),
    ]) {
      assert.equal(found(other), false);
    }
  });

  it('is known of a file in each of the lists that the extension has', () => {
    const file = vscode.Uri.file('/estate/backup-sets.json');
    for (const list of ['workingTreeChanges', 'untrackedChanges', 'indexChanges', 'mergeChanges']) {
      const state = { [list]: [{ uri: file }] };
      const api = { getRepository: () => ({ state }) };
      const extension = { isActive: true, exports: { enabled: true, getAPI: () => api } };
      replace(vscode.extensions, 'getExtension', () => extension as never);
      assert.equal(uncommitted.has(file), true, list);
    }
  });
});
