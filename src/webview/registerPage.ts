import * as vscode from 'vscode';
import type { MigrationPage, PageParts } from './migrationPage';
import type { SignInEntry } from './signInEntry';
import { migrationViewType } from './viewType';

/** The page is loaded when the first migration is shown, or came back with the window; the status bar's entry, with the first sign-in. */
export function registerPage(parts: PageParts): vscode.Disposable {
  let loaded: Promise<MigrationPage> | undefined;
  const page = () =>
    (loaded ??= import('./migrationPage').then(({ MigrationPage }) => new MigrationPage(parts)));
  let entry: Promise<SignInEntry> | undefined;
  const registered = vscode.Disposable.from(
    parts.migrations.onDidShow(() => {
      parts.pages.leave();
      void page().then((it) => it.reveal());
    }),
    parts.pages.onDidShow(() => void page().then((it) => it.reveal())),
    parts.migrations.onDidMove(() => {
      if (!entry && parts.migrations.signIns.length === 0) return;
      entry ??= import('./signInEntry').then(({ SignInEntry }) => new SignInEntry());
      void entry.then((it) => it.show(parts.migrations.signIns));
    }),
    vscode.window.registerWebviewPanelSerializer(migrationViewType, {
      deserializeWebviewPanel: async (panel, state) => (await page()).restore(panel, state),
    }),
  );
  return new vscode.Disposable(() => {
    registered.dispose();
    void loaded?.then((it) => it.dispose());
    void entry?.then((it) => it.dispose());
  });
}
