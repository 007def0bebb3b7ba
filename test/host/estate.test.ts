import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Estate, type EstateFile } from '../../src/estate/estate';
import type { FileBytes } from '../../src/estate/fileAccess';
import {
  all,
  change,
  closeAllEditors,
  estateText,
  idsIn,
  ownFolder,
  revert,
  silent,
  until,
  untilIds,
  write,
} from './estateFolder';

describe('The estate', () => {
  let folder: vscode.Uri;
  let file: vscode.Uri;
  let estate: Estate;
  const { fs, workspace } = { fs: vscode.workspace.fs, workspace: vscode.workspace };

  const open = async (readDisk?: (uri: vscode.Uri) => Promise<FileBytes>): Promise<void> => {
    estate = new Estate(silent, readDisk);
    await estate.ready;
  };
  const fileOf = (uri: vscode.Uri): EstateFile | undefined =>
    estate.files.find((each) => each.uri.toString() === uri.toString());
  const untilState = async (uri: vscode.Uri, state: string | undefined): Promise<void> =>
    until(estate.onDidChange, () => fileOf(uri)?.state === state);
  const problemsOf = (uri: vscode.Uri): string[] | undefined => fileOf(uri)?.problems.map(({ id }) => id);

  beforeEach(async () => {
    folder = await ownFolder();
    file = vscode.Uri.joinPath(folder, 'backup-sets.json');
  });
  afterEach(async () => {
    estate.dispose();
    await closeAllEditors();
    await fs.delete(folder, { recursive: true });
  });

  describe('finds', () => {
    it('files by the default names at any depth, in the order of their addresses, and no others', async () => {
      for (const name of [
        'backup-sets.json',
        'a/backup-sets.json',
        'b/customer.backup-sets.json',
        'b/customer.backup-sets.jsonc',
        'other.json',
        'backup-sets.jsonc.txt',
        'node_modules/x/backup-sets.json',
      ]) {
        await write(vscode.Uri.joinPath(folder, name), estateText(name));
      }
      await open();
      assert.deepEqual(idsIn(estate, folder), [
        'a/backup-sets.json',
        'b/customer.backup-sets.json',
        'b/customer.backup-sets.jsonc',
        'backup-sets.json',
      ]);
      assert.deepEqual(fileOf(file), {
        file: file.toString(),
        uri: fileOf(file)?.uri,
        addresses: [fileOf(file)?.uri],
        name: workspace.asRelativePath(file),
        state: 'read',
        lastGood: false,
        problems: [],
      });
    });

    it('files by the setting, and finds anew when it changes', async () => {
      await write(file, estateText('default'));
      await write(vscode.Uri.joinPath(folder, 'estate.json'), estateText('own'));
      await open();
      await untilIds(estate, folder, 'default');
      const settings = workspace.getConfiguration('backupAuth');
      await settings.update(
        'files',
        [`**/${folder.path.split('/').at(-1)}/estate.json`, 5, ''],
        vscode.ConfigurationTarget.Workspace,
      );
      try {
        await untilIds(estate, folder, 'own');
      } finally {
        await settings.update('files', undefined, vscode.ConfigurationTarget.Workspace);
      }
      await untilIds(estate, folder, 'default');
    });

    it('no file that files.exclude hides', async () => {
      await write(file, estateText('1'));
      await open();
      const settings = workspace.getConfiguration('files');
      await settings.update(
        'exclude',
        { [`**/${folder.path.split('/').at(-1)}`]: true },
        vscode.ConfigurationTarget.Workspace,
      );
      try {
        await untilIds(estate, folder);
      } finally {
        await settings.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
      }
      await untilIds(estate, folder, '1');
    });
  });

  describe('watches', () => {
    it('a new file, its edit and its end', async () => {
      await open();
      await write(file, estateText('1'));
      await untilIds(estate, folder, '1');
      await write(file, estateText('1', '2'));
      await untilIds(estate, folder, '1', '2');
      await fs.delete(file);
      await untilIds(estate, folder);
      assert.equal(fileOf(file), undefined);
    });

    it('a file that is renamed, and a directory that is deleted with its files', async () => {
      const below = vscode.Uri.joinPath(folder, 'below');
      await write(vscode.Uri.joinPath(below, 'a.backup-sets.json'), estateText('1'));
      await open();
      await untilIds(estate, folder, '1');
      await fs.rename(vscode.Uri.joinPath(below, 'a.backup-sets.json'), vscode.Uri.joinPath(below, 'a.txt'));
      await untilIds(estate, folder);
      await fs.rename(vscode.Uri.joinPath(below, 'a.txt'), vscode.Uri.joinPath(below, 'b.backup-sets.json'));
      await untilIds(estate, folder, '1');
      await fs.delete(below, { recursive: true });
      await untilIds(estate, folder);
    });

    it('a directory that is replaced at once, as by a checkout', async () => {
      const below = vscode.Uri.joinPath(folder, 'below');
      await write(vscode.Uri.joinPath(below, 'backup-sets.json'), estateText('1'));
      await open();
      for (const id of ['2', '3', '4']) {
        await fs.delete(below, { recursive: true });
        await write(vscode.Uri.joinPath(below, 'deeper', `${id}.backup-sets.json`), estateText(id));
        await untilIds(estate, folder, id);
      }
    });

    it('and tells nothing of a look for files that finds those it knew, as after a commit', async () => {
      await write(file, estateText('1'));
      await open();
      const told: string[] = [];
      estate.onDidChange(() => told.push('told'));
      await estate.refresh();
      assert.deepEqual(told, []);
    });

    it('and reads only the file that was edited', async () => {
      const other = vscode.Uri.joinPath(folder, 'other.backup-sets.json');
      await write(file, estateText('1'));
      await write(other, estateText('2'));
      const read: string[] = [];
      await open(async (uri) => {
        read.push(uri.path.split('/').at(-1) ?? '');
        return { ok: true, bytes: await fs.readFile(uri) };
      });
      // News of the files' creation may still be on its way: one edit of several that reads nothing else is proof.
      const rounds: string[] = [];
      for (const id of ['3', '4', '5', '6']) {
        read.length = 0;
        await write(other, estateText(id));
        await untilIds(estate, folder, '1', id);
        rounds.push([...new Set(read)].join());
      }
      assert.ok(rounds.includes('other.backup-sets.json'), rounds.join('; '));
    });
  });

  describe('has a file that cannot be read as broken, with the reason, and', () => {
    it('keeps its last good sets until it is mended', async () => {
      await write(file, estateText('1'));
      await open();
      await write(file, estateText('1').slice(0, 40));
      await untilState(file, 'broken');
      assert.deepEqual([fileOf(file)?.lastGood, problemsOf(file)], [true, ['syntax']]);
      assert.deepEqual(idsIn(estate, folder), ['1']);
      await write(file, estateText('2'));
      await untilIds(estate, folder, '2');
      assert.deepEqual([fileOf(file)?.state, fileOf(file)?.lastGood], ['read', false]);
    });

    it('has no sets of a file that was never good', async () => {
      await write(file, new Uint8Array([0x7b, 0xff]));
      await open();
      assert.deepEqual(
        [fileOf(file)?.state, fileOf(file)?.lastGood, problemsOf(file)],
        ['broken', false, ['notUtf8']],
      );
      assert.deepEqual(idsIn(estate, folder), []);
    });

    it('says of a directory by that name what it is', async () => {
      await open();
      await fs.createDirectory(file);
      await untilState(file, 'broken');
      assert.deepEqual(problemsOf(file), ['isDirectory']);
      await fs.delete(file);
      await untilState(file, undefined);
    });

    it('says of a file that became a directory what it is, and keeps its sets', async () => {
      await write(file, estateText('1'));
      await open();
      await fs.delete(file);
      await fs.createDirectory(file);
      await until(estate.onDidChange, () => problemsOf(file)?.[0] === 'isDirectory');
    });

    it('does not read a file of more than 50 MB', async () => {
      await write(file, new Uint8Array(50 * 1024 * 1024 + 1).fill(0x20));
      await open();
      assert.deepEqual(problemsOf(file), ['tooBig']);
    });

    it('takes a refused reading as a state of the file', async () => {
      await write(file, estateText('1'));
      let refuse = false;
      await open(async (uri) =>
        refuse
          ? { ok: false, fault: 'cannotRead', detail: 'NoPermissions' }
          : { ok: true, bytes: await fs.readFile(uri) },
      );
      refuse = true;
      await estate.refresh();
      assert.deepEqual(fileOf(file)?.problems[0]?.params, { detail: 'NoPermissions' });
      assert.deepEqual([fileOf(file)?.lastGood, idsIn(estate, folder)], [true, ['1']]);
    });
  });

  it('has a file again that was gone for a moment, though VS Code tells of a change only', async () => {
    await write(file, estateText('1'));
    let gone = false;
    await open(async (uri) =>
      gone ? { ok: false, fault: 'fileGone' } : { ok: true, bytes: await fs.readFile(uri) },
    );
    // The first time VS Code may still have to tell that the file was made.
    for (const id of ['2', '3', '4']) {
      gone = true;
      await estate.reread(file);
      assert.deepEqual(idsIn(estate, folder), []);
      gone = false;
      await write(file, estateText(id));
      await untilIds(estate, folder, id);
    }
  });

  it('drops a slow reading that a later one has overtaken', async () => {
    await write(file, estateText('old'));
    const slow: ((bytes: FileBytes) => void)[] = [];
    let isSlow = false;
    await open(async (uri) => {
      const bytes: FileBytes = { ok: true, bytes: await fs.readFile(uri) };
      return isSlow && uri.path === file.path
        ? new Promise((resolve) => slow.push(() => resolve(bytes)))
        : bytes;
    });
    isSlow = true;
    const first = estate.reread(file);
    while (slow.length === 0) await new Promise((resolve) => setImmediate(resolve));
    isSlow = false;
    await write(file, estateText('new'));
    await estate.reread(file);
    assert.deepEqual(idsIn(estate, folder), ['new']);
    for (const finish of slow) finish({ ok: false, fault: 'fileGone' });
    await first;
    assert.deepEqual(idsIn(estate, folder), ['new']);
  });

  describe('lets what an editor holds unsaved win over the disk', () => {
    const replaceAll = (document: vscode.TextDocument, text: string) => change(document, all(document), text);

    it('until it is reverted', async () => {
      await write(file, estateText('disk'));
      await open();
      const document = await workspace.openTextDocument(file);
      await vscode.window.showTextDocument(document);
      await replaceAll(document, estateText('editor'));
      await untilIds(estate, folder, 'editor');
      await revert(document);
      await untilIds(estate, folder, 'disk');
    });

    it('with its last good sets while somebody types', async () => {
      await write(file, estateText('disk'));
      await open();
      const document = await workspace.openTextDocument(file);
      await vscode.window.showTextDocument(document);
      await replaceAll(document, estateText('editor'));
      await untilIds(estate, folder, 'editor');
      await replaceAll(document, '{');
      await untilState(file, 'broken');
      assert.deepEqual(idsIn(estate, folder), ['editor']);
      await revert(document);
      await untilState(file, 'read');
    });

    it('and still knows what is wrong with the bytes of a file that is open unchanged', async () => {
      await write(file, Buffer.concat([Buffer.from(estateText('1')), Buffer.from([0xff])]));
      await open();
      await vscode.window.showTextDocument(file);
      await estate.refresh();
      assert.deepEqual(problemsOf(file), ['notUtf8']);
    });
  });
});
