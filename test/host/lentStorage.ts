import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { serializedMemento } from '../../src/migration/memory/serializedMemento';

/** Storage as VS Code gives it to an extension, lent by one that is there for these tests. */
export async function lentStorage(): Promise<{ secrets: vscode.SecretStorage; state: vscode.Memento }> {
  const lender = vscode.extensions.getExtension<Pick<vscode.ExtensionContext, 'secrets' | 'globalState'>>(
    'backup-auth-migrator.storage-for-tests',
  );
  assert.ok(lender);
  const { secrets, globalState } = await lender.activate();
  return { secrets, state: serializedMemento(globalState) };
}
