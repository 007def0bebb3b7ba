import * as vscode from 'vscode';
import type { Method } from '../core/backupSets/backupSet';
import { toneOf } from '../core/overview/statusTone';
import { cloudName, practiceNotice } from '../wording/backupSets/clouds';
import { plainText } from '../wording/basics/plainText';
import { doneOfWords, progressWords } from '../wording/basics/progress';
import { needActionWords, setCountWords } from '../wording/basics/setCounts';
import { statusWords } from '../wording/rules/status';
import { decorationUri, toneColor } from './decorations';
import type { Action } from '../overview/availableActions';
import type { AccountRow, Row, SetRow, TenantRow } from '../overview/rows';
import { sharedActions } from '../overview/sharedActions';

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
const icons: Record<Method, string> = { basic: 'unlock', hybrid: 'lock', modern: 'shield' };

/** One row as VS Code shows it. All text from files is plain: strings, and never Markdown. A set's tooltip comes later. */
export function treeItem(row: Row, expanded: boolean): vscode.TreeItem {
  switch (row.kind) {
    case 'tenant':
      return tenantItem(row, expanded);
    case 'account':
      return accountItem(row, expanded);
    case 'set':
      return setItem(row);
  }
}

function tenantItem(row: TenantRow, expanded: boolean): vscode.TreeItem {
  const name = plainText(row.name);
  const item = new vscode.TreeItem(name, expanded ? Expanded : Collapsed);
  const cloud = row.tenant?.cloud;
  const kind = row.tenant ? notGlobal(row.tenant) : vscode.l10n.t('not among the tenants of its file');
  item.id = row.id;
  item.contextValue = contextValue('tenant', sharedActions(row.accounts.flatMap(({ sets }) => sets)));
  item.iconPath = new vscode.ThemeIcon(cloud === 'practice' ? 'beaker' : 'organization');
  item.description = joined([doneOfWords(row.progress), needActionWords(row.needAction), kind]);
  item.tooltip = [name, cloud && cloudName(cloud), cloud === 'practice' ? practiceNotice() : undefined]
    .concat(setCountWords(row.sets), progressWords(row.progress), needActionWords(row.needAction))
    .filter((line) => line !== undefined)
    .join('\n');
  item.accessibilityInformation = { label: joined([name, item.description], ', ') };
  return item;
}

function notGlobal({ cloud }: NonNullable<TenantRow['tenant']>): string | undefined {
  if (cloud === 'global') return undefined;
  return cloud === 'practice' ? practiceNotice() : cloudName(cloud);
}

function accountItem(row: AccountRow, expanded: boolean): vscode.TreeItem {
  const name = plainText(row.name);
  const item = new vscode.TreeItem(name, expanded ? Expanded : Collapsed);
  item.id = row.id;
  item.contextValue = contextValue('account', sharedActions(row.sets));
  item.iconPath = new vscode.ThemeIcon('account');
  item.description = joined([doneOfWords(row.progress), needActionWords(row.needAction)]);
  item.tooltip = joined(
    [name, setCountWords(row.sets.length), progressWords(row.progress), needActionWords(row.needAction)],
    '\n',
  );
  item.accessibilityInformation = { label: joined([name, item.description], ', ') };
  return item;
}

function setItem(row: SetRow): vscode.TreeItem {
  const { set, status } = row;
  const name = plainText(set.name);
  const item = new vscode.TreeItem(name, None);
  const tone = toneOf(status);
  item.id = row.id;
  item.contextValue = contextValue('set', [...row.actions]);
  item.iconPath = new vscode.ThemeIcon(icons[status.method], tone && toneColor(tone));
  item.resourceUri = decorationUri(row.id, status);
  item.description = statusWords(status, set.edition);
  item.accessibilityInformation = { label: joined([name, item.description], ', ') };
  return item;
}

/** What `when` clauses of the menus look for: `;set;migrate;`. */
function contextValue(kind: Row['kind'], actions: readonly Action[]): string {
  return `;${[kind, ...actions].join(';')};`;
}

function joined(texts: readonly (string | undefined)[], separator = ' · '): string {
  return texts.filter((text) => text).join(separator);
}
