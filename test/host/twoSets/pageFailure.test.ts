import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MigrationPage } from '../../../src/webview/migrationPage';
import type { Intent, Snapshot, ToPage } from '../../../src/webview/protocol';
import { replace } from '../stubs';
import { twoSetsScene } from './twoSetsScene';

/** A webview panel whose page is this test. */
function fakePanel() {
  let version = 0;
  const received = new vscode.EventEmitter<Intent>();
  const posted = new vscode.EventEmitter<Snapshot>();
  const closed = new vscode.EventEmitter<void>();
  const panel = {
    title: '',
    webview: {
      cspSource: '',
      html: '',
      asWebviewUri: (uri: vscode.Uri) => uri,
      onDidReceiveMessage: received.event,
      postMessage: ({ snapshot }: ToPage) => {
        version = snapshot.version;
        posted.fire(snapshot);
        return Promise.resolve(true);
      },
    },
    onDidDispose: closed.event,
    reveal: () => undefined,
    dispose: () => closed.fire(),
  } as unknown as vscode.WebviewPanel;
  replace(vscode.window, 'createWebviewPanel', () => panel);
  /** The next snapshot for which this holds. */
  const until = (holds: (snapshot: Snapshot) => boolean) =>
    new Promise<Snapshot>((resolve) => {
      const listening = posted.event((snapshot) => {
        if (!holds(snapshot)) return;
        listening.dispose();
        resolve(snapshot);
      });
    });
  const ready = () => received.fire({ type: 'ready' });
  return {
    ready,
    press: (button: 'openFile' | 'showLog') => received.fire({ type: 'press', button, version }),
    until,
  };
}

describe('A button whose work is refused', () => {
  const scene = twoSetsScene();

  it('is told on the page, with its error’s kind only, until the person does something else', async () => {
    const { ready, press, until } = fakePanel();
    const logged: string[] = [];
    const log = { error: (words: string) => logged.push(words), show: () => undefined };
    const page = new MigrationPage({
      migrations: scene.migrations,
      estate: scene.parts.estate,
      localGrants: scene.parts.localGrants,
      memory: scene.parts.services.memory,
      queue: scene.queue,
      pages: scene.pages,
      services: scene.parts.services,
      overview: scene.overview,
      secrets: scene.parts.storage.secrets,
      extensionUri: vscode.Uri.file('/extension'),
      log: log as unknown as vscode.LogOutputChannel,
      ready: Promise.resolve(),
    });
    try {
      const first = until(() => true);
      await scene.migrations.show(scene.row('1').key, 'show');
      page.reveal();
      ready();
      assert.equal((await first).problem, undefined);
      replace(vscode.window, 'showTextDocument', () => Promise.reject(new RangeError('canary')));
      const told = until(({ problem }) => problem !== undefined);
      press('openFile');
      const { problem, announcement } = await told;
      assert.match(problem?.what ?? '', /^That didn't work/);
      assert.equal(announcement, problem?.what);
      assert.doesNotMatch(JSON.stringify([problem, logged]), /canary/);
      assert.match(logged.join(), /press failed \(RangeError\)/);
      const gone = until((snapshot) => snapshot.problem === undefined);
      press('showLog');
      await gone;
    } finally {
      page.dispose();
    }
  });
});
