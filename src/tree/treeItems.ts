import * as vscode from 'vscode';
import type { SetState } from '../core/overview/setState';
import { setStateOf } from '../core/overview/setState';
import { cloudName, practiceNotice } from '../wording/backupSets/clouds';
import { plainText } from '../wording/basics/plainText';
import { countOfWords, doneOfWords } from '../wording/basics/progress';
import { needActionWords } from '../wording/basics/setCounts';
import { rowWords } from '../wording/rules/status';
import { decorationUri, isStopped, stoppedColor } from './decorations';
import type { AccountRow, SetRow, TenantRow } from '../overview/rows';
import { sharedActions } from '../overview/sharedActions';
import { setsBelow, type GroupRow, type UnreadableRow, type ViewRow } from './viewRows';
import { l10n } from '../wording/basics/l10n';

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** From an empty ring to a filled one with a tick; what doesn't go on by itself has another form. */
const icons: Readonly<Record<SetState, string>> = {
  toMigrate: 'circle-large',
  signingIn: 'loading~spin',
  inProgress: 'watch',
  blocked: 'circle-slash',
  broken: 'error',
  attention: 'warning',
  recorded: 'record',
  done: 'pass',
  backupRan: 'pass-filled',
  settled: 'circle-small-filled',
};

/**
 * One row as VS Code shows it. All text from files is plain: strings, and never Markdown. Its tooltip comes later.
 * @param inGroup no tenant stands above it
 */
export function treeItem(row: ViewRow, expanded: boolean, inGroup = false): vscode.TreeItem {
  switch (row.kind) {
    case 'tenant':
      return tenantItem(row, expanded);
    case 'account':
      return accountItem(row, expanded);
    case 'set':
      return setItem(row, inGroup);
    case 'group':
      return groupItem(row, expanded);
    case 'unreadable':
      return unreadableItem(row);
  }
}

function tenantItem(row: TenantRow, expanded: boolean): vscode.TreeItem {
  const name = plainText(row.name);
  const item = new vscode.TreeItem(name, expanded ? Expanded : Collapsed);
  item.id = row.id;
  item.contextValue = contextValue('tenant', sharedActions(setsBelow(row)));
  item.iconPath = new vscode.ThemeIcon(tenantIcon(row));
  const unknown = row.tenant ? undefined : l10n.t('unknown tenant');
  item.description = joined([countOfWords(row.progress), unknown], ' · ');
  item.accessibilityInformation = { label: groupLabel(name, row, unknown, cloudWords(row)) };
  return item;
}

function tenantIcon({ tenant }: TenantRow): string {
  if (!tenant) return 'question';
  return tenant.cloud === 'practice' ? 'beaker' : 'organization';
}

/** Undefined: Global, as nearly all are, or not known. */
export function cloudWords({ tenant }: TenantRow): string | undefined {
  if (!tenant || tenant.cloud === 'global') return undefined;
  return tenant.cloud === 'practice' ? practiceNotice() : cloudName(tenant.cloud);
}

function accountItem(row: AccountRow, expanded: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(shortAccount(row), expanded ? Expanded : Collapsed);
  item.id = row.id;
  item.contextValue = contextValue('account', sharedActions(row.sets));
  item.iconPath = new vscode.ThemeIcon('account');
  item.description = countOfWords(row.progress) ?? '';
  item.accessibilityInformation = { label: groupLabel(plainText(row.name), row) };
  return item;
}

/** Without the domain where that is the tenant's, which stands above it. */
function shortAccount({ name, parent }: AccountRow): string {
  const at = name.lastIndexOf('@');
  const isOwn =
    at > 0 &&
    name
      .slice(at + 1)
      .trim()
      .toLowerCase() === parent.tenant?.tenant.toLowerCase();
  return plainText(isOwn ? name.slice(0, at) : name);
}

function groupLabel(
  name: string,
  { progress, needAction }: Pick<AccountRow, 'progress' | 'needAction'>,
  ...more: readonly (string | undefined)[]
): string {
  return joined([name, doneOfWords(progress), needActionWords(needAction), ...more], ', ');
}

function groupItem(row: GroupRow, expanded: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, expanded ? Expanded : Collapsed);
  item.id = row.id;
  item.contextValue = contextValue('group', sharedActions(row.sets));
  item.iconPath = new vscode.ThemeIcon(row.icon);
  item.description = row.about ?? countOfWords(row.progress) ?? '';
  item.accessibilityInformation = { label: groupLabel(row.label, row, row.about) };
  return item;
}

function unreadableItem({ id, entry }: UnreadableRow): vscode.TreeItem {
  const name = plainText(entry.name ?? entry.id ?? l10n.t('Entry {0}', entry.index + 1));
  const item = new vscode.TreeItem(name, None);
  const what = plainText(entry.what, 80);
  item.id = id;
  item.contextValue = ';unreadable;';
  item.iconPath = new vscode.ThemeIcon(icons.broken, stoppedColor());
  const uri = decorationUri(id, 'broken');
  if (uri) item.resourceUri = uri;
  item.description = what === '' ? l10n.t("can't be read") : l10n.t("can't be read: {0}", what);
  item.accessibilityInformation = { label: joined([name, item.description], ', ') };
  item.command = {
    command: 'backupAuth.openEntry',
    title: l10n.t('Open Entry in File'),
    arguments: [{ kind: 'unreadable', id, entry }],
  };
  return item;
}

function setItem(row: SetRow, inGroup: boolean): vscode.TreeItem {
  const { set, status, signingIn } = row;
  const name = plainText(set.name);
  const item = new vscode.TreeItem(name, None);
  const state = setStateOf(status, signingIn);
  const uri = decorationUri(row.id, state);
  item.id = row.id;
  item.contextValue = contextValue('set', [...row.actions, ...(row.next ? [`next:${row.next}`] : [])]);
  item.iconPath = new vscode.ThemeIcon(icons[state], iconColor(state));
  if (uri) item.resourceUri = uri;
  const tenant = inGroup ? plainText(row.parent.parent.name) : undefined;
  item.description = joined([rowWords(status, signingIn), tenant], ' · ');
  item.accessibilityInformation = { label: joined([name, item.description], ', ') };
  // An entry that can't be told from another one has no page.
  item.command = set.faults.includes('duplicateId')
    ? { command: 'backupAuth.openEntry', title: l10n.t('Open Entry in File'), arguments: [row.key] }
    : { command: 'backupAuth.openSet', title: l10n.t('Open Backup Set'), arguments: [row.key] };
  return item;
}

function iconColor(state: SetState): vscode.ThemeColor | undefined {
  if (isStopped(state)) return stoppedColor();
  return state === 'backupRan' ? new vscode.ThemeColor('backupAuth.backupRan') : undefined;
}

/** What `when` clauses of the menus look for: `;set;migrate;next:migrate;`. */
function contextValue(kind: ViewRow['kind'], tokens: readonly string[]): string {
  return `;${[kind, ...tokens].join(';')};`;
}

function joined(texts: readonly (string | undefined)[], separator: string): string {
  return texts.filter((text) => text).join(separator);
}
