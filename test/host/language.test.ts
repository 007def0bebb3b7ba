import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newFileText } from '../../src/estate/file/newFileText';
import { closeAllEditors, ownFolder, write } from './estateFolder';

/** With comments in every part, as Create Backup Sets File writes it. */
const template = newFileText({
  file: 'file',
  edition: 'edition',
  clientIds: 'client IDs',
  tenants: 'tenants',
  backupSets: 'backup sets',
});

const associate = (associations: object | undefined) =>
  vscode.workspace
    .getConfiguration('files')
    .update('associations', associations, vscode.ConfigurationTarget.Global);

async function languageOf(name: string): Promise<string> {
  const file = vscode.Uri.joinPath(await ownFolder(), name);
  await write(file, template);
  return (await vscode.workspace.openTextDocument(file)).languageId;
}

describe('The language of a backup-sets file', () => {
  afterEach(async () => {
    await closeAllEditors();
    await associate(undefined);
  });

  for (const name of ['backup-sets.json', 'contoso.backup-sets.json', 'contoso.backup-sets.jsonc']) {
    it(`is JSON with Comments, also for those who set that every .json file is JSON: ${name}`, async () => {
      assert.equal(await languageOf(name), 'jsonc');
      await associate({ '*.json': 'json', '*.jsonc': 'json', '**/*.json': 'json' });
      assert.equal(await languageOf(name), 'jsonc');
    });
  }

  it('is what somebody chose for these very names', async () => {
    await associate({ 'backup-sets.json': 'json' });
    assert.equal(await languageOf('backup-sets.json'), 'json');
  });
});
