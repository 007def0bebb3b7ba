import * as vscode from 'vscode';
import { cloudName } from '../wording/backupSets/clouds';
import { sourceNames } from '../wording/backupSets/sources';
import { plainText } from '../wording/basics/plainText';
import { setCountWords } from '../wording/basics/setCounts';
import { methodName } from '../wording/rules/status';
import { clouds } from '../core/backupSets/backupSet';
import { type Completion, completionsAt, listAt } from './text/completions';
import { type Documents, rangeOf, textOf } from './documents';
import type { EditorParts } from './editorParts';
import { snippetOf } from './text/snippets';
import { l10n } from '../wording/basics/l10n';

/** Values that the rest of the file and the rules know, and new entries. Names and other values come from the schema. */
export class CompletionItems implements vscode.CompletionItemProvider {
  static readonly triggers = ['"'];

  constructor(
    private readonly documents: Documents,
    private readonly parts: EditorParts,
  ) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    const index = await this.documents.of(document);
    const [source, offset] = [textOf(document), document.offsetAt(position)];
    const completions = completionsAt(index, source, offset, this.versions());
    if (completions) {
      const range = rangeOf(document, completions.place);
      return completions.values.map((one, order) => itemOf(one, order, range));
    }
    const list = listAt(index, source, offset);
    const snippet = list && snippetOf(index, list.part);
    if (!list || snippet === undefined) return [];
    const label = list.part === 'tenants' ? l10n.t('New Tenant') : l10n.t('New Backup Set');
    const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Snippet);
    item.insertText = new vscode.SnippetString(list.needsComma ? `${snippet},` : snippet);
    item.range = rangeOf(document, { offset: offset - list.typed, length: list.typed });
    // Whatever was typed begins it.
    item.filterText = document.getText(item.range) + label;
    return [item];
  }

  private versions(): readonly string[] {
    const found = this.parts.rows.sets.map(({ set }) => set.edition?.version);
    return [...new Set(found)].filter((one) => one !== undefined);
  }
}

const kinds: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  tenant: vscode.CompletionItemKind.Reference,
  account: vscode.CompletionItemKind.User,
  source: vscode.CompletionItemKind.EnumMember,
  method: vscode.CompletionItemKind.EnumMember,
  version: vscode.CompletionItemKind.Value,
};

function itemOf(completion: Completion, order: number, range: vscode.Range): vscode.CompletionItem {
  const text = JSON.stringify(completion.value);
  const item = new vscode.CompletionItem(text, kinds[completion.kind]);
  item.insertText = text;
  item.filterText = text;
  item.range = range;
  item.sortText = String(order).padStart(6, '0');
  item.detail = detailOf(completion);
  return item;
}

function detailOf(completion: Completion): string {
  switch (completion.kind) {
    case 'tenant': {
      const cloud = clouds.find((one) => one === completion.cloud);
      return [plainText(completion.tenant), ...(cloud ? [cloudName(cloud)] : [])].join(' · ');
    }
    case 'account':
      return setCountWords(completion.sets);
    case 'source':
      return sourceNames([completion.value]);
    case 'method':
      return methodName(completion.value);
    case 'version':
      return '';
  }
}
