import assert from 'node:assert/strict';
import { mkdtemp, realpath, rename, rm, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { setAtCursor } from '../../src/commands/editor/setAtCursor';
import { fileIdentity } from '../../src/estate/find/fileIdentity';
import {
  all,
  bytesAt,
  change,
  estateText,
  revert,
  typeAtStart,
  until,
  untilIds,
  untilWatched,
  write,
} from './estateFolder';
import { twoSetsScene } from './twoSets/twoSetsScene';

describe('A file with links to it', () => {
  const scene = twoSetsScene();
  const at = (...path: string[]): vscode.Uri => vscode.Uri.joinPath(scene.file, '..', ...path);
  const estate = () => scene.parts.estate;
  const files = () => estate().files.filter(({ uri }) => uri.path.startsWith(`${at().path}/`));
  const link = (target: string, ...path: string[]) => symlink(target, at(...path).fsPath, 'junction');
  const keys = () =>
    scene.overview.rows.sets.map(({ key }) => key).filter((key) => key.includes(`${at().path}/`));
  const save = (...ids: string[]) =>
    scene.parts.services.saveEntries(
      files()[0]?.file ?? assert.fail(),
      ids.map((id) => ({ id, authentication: { method: 'hybrid' } })),
      () => undefined,
    );
  const type = async (uri: vscode.Uri): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await typeAtStart(document);
    return document;
  };
  let outside = '';
  beforeEach(async () => {
    outside = await realpath(await mkdtemp(join(tmpdir(), 'links-')));
  });
  afterEach(async () => {
    await rm(outside, { recursive: true });
  });

  it('is one file: its sets are there once, at the shortest address, with one place in Problems', async () => {
    await write(at('real', 'backup-sets.json'), estateText('1', '1'));
    await vscode.workspace.fs.delete(scene.file);
    await link('real', 'a-long-link-to-it');
    await link('real', 'fake');
    await link('real/backup-sets.json', 'another-link.backup-sets.json');
    await estate().refresh();
    assert.deepEqual(
      files().map(({ uri, addresses }) => [uri.path, addresses.length]),
      [[at('real', 'backup-sets.json').path, 4]],
    );
    assert.equal(estate().sets.filter(({ file }) => file.startsWith(`${at().toString()}/`)).length, 2);
    const problems = () =>
      vscode.languages
        .getDiagnostics()
        .filter(([uri, all]) => uri.path.startsWith(`${at().path}/`) && all.length > 0);
    await until(vscode.languages.onDidChangeDiagnostics, () => problems().length > 0);
    assert.deepEqual(
      problems().map(([uri]) => uri.path),
      [at('real', 'backup-sets.json').path],
    );
  });

  for (const [name, path] of [
    ['under the path of a link to its directory', ['b', 'backup-sets.json']],
    ['under the path of a link to the file', ['c.backup-sets.json']],
    ['under its real path', ['backup-sets.json']],
  ] as const) {
    it(`takes no Save while an editor holds unsaved changes ${name}`, async () => {
      await link('.', 'b');
      await link('backup-sets.json', 'c.backup-sets.json');
      await estate().refresh();
      const before = await bytesAt(scene.file);
      const document = await type(at(...path));
      const refused = await save('1');
      assert.deepEqual(!refused.saved && refused.problem, { kind: 'file', reason: 'unsavedChanges' });
      assert.deepEqual(await bytesAt(scene.file), before);
      assert.ok(document.getText().startsWith('// mine\n'));
      await revert(document);
      assert.ok((await save('1')).saved);
    });
  }

  it('shows in the view what an editor holds under the path of a link', async () => {
    await link('.', 'b');
    await estate().refresh();
    const document = await vscode.workspace.openTextDocument(at('b', 'backup-sets.json'));
    await vscode.window.showTextDocument(document);
    await change(document, all(document), estateText('typed'));
    await untilIds(estate(), at(), 'typed');
    await revert(document);
    await untilIds(estate(), at(), '1', '2');
  });

  it('is named by one key, which the set at the cursor has too', async () => {
    await link('.', 'b');
    await estate().refresh();
    await until(scene.overview.onDidChange, () => keys().length === 2);
    assert.equal(new Set(keys()).size, 2);
    const editor = await vscode.window.showTextDocument(at('b', 'backup-sets.json'));
    const cursor = editor.document.positionAt(editor.document.getText().indexOf('Legal'));
    editor.selection = new vscode.Selection(cursor, cursor);
    assert.equal(await setAtCursor(at('b', 'backup-sets.json')), keys()[1]);
    assert.equal(await fileIdentity(at('b', 'backup-sets.json')), scene.file.toString());
    assert.equal(await fileIdentity(at('b', '.', 'b', 'backup-sets.json')), scene.file.toString());
  });

  it('keeps both of two saves at once', async () => {
    await link('.', 'b');
    await estate().refresh();
    const both = await Promise.all([save('1'), save('2')]);
    assert.deepEqual(
      both.map(({ saved }) => saved),
      [true, true],
    );
    assert.equal((await bytesAt(at('b', 'backup-sets.json'))).toString().match(/"hybrid"/g)?.length, 2);
  });

  it('is followed to where it is outside of the folder, with what happens there', async () => {
    const target = vscode.Uri.file(join(outside, 'other-name.json'));
    await write(target, estateText('1'));
    await vscode.workspace.fs.delete(scene.file);
    await link(target.fsPath, 'backup-sets.json');
    await untilShown(['1']);
    assert.equal(files()[0]?.uri.toString(), scene.file.toString(), 'shown within the workspace');
    await untilWatched(vscode.Uri.file(outside));
    await write(target, estateText('1', '2'));
    await untilShown(['1', '2']);
    assert.ok((await save('2')).saved);
    assert.match((await bytesAt(target)).toString(), /"hybrid"/);
    const document = await type(target);
    const refused = await save('1');
    assert.equal(
      !refused.saved && refused.problem.kind === 'file' && refused.problem.reason,
      'unsavedChanges',
    );
    await revert(document);
  });

  it('is followed again when what it leads to is back', async () => {
    const target = vscode.Uri.file(join(outside, 'away.json'));
    await write(target, estateText('1'));
    await vscode.workspace.fs.delete(scene.file);
    await link(target.fsPath, 'backup-sets.json');
    await untilShown(['1']);
    await untilWatched(vscode.Uri.file(outside));
    for (const id of ['2', '3']) {
      await unlink(target.fsPath);
      await untilIds(estate(), at());
      await write(target, estateText(id));
      await untilShown([id]);
    }
  });

  it('that leads elsewhere by now takes no Save, and the sets of the other file are shown', async () => {
    const [one, two] = ['one', 'two'].map((name) => vscode.Uri.file(join(outside, `${name}.json`)));
    await write(one!, estateText('1'));
    await write(two!, estateText('2'));
    await vscode.workspace.fs.delete(scene.file);
    await link(one!.fsPath, 'backup-sets.json');
    await untilShown(['1']);
    const before = await bytesAt(one!);
    const { file } = files()[0]!;
    // At once, as `ln -sfn` does it: the view may not know yet.
    await link(two!.fsPath, 'new');
    await rename(at('new').fsPath, scene.file.fsPath);
    const change = { id: '1', authentication: { method: 'hybrid' } } as const;
    const refused = await scene.parts.services.saveEntries(file, [change], () => undefined);
    assert.deepEqual(!refused.saved && refused.problem, { kind: 'file', reason: 'fileGone' });
    assert.deepEqual(await bytesAt(one!), before);
    await untilShown(['2']);
  });

  it('harms nothing where a link dangles or leads to itself', async () => {
    await link('nowhere', 'dangling.backup-sets.json');
    await link('circle.backup-sets.json', 'circle.backup-sets.json');
    await link('.', 'loop');
    await estate().refresh();
    await untilIds(estate(), at(), '1', '2');
    assert.equal(files().filter(({ state }) => state === 'read').length, 1);
    assert.ok((await save('1', '2')).saved);
    await unlink(at('loop').fsPath);
    await until(estate().onDidChange, () => files()[0]?.addresses.length === 1);
  });

  /** Of the file at the scene's address, wherever that leads. */
  async function untilShown(ids: readonly string[]): Promise<void> {
    const shown = () => files().find(({ uri }) => uri.toString() === scene.file.toString())?.file;
    await until(
      estate().onDidChange,
      () =>
        estate()
          .sets.filter(({ file }) => file === shown())
          .map(({ id }) => id)
          .join() === ids.join(),
    );
  }
});
