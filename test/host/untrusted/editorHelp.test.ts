import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAllEditors } from '../estateFolder';
import { eventually } from '../eventually';

describe('Help in the editor of an untrusted folder', () => {
  after(closeAllEditors);

  it('says how a set stands and completes, and offers no step to press', async () => {
    const [uri] = await vscode.workspace.findFiles('backup-sets.json');
    assert.ok(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const lenses = await eventually(
      () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100),
      (found) => found.length > 0,
    );
    assert.deepEqual(
      lenses.map(({ command }) => [command?.title, command?.command]),
      [
        ['0 of 1 done', ''],
        ['Basic · blocked', ''],
      ],
    );
    const position = document.positionAt(document.getText().indexOf('"contoso",', 200) + 2);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      position,
    );
    assert.ok(items.some(({ detail }) => detail === 'contoso.onmicrosoft.com · Global'));
  });
});
