import { l10n } from 'vscode';
import type { AccountRole, Source } from '../../core/backupSets/backupSet';

/** The role of the account that created a set. */
export function roleName(role: AccountRole): string {
  switch (role) {
    case 'ordinary':
      return l10n.t('ordinary account');
    case 'globalAdministrator':
      return l10n.t('Global Administrator');
    case 'unknown':
      return l10n.t('role unknown');
  }
}

export function sourceName(source: Source): string {
  switch (source) {
    case 'mailboxes':
      return l10n.t('Mailboxes');
    case 'oneDrive':
      return l10n.t('OneDrive');
    case 'personalSites':
      return l10n.t('Personal Sites');
    case 'sharePointSites':
      return l10n.t('SharePoint Sites');
    case 'publicFolders':
      return l10n.t('Public Folders');
    case 'teams':
      return l10n.t('Teams');
  }
}

export function sourceNames(sources: readonly Source[] | undefined): string {
  if (sources === undefined) return l10n.t('unknown: not told in the file');
  return sources.length > 0 ? sources.map(sourceName).join(', ') : l10n.t('nothing');
}
