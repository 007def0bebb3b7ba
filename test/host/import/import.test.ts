import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { textScheme } from '../../../src/commands/editor/readOnlyDocument';
import { until, write } from '../estateFolder';
import { replace } from '../stubs';
import { importScene, original } from './importScene';

const added = (id: string, name: string) =>
  `    { "id": "${id}", "name": "${name}", "tenant": "contoso", "account": "backup@contoso.com", "accountRole": "unknown", "authentication": { "method": "basic" } }`;

describe('Import from AhsayCBS', () => {
  const scene = importScene();
  const { run, text, answers } = scene;

  /** The text of the import's document, once it begins so: the editor gets it a moment after it was made. */
  async function shownText(beginning: RegExp): Promise<string> {
    const ofImport = () =>
      vscode.workspace.textDocuments
        .find(({ uri }) => uri.scheme === textScheme && uri.path === '/Import.txt')
        ?.getText() ?? '';
    await until(vscode.workspace.onDidChangeTextDocument, () => beginning.test(ofImport()));
    return ofImport();
  }

  it('adds what the server tells and the file does not have, and leaves every other byte', async () => {
    answers();
    await run();
    const end = ', // stays\n';
    const at = original.indexOf(end) + end.length;
    assert.equal(
      await text(),
      `${original.slice(0, at)}${added('1701234567890', 'Legal mailboxes')},\n${added('1701234567891', 'Marketing OneDrive')},\n${original.slice(at)}`,
    );
    assert.deepEqual(
      scene.said.map(({ message }) => message.slice(0, 20)),
      ['Backup sets added: 2'],
    );
  });

  it('shows before what would be added, what stays and where the two differ', async () => {
    answers([/to add to the file/, undefined]);
    await run();
    const preview = await shownText(/^Nothing was changed\./);
    assert.match(preview, /Would be added: 2\n[^]*• Legal mailboxes \(1701234567890\)/);
    assert.match(preview, /Finance mailboxes \(1692322592995\) \(the import tells otherwise: name\)/);
    assert.match(preview, /not of Microsoft 365, left out: 1/);
    assert.equal(await text(), original);
  });

  it('adds only what is ticked', async () => {
    answers([/to add to the file/, 'Marketing']);
    await run();
    const now = await text();
    assert.deepEqual([now.includes('1701234567891'), now.includes('1701234567890')], [true, false]);
    assert.match(await shownText(/^What was chosen was added/), /\nAdded: 1\n[^]*• Marketing OneDrive/);
  });

  it('has nothing to add the second time', async () => {
    answers();
    await run();
    const once = await text();
    answers();
    await run();
    assert.equal(await text(), once);
    assert.match(scene.said.at(-1)?.message ?? '', /^Nothing to add/);
  });

  it('changes nothing where any question is left without an answer', async () => {
    for (const question of [
      /import backup sets from/,
      /^Address/,
      /^System user/,
      /^Password/,
      /^Backup users/,
      /does not tell the tenant/,
      /^Microsoft 365 account/,
    ]) {
      const person = answers([question, undefined]);
      await run();
      assert.match(person.asked.at(-1) ?? '', question);
      assert.equal(await text(), original);
    }
    assert.deepEqual(scene.said, []);
  });

  it('takes plain HTTP from nobody but the practice server', async () => {
    delete process.env['BACKUP_AUTH_PRACTICE_CLOUD'];
    const person = answers();
    await run();
    assert.match(person.asked.at(-1) ?? '', /^Address/);
    assert.deepEqual(person.refused, ['Only https: the password goes there.']);
    assert.deepEqual(scene.server.asked, []);
  });

  it('reads a CSV that tells tenant and account itself, and asks for neither', async () => {
    const csv = vscode.Uri.joinPath(scene.file, '../sets.csv');
    await write(
      csv,
      '\uFEFFid;name;tenant;account;sources\r\n5;"Sales; mail";fabrikam;sales@fabrikam.com;mailboxes\r\n',
    );
    replace(vscode.window, 'showOpenDialog', () => Promise.resolve([csv]));
    const person = answers([/import backup sets from/, 'From a Saved']);
    await run();
    assert.match(
      await text(),
      /\{ "id": "5", "name": "Sales; mail", "tenant": "fabrikam", "account": "sales@fabrikam\.com", "accountRole": "unknown", "sources": \["mailboxes"\], /,
    );
    assert.equal(person.asked.length, 2);
  });

  it('leaves a row with a mistake out, says its line, and adds the others', async () => {
    const csv = vscode.Uri.joinPath(scene.file, '../sets.csv');
    await write(
      csv,
      'id,name,tenant,account\n1.69232E+12,Short,contoso,a@contoso.com\n6,"Open\n7,Ops,contoso,o@contoso.com\n',
    );
    replace(vscode.window, 'showOpenDialog', () => Promise.resolve([csv]));
    answers([/import backup sets from/, 'From a Saved']);
    await run();
    const shown = await shownText(/^What was chosen was added/);
    assert.match(shown, /Rows with a mistake, left out: 2\n/);
    assert.match(shown, /• Line 2: a spreadsheet shortened the ID to 1\.69232E\+12/);
    assert.match(shown, /• Line 3: a quotation mark opens here and is never closed\./);
    const now = await text();
    assert.deepEqual([now.includes('"Ops"'), now.includes('Short')], [true, false]);
  });

  it('says which column a CSV lacks', async () => {
    const csv = vscode.Uri.joinPath(scene.file, '../sets.csv');
    await write(csv, 'id;account\n1;a\n');
    replace(vscode.window, 'showOpenDialog', () => Promise.resolve([csv]));
    answers([/import backup sets from/, 'From a Saved']);
    await run();
    assert.match(scene.said[0]?.message ?? '', /^Line 1: the column "name" is missing/);
    assert.equal(await text(), original);
  });

  it('waits for unsaved changes of the file, and asks nothing before', async () => {
    const editor = await vscode.window.showTextDocument(scene.file);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
    const person = answers();
    await run();
    assert.match(scene.said[0]?.message ?? '', /unsaved changes/);
    assert.deepEqual(person.asked, []);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('does nothing without a tenant to add to', async () => {
    await write(scene.file, '{ "backupSets": [] }');
    const person = answers();
    await run();
    assert.match(scene.said[0]?.message ?? '', /no tenant/);
    assert.deepEqual(person.asked, []);
  });
});
