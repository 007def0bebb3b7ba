import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FileBytes } from '../../src/estate/fileAccess';
import { all, change, estateText, idsIn, revert, until, untilIds, write } from './estateFolder';
import { EstateScene } from './estateScene';

describe('The estate', () => {
  let scene: EstateScene;
  beforeEach(async () => {
    scene = await EstateScene.begin();
  });
  afterEach(() => scene.end());

  describe('has a file that cannot be read as broken, with the reason, and', () => {
    it('keeps its last good sets until it is mended', async () => {
      await write(scene.file, estateText('1'));
      await scene.open();
      await write(scene.file, estateText('1').slice(0, 40));
      // A file is emptied, then written: a reading in between finds it empty.
      await until(scene.estate.onDidChange, () => scene.problemsOf(scene.file)?.join() === 'syntax');
      assert.deepEqual(
        [scene.fileOf(scene.file)?.state, scene.fileOf(scene.file)?.lastGood],
        ['broken', true],
      );
      assert.deepEqual(idsIn(scene.estate, scene.folder), ['1']);
      await write(scene.file, estateText('2'));
      await untilIds(scene.estate, scene.folder, '2');
      assert.deepEqual(
        [scene.fileOf(scene.file)?.state, scene.fileOf(scene.file)?.lastGood],
        ['read', false],
      );
    });

    it('has no sets of a file that was never good', async () => {
      await write(scene.file, new Uint8Array([0x7b, 0xff]));
      await scene.open();
      assert.deepEqual(
        [scene.fileOf(scene.file)?.state, scene.fileOf(scene.file)?.lastGood, scene.problemsOf(scene.file)],
        ['broken', false, ['notUtf8']],
      );
      assert.deepEqual(idsIn(scene.estate, scene.folder), []);
    });

    it('says of a directory by that name what it is', async () => {
      await scene.open();
      await vscode.workspace.fs.createDirectory(scene.file);
      await scene.untilState(scene.file, 'broken');
      assert.deepEqual(scene.problemsOf(scene.file), ['isDirectory']);
      await vscode.workspace.fs.delete(scene.file);
      await scene.untilState(scene.file, undefined);
    });

    it('says of a file that became a directory what it is, and keeps its sets', async () => {
      await write(scene.file, estateText('1'));
      await scene.open();
      await vscode.workspace.fs.delete(scene.file);
      await vscode.workspace.fs.createDirectory(scene.file);
      await until(scene.estate.onDidChange, () => scene.problemsOf(scene.file)?.[0] === 'isDirectory');
    });

    it('does not read a file of more than 50 MB', async () => {
      await write(scene.file, new Uint8Array(50 * 1024 * 1024 + 1).fill(0x20));
      await scene.open();
      assert.deepEqual(scene.problemsOf(scene.file), ['tooBig']);
    });

    it('takes a refused reading as a state of the file', async () => {
      await write(scene.file, estateText('1'));
      let refuse = false;
      await scene.open(async (uri) =>
        refuse
          ? { ok: false, fault: 'cannotRead', detail: 'NoPermissions' }
          : { ok: true, bytes: await vscode.workspace.fs.readFile(uri) },
      );
      refuse = true;
      await scene.estate.refresh();
      assert.deepEqual(scene.fileOf(scene.file)?.problems[0]?.params, { detail: 'NoPermissions' });
      assert.deepEqual(
        [scene.fileOf(scene.file)?.lastGood, idsIn(scene.estate, scene.folder)],
        [true, ['1']],
      );
    });
  });

  it('has a file again that was gone for a moment, though VS Code tells of a change only', async () => {
    await write(scene.file, estateText('1'));
    let gone = false;
    await scene.open(async (uri) =>
      gone ? { ok: false, fault: 'fileGone' } : { ok: true, bytes: await vscode.workspace.fs.readFile(uri) },
    );
    // The first time VS Code may still have to tell that the file was made.
    for (const id of ['2', '3', '4']) {
      gone = true;
      await scene.estate.reread(scene.file);
      assert.deepEqual(idsIn(scene.estate, scene.folder), []);
      gone = false;
      await write(scene.file, estateText(id));
      await untilIds(scene.estate, scene.folder, id);
    }
  });

  it('drops a slow reading that a later one has overtaken', async () => {
    await write(scene.file, estateText('old'));
    const slow: ((bytes: FileBytes) => void)[] = [];
    let isSlow = false;
    await scene.open(async (uri) => {
      const bytes: FileBytes = { ok: true, bytes: await vscode.workspace.fs.readFile(uri) };
      return isSlow && uri.path === scene.file.path
        ? new Promise((resolve) => slow.push(() => resolve(bytes)))
        : bytes;
    });
    isSlow = true;
    const first = scene.estate.reread(scene.file);
    while (slow.length === 0) await new Promise((resolve) => setImmediate(resolve));
    isSlow = false;
    await write(scene.file, estateText('new'));
    await scene.estate.reread(scene.file);
    assert.deepEqual(idsIn(scene.estate, scene.folder), ['new']);
    for (const finish of slow) finish({ ok: false, fault: 'fileGone' });
    await first;
    assert.deepEqual(idsIn(scene.estate, scene.folder), ['new']);
  });

  describe('lets what an editor holds unsaved win over the disk', () => {
    const replaceAll = (document: vscode.TextDocument, text: string) => change(document, all(document), text);

    it('until it is reverted', async () => {
      await write(scene.file, estateText('disk'));
      await scene.open();
      const document = await vscode.workspace.openTextDocument(scene.file);
      await vscode.window.showTextDocument(document);
      await replaceAll(document, estateText('editor'));
      await untilIds(scene.estate, scene.folder, 'editor');
      await revert(document);
      await untilIds(scene.estate, scene.folder, 'disk');
    });

    it('with its last good sets while somebody types', async () => {
      await write(scene.file, estateText('disk'));
      await scene.open();
      const document = await vscode.workspace.openTextDocument(scene.file);
      await vscode.window.showTextDocument(document);
      await replaceAll(document, estateText('editor'));
      await untilIds(scene.estate, scene.folder, 'editor');
      await replaceAll(document, '{');
      await scene.untilState(scene.file, 'broken');
      assert.deepEqual(idsIn(scene.estate, scene.folder), ['editor']);
      await revert(document);
      await scene.untilState(scene.file, 'read');
    });

    it('and still knows what is wrong with the bytes of a file that is open unchanged', async () => {
      await write(scene.file, Buffer.concat([Buffer.from(estateText('1')), Buffer.from([0xff])]));
      await scene.open();
      await vscode.window.showTextDocument(scene.file);
      await scene.estate.refresh();
      assert.deepEqual(scene.problemsOf(scene.file), ['notUtf8']);
    });
  });
});
