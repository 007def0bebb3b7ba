import * as vscode from 'vscode';
import { registerDiagnostics } from '../estate/registerDiagnostics';
import { filePatterns } from '../settings';
import { EditorParts, type EditorServices } from './editorParts';
import type { Providers } from './providers';

/** Problems of all backup-sets files, and help in the editor: loaded with the first one that is opened. */
export class EditorHelp implements vscode.Disposable {
  private readonly listening: vscode.Disposable;
  private loading: Promise<Providers> | undefined;
  private registered: vscode.Disposable | undefined;
  private disposed = false;

  constructor(private readonly services: EditorServices) {
    const { workspace } = vscode;
    const look = (documents: readonly vscode.TextDocument[]) => {
      const selector = selectorNow();
      const isOurs = (document: vscode.TextDocument) => vscode.languages.match(selector, document) > 0;
      if (!this.loading && documents.some(isOurs)) void this.load();
    };
    this.listening = vscode.Disposable.from(
      registerDiagnostics(services.estate),
      workspace.onDidOpenTextDocument((document) => look([document])),
      workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('backupAuth.files')) return;
        if (this.loading) void this.register();
        else look(workspace.textDocuments);
      }),
    );
    look(workspace.textDocuments);
  }

  dispose(): void {
    this.disposed = true;
    this.listening.dispose();
    this.registered?.dispose();
    void this.loading?.then((providers) => providers.dispose());
  }

  private async load(): Promise<void> {
    const parts = new EditorParts(this.services);
    this.loading = import('./providers').then(({ Providers }) => new Providers(parts));
    await this.register();
  }

  private async register(): Promise<void> {
    const providers = await this.loading;
    this.registered?.dispose();
    if (!this.disposed) this.registered = providers?.register(selectorNow());
  }
}

/** Files that can be edited: what Git and others show of former times is read-only. */
function selectorNow(): vscode.DocumentFilter[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = new Set(['file', ...folders.map(({ uri }) => uri.scheme)]);
  return [...schemes].flatMap((scheme) =>
    filePatterns().flatMap((pattern) => ['json', 'jsonc'].map((language) => ({ scheme, language, pattern }))),
  );
}
