import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Uri } from 'vscode';
import { workspaceIdentity } from '../../../../src/migration/memory/workspaceIdentity';
import { temporaryFolder } from '../../../vscodeHost/leftovers';

describe('The identity of a workspace', () => {
  let folder: string;
  let remove: () => Promise<void>;

  before(async () => {
    const temporary = await temporaryFolder('identity');
    folder = temporary.path;
    remove = () => temporary.remove();
    for (const name of ['a', 'b']) await mkdir(join(folder, name));
    await symlink(join(folder, 'a'), join(folder, 'link'));
    await writeFile(join(folder, 'estate.code-workspace'), '{}');
  });

  after(() => remove());

  /** A URI as VS Code gives it: what of it is asked for here. */
  function uriOf(address: string): Uri {
    const { protocol, pathname } = new URL(address);
    const fsPath = decodeURIComponent(pathname);
    return { scheme: protocol.slice(0, -1), fsPath, toString: () => address } as unknown as Uri;
  }

  const inFolder = (name: string) => uriOf(pathToFileURL(join(folder, name)).href);

  const identity = (names: readonly string[], file?: Uri) =>
    workspaceIdentity({
      workspaceFile: file,
      workspaceFolders: names.map((name, index) => ({ uri: inFolder(name), name, index })),
    });

  it('is that of its folders, in whatever order and by whatever link', async () => {
    const one = await identity(['a', 'b']);
    assert.match(one ?? '', /^[0-9a-f]{32}$/);
    assert.equal(await identity(['b', 'link']), one);
    assert.notEqual(await identity(['a']), one);
    assert.equal(await identity(['link']), await identity(['a']));
  });

  it('is that of its file, whatever folders it has', async () => {
    const file = inFolder('estate.code-workspace');
    const one = await identity(['a'], file);
    assert.equal(await identity(['a', 'b'], file), one);
    assert.notEqual(one, await identity(['a']));
  });

  it('is that of its folders where it is untitled, or its folders are gone or elsewhere', async () => {
    assert.equal(await identity(['a'], uriOf('untitled:/1700000000000')), await identity(['a']));
    assert.match((await identity(['gone'])) ?? '', /^[0-9a-f]{32}$/);
    const remote = uriOf('vscode-remote://ssh-remote+server/estate');
    const open = { workspaceFile: undefined, workspaceFolders: [{ uri: remote, name: 'estate', index: 0 }] };
    assert.match((await workspaceIdentity(open)) ?? '', /^[0-9a-f]{32}$/);
  });

  it('is none where nothing is open', async () => {
    assert.equal(
      await workspaceIdentity({ workspaceFile: undefined, workspaceFolders: undefined }),
      undefined,
    );
    assert.equal(await identity([]), undefined);
  });
});
