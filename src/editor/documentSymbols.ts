import * as vscode from 'vscode';
import { plainText } from '../wording/basics/plainText';
import { type Documents, rangeOf } from './documents';
import { symbolsOf } from './text/symbols';
import { l10n } from '../wording/basics/l10n';

/** Tenants and sets by their names: the outline of a JSON file would be its brackets. */
export class EntrySymbols implements vscode.DocumentSymbolProvider {
  constructor(private readonly documents: Documents) {}

  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
    const index = await this.documents.settled(document);
    const { Namespace, Object: Set } = vscode.SymbolKind;
    return symbolsOf(index).map(({ part, place, entries }) => {
      const isTenants = part === 'tenants';
      const list = symbol(
        isTenants ? l10n.t('Tenants') : l10n.t('Backup Sets'),
        String(entries.length),
        Namespace,
        rangeOf(document, place),
      );
      list.children = entries.map((entry) =>
        symbol(entry.name, entry.detail, isTenants ? Namespace : Set, rangeOf(document, entry.place)),
      );
      return list;
    });
  }
}

function symbol(
  name: string,
  detail: string,
  kind: vscode.SymbolKind,
  range: vscode.Range,
): vscode.DocumentSymbol {
  const start = new vscode.Range(range.start, range.start);
  // VS Code takes no symbol without a name.
  return new vscode.DocumentSymbol(plainText(name) || '…', plainText(detail), kind, range, start);
}
