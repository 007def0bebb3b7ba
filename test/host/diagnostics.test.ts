import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { readBackupSetsText } from '../../src/estate/file/readFile';
import { Diagnostics } from '../../src/estate/diagnostics';
import { fileIdentity } from '../../src/estate/find/fileIdentity';
import type { EstateFile } from '../../src/estate/estate';
import { closeAllEditors, estateText, until, write } from './estateFolder';

/** Pairs of line, from 1, and sentence. */
type Said = [line: number, sentence: string];

/** Stands for an estate whose file lies outside the workspace: the extension itself says nothing of it. */
class OneFile {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  files: readonly EstateFile[] = [];

  async write(uri: vscode.Uri, text: string): Promise<void> {
    await write(uri, text);
    const { kind, problems } = readBackupSetsText(uri.toString(), text);
    const file = await fileIdentity(uri);
    this.files = [
      { file, uri, addresses: [uri], name: 'backup-sets.json', state: kind, lastGood: false, problems },
    ];
    this.changed.fire();
  }
  remove(): void {
    this.files = [];
    this.changed.fire();
  }
}

describe('Problems', () => {
  let folder: string;
  let file: vscode.Uri;
  let estate: OneFile;
  let diagnostics: Diagnostics;

  const show = (text: string): Promise<void> => estate.write(file, text);
  const said = (): Said[] =>
    vscode.languages
      .getDiagnostics(file)
      .filter(({ source }) => source === 'Backup Sets')
      .map(({ range, message }): Said => [range.start.line + 1, message]);
  const untilSaid = (holds: (sentences: Said[]) => boolean): Promise<void> =>
    until(vscode.languages.onDidChangeDiagnostics, () => holds(said()));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'problems-'));
    file = vscode.Uri.file(join(folder, 'backup-sets.json'));
    estate = new OneFile();
    diagnostics = new Diagnostics(estate);
  });
  afterEach(async () => {
    diagnostics.dispose();
    await closeAllEditors();
    await rm(folder, { recursive: true });
  });

  it("of a file that is not open stand at their line, the schema's too", async () => {
    await show(estateText('1', '2').replace('"Set 2"', '""'));
    assert.deepEqual(said(), [[21, '"name" must not be empty.']]);
  });

  it('are in our words alone, in an open file too: VS Code says nothing of the schema', async () => {
    const text = estateText('1', '2', '2')
      .replace('"Set 1"', '""')
      .replace('"global"', '"Global"')
      .replace('"account": "backup@contoso.com",', '"account": 5,');
    await show(text);
    const editor = await vscode.window.showTextDocument(file);
    // VS Code's JSON service has looked at the document once it says what is wrong with its grammar.
    const grammar = () =>
      vscode.languages.getDiagnostics(file).filter(({ source }) => source !== 'Backup Sets');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '?'));
    await until(vscode.languages.onDidChangeDiagnostics, () => grammar().length > 0);
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 0, 1)));
    await until(vscode.languages.onDidChangeDiagnostics, () => grammar().length === 0);
    await show(text);
    const sentences = said().map(([, sentence]) => sentence);
    assert.ok(sentences.includes('"name" must not be empty.'), sentences.join());
    assert.ok(sentences.some((one) => one.startsWith('This value of "cloud" isn\'t known.')));
    assert.ok(sentences.some((one) => one.startsWith('"account" has the wrong type.')));
    assert.deepEqual(grammar(), []);
  });

  it("of JSON's grammar are the editor's while it has the file open", async () => {
    await show('{');
    assert.equal(said().length, 1);
    await vscode.window.showTextDocument(file);
    await untilSaid((sentences) => sentences.length === 0);
  });

  it('end with the problem', async () => {
    await show('{');
    assert.equal(said().length, 1);
    await show(estateText('1'));
    assert.deepEqual(said(), []);
  });

  it('end with the file', async () => {
    await show('');
    assert.deepEqual(said(), [[1, 'This file is empty. List the backup sets under "backupSets".']]);
    estate.remove();
    assert.deepEqual(said(), []);
  });

  it('show hostile text as plain text, cut short and on one line', async () => {
    const tenant = `[x](command:evil) <b>\u202e\n${'y'.repeat(400)}`;
    await show(estateText('1').replace('"tenant": "contoso",', `"tenant": ${JSON.stringify(tenant)},`));
    const [[, sentence] = [0, '']] = said();
    assert.ok(sentence.includes('[x](command:evil) <b>'), sentence);
    assert.doesNotMatch(sentence, /[\u202e\n]/);
    assert.ok(sentence.length < 200);
  });
});
