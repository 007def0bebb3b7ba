import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('A folder', () => {
  it('is open with the extension', () => {
    assert.ok(vscode.extensions.getExtension('backup-auth-migrator.backup-auth-migrator'));
  });

  it('is a trusted copy of the fixture', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
    assert.equal(vscode.workspace.isTrusted, true);
  });
});
