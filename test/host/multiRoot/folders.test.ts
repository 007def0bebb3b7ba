import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('A workspace of several folders', () => {
  it('is open with each of them', () => {
    assert.deepEqual(
      vscode.workspace.workspaceFolders?.map((folder) => folder.name),
      ['east', 'west'],
    );
  });
});
