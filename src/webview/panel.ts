import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageHtml } from './pageHtml';
import { migrationViewType } from './viewType';
import type { Intent, Snapshot, ToPage } from './protocol';
import isIntent from './protocol.intent.schema.json?check';
import { l10n } from '../wording/basics/l10n';

/** What a person did on the page. That the page is `ready` is the panel's own business. */
export type PersonIntent = Exclude<Intent, { type: 'ready' }>;

/**
 * The window's one migration page. It keeps the last snapshot and nothing else: a page that was hidden, moved or
 * reloaded is drawn anew from it.
 */
export class MigrationPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private snapshot: Snapshot | undefined;
  private readonly subscriptions: { dispose(): unknown }[] = [];

  private readonly intents = new vscode.EventEmitter<PersonIntent>();
  private readonly closed = new vscode.EventEmitter<void>();

  readonly onIntent = this.intents.event;
  /** The page was closed by the person or by `close`. */
  readonly onDispose = this.closed.event;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly log: { warn(message: string): void },
  ) {
    this.subscriptions.push(this.intents, this.closed);
  }

  get open(): boolean {
    return this.panel !== undefined;
  }

  /** Shows the page in front, opened if need be, with the keyboard in it. */
  reveal(): void {
    if (this.panel) {
      this.panel.reveal(undefined, false);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      migrationViewType,
      l10n.t('Migrate Authentication'),
      { viewColumn: vscode.ViewColumn.Active, preserveFocus: false },
      { retainContextWhenHidden: false, enableFindWidget: true, ...this.webviewOptions() },
    );
    this.adopt(panel);
  }

  /**
   * Takes over a page that came back with the window; it waits for a snapshot.
   * @returns the key of what it shows. Undefined: it was not ours, or one is open already, and it is closed
   */
  restore(panel: vscode.WebviewPanel, state: unknown): string | undefined {
    const key = keptKey(state);
    if (this.panel || key === undefined) {
      panel.dispose();
      return undefined;
    }
    panel.webview.options = this.webviewOptions();
    this.adopt(panel);
    return key;
  }

  /** Sends the last snapshot once more: the page has an older one. */
  showAgain(): void {
    void this.post();
  }

  /** Sends the snapshot to the page, open or not yet; it opens nothing. */
  show(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    this.name(snapshot);
    void this.post();
  }

  close(): void {
    this.panel?.dispose();
  }

  /** Leaves the page open: when the window reloads, it is to come back. */
  dispose(): void {
    for (const subscription of this.subscriptions.splice(0)) subscription.dispose();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    if (this.snapshot) this.name(this.snapshot);
    panel.webview.onDidReceiveMessage((message) => this.receive(message));
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.snapshot = undefined;
      this.closed.fire();
    });
    const uri = (...path: string[]) =>
      panel.webview.asWebviewUri(vscode.Uri.joinPath(this.extensionUri, ...path)).toString();
    panel.webview.html = pageHtml({
      cspSource: panel.webview.cspSource,
      script: uri('dist', 'page.js'),
      style: uri('media', 'page.css'),
      nonce: randomBytes(16).toString('base64'),
      language: l10n.language,
      title: panel.title,
    });
  }

  /** The tab is the set's: its name, and how far it is. */
  private name({ title, state }: Snapshot): void {
    if (!this.panel) return;
    this.panel.title = title;
    this.panel.iconPath = vscode.Uri.joinPath(this.extensionUri, 'media', 'state', `${state.icon}.svg`);
  }

  private receive(message: unknown): void {
    // What it said is not logged: it may hold a code.
    if (!isIntent(message)) {
      this.log.warn('A message from the migration page was not understood, and dropped.');
      return;
    }
    const intent = message as Intent;
    if (intent.type === 'ready') void this.post();
    else this.intents.fire(intent);
  }

  /** A hidden page misses what is posted; it asks for the last snapshot when it is shown again. */
  private async post(): Promise<void> {
    if (!this.panel || !this.snapshot) return;
    const message: ToPage = { type: 'snapshot', snapshot: this.snapshot };
    await this.panel.webview.postMessage(message).then(undefined, () => false);
  }

  private webviewOptions(): vscode.WebviewOptions {
    return {
      enableScripts: true,
      enableForms: false,
      enableCommandUris: false,
      localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.extensionUri, folder)),
    };
  }
}

/** The page's state is what `page.ts` kept: `{ key }`. Anything else is not ours. */
function keptKey(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('key' in state)) return undefined;
  return typeof state.key === 'string' && state.key.length <= 10_000 ? state.key : undefined;
}
