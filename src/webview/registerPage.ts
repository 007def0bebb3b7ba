import * as vscode from 'vscode';
import type { MigrationPage, PageParts } from './migrationPage';
import { migrationViewType } from './viewType';

/** The page is loaded when the first migration is shown, or came back with the window. */
export function registerPage(parts: PageParts): vscode.Disposable {
  let loaded: Promise<MigrationPage> | undefined;
  const page = () =>
    (loaded ??= import('./migrationPage').then(({ MigrationPage }) => new MigrationPage(parts)));
  const registered = vscode.Disposable.from(
    parts.migrations.onDidShow(() => {
      parts.pages.leave();
      void page().then((it) => it.reveal());
    }),
    parts.pages.onDidShow(() => void page().then((it) => it.reveal())),
    vscode.window.registerWebviewPanelSerializer(migrationViewType, {
      deserializeWebviewPanel: async (panel, state) => (await page()).restore(panel, state),
    }),
  );
  return new vscode.Disposable(() => {
    registered.dispose();
    void loaded?.then((it) => it.dispose());
  });
}
