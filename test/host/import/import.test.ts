import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { textScheme } from '../../../src/commands/editor/readOnlyDocument';
import { until, write } from '../estateFolder';
import { replace } from '../stubs';
import { contoso, contosoWith, importScene, original } from './importScene';

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

  it('adds what is new with five questions, and leaves every other byte but its note of the backup user', async () => {
    const person = answers();
    await run();
    assert.deepEqual(person.places(), ['1/5', '2/5', '3/5', '4/5', '5/5']);
    const end = ', // stays\n';
    const noted = original.replace(contoso, contosoWith('"contoso-backup": "backup@contoso.com"'));
    const at = noted.indexOf(end) + end.length;
    assert.equal(
      await text(),
      `${noted.slice(0, at)}${added('1701234567890', 'Legal mailboxes')},\n${added('1701234567891', 'Marketing OneDrive')},\n${noted.slice(at)}`,
    );
    assert.deepEqual(
      scene.said.map(({ message }) => message.slice(0, 20)),
      ['Backup sets added: 2'],
    );
    assert.match(await shownText(/^The backup sets that you chose/), /another value: name/);
  });

  it('offers in the list what belongs where, and the whole preview on its own', async () => {
    answers(
      [/(?:what|backup sets) to add/, { press: 'Show Preview' }, 'once'],
      [/Read the preview/, 'enter'],
      [/(?:what|backup sets) to add/, 'giveUp'],
    );
    await run();
    const preview = await shownText(/^Nothing was changed\./);
    assert.match(preview, /Would be added: 2\n[^]*• Legal mailboxes \(1701234567890\)/);
    assert.match(preview, /Finance mailboxes \(1692322592995\) \(the import has another value: name\)/);
    assert.match(preview, /of other kinds, left out: 1/);
    assert.equal(await text(), original);
  });

  it('adds only what is ticked', async () => {
    const person = answers([/(?:what|backup sets) to add/, { ticks: ['Marketing'] }]);
    await run();
    assert.match(person.asked.at(-1) ?? '', /\(in the file already: 1, changed: 1\)/);
    assert.equal(person.lines[0]?.detail, 'contoso.onmicrosoft.com · backup@contoso.com');
    const now = await text();
    assert.deepEqual([now.includes('1701234567891'), now.includes('1701234567890')], [true, false]);
    await shownText(/^The backup sets that you chose[^]*\nAdded: 1\n[^]*• Marketing OneDrive/);
  });

  it('asks once whose a backup user is, and says the next time what is new and what is gone', async () => {
    answers([/(?:what|backup sets) to add/, { ticks: ['Legal'] }]);
    await run();
    const sets = scene.server.sets.get('contoso-backup') ?? [];
    scene.server.sets.set('contoso-backup', [
      ...sets.filter(({ ID }) => ID !== '1692322592995'),
      { ID: '9', Name: 'Board mailboxes', Type: 'Office 365 Exchange Online' },
    ]);
    const person = answers([/backup users to ask about/, 'enter']);
    await run();
    assert.deepEqual(person.places(), ['1/4', '2/4', '3/4', '4/4']);
    assert.match(person.asked.at(-1) ?? '', /\(in the file already: 1, gone: 1\)/);
    assert.deepEqual(
      person.lines.map(({ label }) => label),
      ['Marketing OneDrive', 'Board mailboxes'],
    );
    const shown = await shownText(/Board mailboxes[^]*Gone from AhsayCBS: 1\n[^]*• Finance mailboxes/);
    assert.match(shown, /^The backup sets that you chose/);
    assert.match(scene.said.at(-1)?.message ?? '', /^Backup sets added: 2\. Gone from AhsayCBS: 1\./);
    assert.ok((await text()).includes('"1692322592995"'));
    answers([/backup users to ask about/, 'enter']);
    await run();
    assert.match(
      scene.said.at(-1)?.message ?? '',
      /^Nothing is new\. In the file already: 3 · Gone from AhsayCBS: 1$/,
    );
  });

  it('asks a whole server at once, whose backup users each have an account', async () => {
    const person = answers(
      [/backup users to ask about/, 'enter'],
      [/of fabrikam-backup .*2 of 2/, 'back', 'once'],
      [/of contoso-backup .*1 of 2/, 'enter'],
      [/of fabrikam-backup .*2 of 2/, { text: 'sales@fabrikam.com' }],
    );
    await run();
    assert.deepEqual(person.places(), ['1/5', '2/5', '3/5', '4/5', '4/5', '4/5', '4/5', '5/5']);
    const now = await text();
    assert.match(now, /"Fabrikam mailboxes", "tenant": "fabrikam", "account": "sales@fabrikam\.com"/);
    assert.match(now, /"fabrikam-backup": "sales@fabrikam\.com"/);
  });

  it('leaves out the sets of a backup user that a person does not want', async () => {
    answers([/backup users to ask about/, 'enter'], [/of fabrikam-backup/, { line: "Don't Import" }]);
    await run();
    const now = await text();
    assert.deepEqual([now.includes('Fabrikam'), now.includes('Legal')], [false, true]);
    assert.equal(now.includes('fabrikam-backup'), false);
  });

  it('goes back to any question, which another answer then leads on from', async () => {
    const person = answers(
      [/(?:what|backup sets) to add/, 'back', 'once'],
      [/account of the backup sets/, 'back', 'once'],
      [/account of the backup sets/, { text: 'new@contoso.com' }],
    );
    await run();
    const steps = person.places().map((place) => place[0]);
    assert.deepEqual(steps.join(''), '123434545');
    assert.match(await text(), /"Legal mailboxes", "tenant": "contoso", "account": "new@contoso\.com"/);
  });

  it('asks for login names where the server does not list them', async () => {
    scene.server.calls.delete('ListUsers');
    const person = answers([/^Backup users/, { text: 'contoso-backup' }]);
    await run();
    assert.match(person.asked[2] ?? '', /doesn't list its backup users/);
    assert.match(scene.said.at(-1)?.message ?? '', /^Backup sets added: 2/);
  });

  it('changes nothing where any question is left without an answer', async () => {
    for (const question of [
      /Type the address/,
      /^Password/,
      /backup users to ask about/,
      /account of the backup sets/,
      /(?:what|backup sets) to add/,
    ]) {
      const person = answers([question, 'giveUp']);
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
    assert.equal(person.asked.length, 1);
    assert.deepEqual(person.refused, ['Use HTTPS, because the password goes there.']);
    assert.deepEqual(scene.server.asked, []);
  });

  it('reads a CSV that tells tenant and account itself, and asks for neither', async () => {
    const csv = vscode.Uri.joinPath(scene.file, '../sets.csv');
    await write(
      csv,
      '\uFEFFid;name;tenant;account;sources\r\n5;"Sales; mail";fabrikam;sales@fabrikam.com;mailboxes\r\n',
    );
    replace(vscode.window, 'showOpenDialog', () => Promise.resolve([csv]));
    const person = answers([/Type the address/, { line: 'From a Saved' }]);
    await run();
    assert.match(
      await text(),
      /\{ "id": "5", "name": "Sales; mail", "tenant": "fabrikam", "account": "sales@fabrikam\.com", "accountRole": "unknown", "sources": \["mailboxes"\], /,
    );
    assert.deepEqual(person.places(), ['1/5', '2/2']);
  });

  it('leaves a row with a mistake out, says its line, and adds the others', async () => {
    const csv = vscode.Uri.joinPath(scene.file, '../sets.csv');
    await write(
      csv,
      [
        'id,name,tenant,account',
        '1.69232E+12,Short,contoso,a@contoso.com',
        '6,"Open',
        '7,Ops,contoso,o@contoso.com',
        // In the file as it is there: nothing but the mistakes is worth a document.
        '1692322592995,Finance mailboxes,contoso,backup@contoso.com',
      ].join('\n'),
    );
    replace(vscode.window, 'showOpenDialog', () => Promise.resolve([csv]));
    answers([/Type the address/, { line: 'From a Saved' }]);
    await run();
    const shown = await shownText(/^The backup sets that you chose[^]*Rows with a mistake/);
    assert.match(shown, /Rows with a mistake, left out: 2\n/);
    assert.match(shown, /• Line 2: a spreadsheet shortened the ID to 1\.69232E\+12/);
    assert.match(shown, /• Line 3: a quotation mark that opens here isn't closed\./);
    const now = await text();
    assert.deepEqual([now.includes('"Ops"'), now.includes('Short')], [true, false]);
  });

  it('says which column a CSV lacks', async () => {
    const csv = vscode.Uri.joinPath(scene.file, '../sets.csv');
    await write(csv, 'id;account\n1;a\n');
    replace(vscode.window, 'showOpenDialog', () => Promise.resolve([csv]));
    answers([/Type the address/, { line: 'From a Saved' }]);
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
