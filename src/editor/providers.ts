import * as vscode from 'vscode';
import { CodeActions, registerSecretRemoved } from './codeActions';
import { CodeLenses } from './codeLens';
import { CompletionItems } from './completion';
import { Documents } from './documents';
import { EntrySymbols } from './documentSymbols';
import type { EditorParts } from './editorParts';
import { Hovers } from './hover';
import { TenantNavigation } from './navigation';
import { l10n } from '../wording/basics/l10n';

/** Registers what helps in documents that a selector matches. */
export class Providers {
  private readonly documents = new Documents();
  private readonly lenses: CodeLenses;
  private readonly removed = registerSecretRemoved();

  constructor(private readonly parts: EditorParts) {
    this.lenses = new CodeLenses(this.documents, parts);
  }

  register(selector: vscode.DocumentSelector): vscode.Disposable {
    const { documents, parts } = this;
    const { languages } = vscode;
    const navigation = new TenantNavigation(documents);
    const items = new CompletionItems(documents, parts);
    return vscode.Disposable.from(
      languages.registerCodeActionsProvider(selector, new CodeActions(documents, parts), CodeActions.kinds),
      languages.registerCodeLensProvider(selector, this.lenses),
      languages.registerHoverProvider(selector, new Hovers(documents, parts)),
      languages.registerCompletionItemProvider(selector, items, ...CompletionItems.triggers),
      languages.registerDefinitionProvider(selector, navigation),
      languages.registerReferenceProvider(selector, navigation),
      languages.registerRenameProvider(selector, navigation),
      languages.registerDocumentSymbolProvider(selector, new EntrySymbols(documents), {
        label: l10n.t('Backup Sets'),
      }),
    );
  }

  dispose(): void {
    this.documents.dispose();
    this.lenses.dispose();
    this.removed.dispose();
  }
}
