import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MigrationPage, type PageParts } from '../../../src/webview/migrationPage';
import { failed } from '../stubs';

describe('A page that comes back with an untrusted window', () => {
  it('is closed: no queue is looked for or goes on, and no migration either', async () => {
    const done: string[] = [];
    const did = (what: string) => () => Promise.resolve(void done.push(what));
    const page = new MigrationPage({
      migrations: {
        onDidMove: () => new vscode.Disposable(() => undefined),
        hide: () => undefined,
        restore: did('migration'),
      },
      queue: {
        look: did('look'),
        queue: { restore: did('queue') },
        onDidChange: () => new vscode.Disposable(() => undefined),
      },
      pages: { leave: () => undefined },
      extensionUri: vscode.Uri.file('/extension'),
      log: { error: failed },
      overview: { onDidChange: () => new vscode.Disposable(() => undefined) },
      ready: Promise.resolve(),
    } as unknown as PageParts);
    const panel = vscode.window.createWebviewPanel('backupAuth.test', 'Test', vscode.ViewColumn.Active);
    const closed = new Promise((resolve) => panel.onDidDispose(() => resolve(true)));
    await page.restore(panel, { key: 'file:///estate/backup-sets.json#1' });
    assert.equal(await closed, true);
    assert.deepEqual(done, []);
    page.dispose();
  });
});
