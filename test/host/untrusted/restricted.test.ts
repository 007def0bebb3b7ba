import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('An untrusted folder', () => {
  it('is open and not trusted', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
    assert.equal(vscode.workspace.isTrusted, false);
  });
});
