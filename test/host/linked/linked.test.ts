import assert from 'node:assert/strict';
import { realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import { Estate } from '../../../src/estate/estate';
import { saveToFile } from '../../../src/estate/save/saveToFile';
import {
  bytesAt,
  closeAllEditors,
  estateText,
  revert,
  silent,
  typeAtStart,
  until,
  write,
} from '../estateFolder';

describe('A folder that is opened through a link', () => {
  let estate: Estate;
  let file: vscode.Uri;
  let real: vscode.Uri;
  const ids = () => estate.sets.map(({ id }) => id).join();
  const save = () =>
    saveToFile(
      estate.files[0]!.file,
      [{ id: '1', authentication: { method: 'hybrid' } }],
      () => undefined,
      estate.files[0]!.uri,
    );

  beforeEach(async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail();
    file = vscode.Uri.joinPath(folder, 'backup-sets.json');
    real = vscode.Uri.joinPath(vscode.Uri.file(await realpath(folder.fsPath)), 'backup-sets.json');
    assert.notEqual(real.toString(), file.toString());
    await write(real, estateText('1'));
    estate = new Estate(silent);
    await estate.ready;
  });
  afterEach(async () => {
    estate.dispose();
    await closeAllEditors();
  });

  it('has its files once, shown in the folder and named by their real path', async () => {
    await until(estate.onDidChange, () => ids() === '1');
    assert.deepEqual(
      estate.files.map((one) => [one.name, one.uri.toString(), one.file]),
      [['backup-sets.json', file.toString(), real.toString()]],
    );
  });

  it('hears of a change under the real path', async () => {
    await write(real, estateText('1', '2'));
    await until(estate.onDidChange, () => ids() === '1,2');
  });

  it('is not saved beneath an editor that holds unsaved changes under either path', async () => {
    for (const path of [file, real]) {
      const document = await vscode.workspace.openTextDocument(path);
      await vscode.window.showTextDocument(document);
      await typeAtStart(document);
      const refused = await save();
      assert.deepEqual(!refused.saved && refused.problem, { kind: 'file', reason: 'unsavedChanges' });
      await revert(document);
    }
    assert.ok((await save()).saved);
    assert.match((await bytesAt(real)).toString(), /"hybrid"/);
  });
});
