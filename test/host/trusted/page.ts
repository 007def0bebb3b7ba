import * as vscode from 'vscode';
import type { Act, Snapshot, ToPage } from '../../../src/webview/protocol';
import { replace } from '../stubs';

/** The page without a frame: what it is told, and what a person does there. */
export class PlayedPage {
  shown: Snapshot | undefined;
  private receive: (message: unknown) => unknown = () => undefined;

  /** Instead of VS Code's. */
  static instead(): PlayedPage {
    const page = new PlayedPage();
    replace(vscode.window, 'createWebviewPanel', (() => page.panel()) as never);
    return page;
  }

  act(act: Act): void {
    void this.receive({ ...act, version: this.shown?.version ?? 0 });
  }

  press(button: Extract<Act, { type: 'press' }>['button']): void {
    this.act({ type: 'press', button });
  }

  private panel(): object {
    const ends: (() => unknown)[] = [];
    return {
      title: '',
      reveal: () => undefined,
      onDidDispose: (told: () => unknown) => (ends.push(told), new vscode.Disposable(() => undefined)),
      dispose: () => {
        this.shown = undefined;
        for (const end of ends.splice(0)) end();
      },
      webview: {
        options: {},
        html: '',
        cspSource: '',
        asWebviewUri: (uri: vscode.Uri) => uri,
        onDidReceiveMessage: (told: (message: unknown) => unknown) => {
          this.receive = told;
          setImmediate(() => told({ type: 'ready' }));
          return new vscode.Disposable(() => undefined);
        },
        postMessage: ({ snapshot }: ToPage) => Promise.resolve(((this.shown = snapshot), true)),
      },
    };
  }
}
