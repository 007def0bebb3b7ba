import * as vscode from 'vscode';
import { compareNames } from '../wording/basics/locale';
import { type Authorization, authorizationGroups } from '../core/evidence/authorizations';
import type { Verification } from '../core/evidence/verification';
import { authorizationDetails, authorizationWords } from '../wording/evidence/authorizations';
import { cloudName, practiceNotice } from '../wording/backupSets/clouds';
import { plainText } from '../wording/basics/plainText';
import { l10n } from '../wording/basics/l10n';

/** The rows of the view: groups, authorizations, and what is known of each. Ids stay the same from one reading to the next. */
export interface GrantGroupRow {
  readonly kind: 'grantGroup';
  readonly id: string;
  readonly group: ReturnType<typeof authorizationGroups>[number];
}
export interface GrantRow {
  readonly kind: 'grant';
  readonly id: string;
  readonly authorization: Authorization;
  /** Its group is of one tenant. */
  readonly inTenant: boolean;
}
export interface DetailRow {
  readonly kind: 'detail';
  readonly id: string;
  readonly label: string;
  readonly value: string;
}
export type AuthorizationRow = GrantGroupRow | GrantRow | DetailRow;

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

export function groupRows(all: readonly Authorization[]): GrantGroupRow[] {
  const groups = authorizationGroups(all);
  const rank = { tenant: 0, unused: 1, ended: 2 };
  const name = (group: (typeof groups)[number]) => (group.kind === 'tenant' ? group.name : '');
  return [...groups]
    .sort((a, b) => rank[a.kind] - rank[b.kind] || compareNames(name(a), name(b)))
    .map((group) => ({
      kind: 'grantGroup',
      id: group.kind === 'tenant' ? `${group.cloud}/${group.tenantId}` : group.kind,
      group,
    }));
}

export function grantRows({ id, group }: GrantGroupRow): GrantRow[] {
  const inTenant = group.kind === 'tenant';
  return [...group.authorizations]
    .sort((a, b) => compareNames(a.facts.person.name, b.facts.person.name))
    .map((authorization) => ({
      kind: 'grant',
      id: `${id}/${authorization.facts.id}`,
      authorization,
      inTenant,
    }));
}

export function detailRows({ id, authorization }: GrantRow, found: Verification | undefined): DetailRow[] {
  return authorizationDetails(authorization, found).map(([label, value]) => ({
    kind: 'detail',
    id: `${id}/${label}`,
    label,
    value,
  }));
}

/** One row as VS Code shows it. Names come from files and tokens: plain strings, never Markdown. */
export function authorizationItem(row: AuthorizationRow): vscode.TreeItem {
  switch (row.kind) {
    case 'grantGroup':
      return groupItem(row);
    case 'grant':
      return grantItem(row);
    case 'detail':
      return detailItem(row);
  }
}

function groupItem({ id, group }: GrantGroupRow): vscode.TreeItem {
  const item = new vscode.TreeItem(groupName(group), group.kind === 'tenant' ? Expanded : Collapsed);
  item.id = id;
  item.contextValue = group.kind === 'ended' ? '' : `;${group.kind}Grants;`;
  if (group.kind === 'tenant') {
    const practice = group.cloud === 'practice';
    item.iconPath = new vscode.ThemeIcon(practice ? 'beaker' : 'organization');
    if (group.cloud !== 'global') item.description = practice ? practiceNotice() : cloudName(group.cloud);
  } else {
    item.iconPath = new vscode.ThemeIcon(group.kind === 'unused' ? 'archive' : 'history');
    item.description = String(group.authorizations.length);
    item.tooltip =
      group.kind === 'unused'
        ? l10n.t('No file of any workspace has named these authorizations for 30 days.')
        : l10n.t('Nothing renewed these authorizations for 90 days, so Microsoft no longer does.');
  }
  return item;
}

function groupName(group: GrantGroupRow['group']): string {
  switch (group.kind) {
    case 'tenant':
      return plainText(group.name);
    case 'unused':
      return l10n.t('Unused');
    case 'ended':
      return l10n.t('Ended');
  }
}

function grantItem({ id, authorization, inTenant }: GrantRow): vscode.TreeItem {
  const name = plainText(authorization.facts.person.name);
  const item = new vscode.TreeItem(name, Collapsed);
  item.id = id;
  item.contextValue = ';grant;';
  item.iconPath = new vscode.ThemeIcon('key');
  item.description = authorizationWords(authorization, !inTenant);
  item.tooltip = `${name}\n${item.description}`;
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  return item;
}

function detailItem({ id, label, value }: DetailRow): vscode.TreeItem {
  const item = new vscode.TreeItem(label, None);
  item.id = id;
  item.description = value;
  item.tooltip = `${label}: ${value}`;
  item.accessibilityInformation = { label: `${label}: ${value}` };
  return item;
}
