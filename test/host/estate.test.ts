import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { estateText, idsIn, untilIds, write } from './estateFolder';
import { EstateScene } from './estateScene';

describe('The estate', () => {
  let scene: EstateScene;
  beforeEach(async () => {
    scene = await EstateScene.begin();
  });
  afterEach(() => scene.end());

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
        await write(vscode.Uri.joinPath(scene.folder, name), estateText(name));
      }
      await scene.open();
      assert.deepEqual(idsIn(scene.estate, scene.folder), [
        'a/backup-sets.json',
        'b/customer.backup-sets.json',
        'b/customer.backup-sets.jsonc',
        'backup-sets.json',
      ]);
      assert.deepEqual(scene.fileOf(scene.file), {
        file: scene.file.toString(),
        uri: scene.fileOf(scene.file)?.uri,
        addresses: [scene.fileOf(scene.file)?.uri],
        name: vscode.workspace.asRelativePath(scene.file),
        state: 'read',
        lastGood: false,
        problems: [],
      });
    });

    it('files by the setting, and finds anew when it changes', async () => {
      await write(scene.file, estateText('default'));
      await write(vscode.Uri.joinPath(scene.folder, 'estate.json'), estateText('own'));
      await scene.open();
      await untilIds(scene.estate, scene.folder, 'default');
      const settings = vscode.workspace.getConfiguration('backupAuth');
      await settings.update(
        'files',
        [`**/${scene.folder.path.split('/').at(-1)}/estate.json`, 5, ''],
        vscode.ConfigurationTarget.Workspace,
      );
      try {
        await untilIds(scene.estate, scene.folder, 'own');
      } finally {
        await settings.update('files', undefined, vscode.ConfigurationTarget.Workspace);
      }
      await untilIds(scene.estate, scene.folder, 'default');
    });

    it('no file that files.exclude hides', async () => {
      await write(scene.file, estateText('1'));
      await scene.open();
      const settings = vscode.workspace.getConfiguration('files');
      await settings.update(
        'exclude',
        { [`**/${scene.folder.path.split('/').at(-1)}`]: true },
        vscode.ConfigurationTarget.Workspace,
      );
      try {
        await untilIds(scene.estate, scene.folder);
      } finally {
        await settings.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
      }
      await untilIds(scene.estate, scene.folder, '1');
    });
  });

  describe('watches', () => {
    it('a new file, its edit and its end', async () => {
      await scene.open();
      await write(scene.file, estateText('1'));
      await untilIds(scene.estate, scene.folder, '1');
      await write(scene.file, estateText('1', '2'));
      await untilIds(scene.estate, scene.folder, '1', '2');
      await vscode.workspace.fs.delete(scene.file);
      await untilIds(scene.estate, scene.folder);
      assert.equal(scene.fileOf(scene.file), undefined);
    });

    it('a file that is renamed, and a directory that is deleted with its files', async () => {
      const below = vscode.Uri.joinPath(scene.folder, 'below');
      await write(vscode.Uri.joinPath(below, 'a.backup-sets.json'), estateText('1'));
      await scene.open();
      await untilIds(scene.estate, scene.folder, '1');
      await vscode.workspace.fs.rename(
        vscode.Uri.joinPath(below, 'a.backup-sets.json'),
        vscode.Uri.joinPath(below, 'a.txt'),
      );
      await untilIds(scene.estate, scene.folder);
      await vscode.workspace.fs.rename(
        vscode.Uri.joinPath(below, 'a.txt'),
        vscode.Uri.joinPath(below, 'b.backup-sets.json'),
      );
      await untilIds(scene.estate, scene.folder, '1');
      await vscode.workspace.fs.delete(below, { recursive: true });
      await untilIds(scene.estate, scene.folder);
    });

    it('a directory that is replaced at once, as by a checkout', async () => {
      const below = vscode.Uri.joinPath(scene.folder, 'below');
      await write(vscode.Uri.joinPath(below, 'backup-sets.json'), estateText('1'));
      await scene.open();
      for (const id of ['2', '3', '4']) {
        await vscode.workspace.fs.delete(below, { recursive: true });
        await write(vscode.Uri.joinPath(below, 'deeper', `${id}.backup-sets.json`), estateText(id));
        await untilIds(scene.estate, scene.folder, id);
      }
    });

    it('and tells nothing of a look for files that finds those it knew, as after a commit', async () => {
      await write(scene.file, estateText('1'));
      await scene.open();
      const told: string[] = [];
      scene.estate.onDidChange(() => told.push('told'));
      await scene.estate.refresh();
      assert.deepEqual(told, []);
    });

    it('and reads only the file that was edited', async () => {
      const other = vscode.Uri.joinPath(scene.folder, 'other.backup-sets.json');
      await write(scene.file, estateText('1'));
      await write(other, estateText('2'));
      const read: string[] = [];
      await scene.open(async (uri) => {
        read.push(uri.path.split('/').at(-1) ?? '');
        return { ok: true, bytes: await vscode.workspace.fs.readFile(uri) };
      });
      // News of the files' creation may still be on its way: one edit of several that reads nothing else is proof.
      const rounds: string[] = [];
      for (const id of ['3', '4', '5', '6']) {
        read.length = 0;
        await write(other, estateText(id));
        await untilIds(scene.estate, scene.folder, '1', id);
        rounds.push([...new Set(read)].join());
      }
      assert.ok(rounds.includes('other.backup-sets.json'), rounds.join('; '));
    });
  });
});
