import { l10n } from 'vscode';
import type { PermissionReason } from '../core/permissions';

/** Why a permission is asked for. `edition`: the product's name. */
export function permissionReason(reason: PermissionReason, edition: string): string {
  switch (reason) {
    case 'everySet':
      return l10n.t('to know who signed in, and for an authorization that lasts');
    case 'mailboxes':
      return l10n.t('so that {0} can back up and restore mail, calendars and contacts', edition);
    case 'oneDrive':
      return l10n.t('so that {0} can back up and restore files', edition);
    case 'personalSites':
      return l10n.t('so that {0} can back up and restore the content of Personal Sites', edition);
    case 'sharePointSites':
      return l10n.t('so that {0} can back up and restore the content of SharePoint sites', edition);
    case 'publicFolders':
      return l10n.t(
        'so that {0} can reach Public Folders, which Graph does not have (Exchange Web Services end on 1 April 2027)',
        edition,
      );
    case 'teams':
      return l10n.t('so that {0} can back up and restore channels and their groups', edition);
    case 'roleCheck':
      return l10n.t('to see whether a Global Administrator signed in');
  }
}

/** Beside the list where the set's sources are unknown. */
export function unknownSourcesNote(): string {
  return l10n.t(
    'The file does not tell the sources of this backup set, so nothing is asked for them. Fill in "sources" first if the authorization shall cover them.',
  );
}
