import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('The extension host', () => {
  it('has the extension', () => {
    assert.ok(vscode.extensions.getExtension('backup-auth-migrator.backup-auth-migrator'));
  });

  it('opens a trusted copy of the fixture', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
    assert.equal(vscode.workspace.isTrusted, true);
  });
});
