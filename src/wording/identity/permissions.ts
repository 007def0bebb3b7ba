import type { Permission } from '../../core/identity/permissions';
import { sourceNames, testReads } from '../backupSets/sources';
import { l10n } from '../basics/l10n';

/** Why a permission is asked for: what the app that asks does with it. It gives the backup product nothing. */
export function permissionReason({ reason, level }: Pick<Permission, 'reason' | 'level'>): string {
  switch (reason) {
    case 'everySet':
      return l10n.t('to know who signed in, and to have Microsoft renew the authorization');
    case 'roleCheck':
      return l10n.t('to see whether a Global Administrator signed in');
    default:
      return level === 'custom'
        ? l10n.t('your setting backupAuth.permissions, for {0}', sourceNames([reason]))
        : l10n.t('to test access: {0}', testReads(reason));
  }
}

/** Whose access this is, for the person in front of the page. `edition`: the product's name; undefined: of several. */
export function whoseAccess(clientId: string, edition: string | undefined): string {
  if (edition === undefined)
    return l10n.t(
      'This lets the app {0} act for the person who signs in. You use it with Backup Auth Migrator on this computer. It gives no product anything: each asks for its own approval.',
      clientId,
    );
  return l10n.t(
    'This lets the app {0} act for the person who signs in. You use it with Backup Auth Migrator on this computer. It gives {1} nothing: {1} asks for its own approval.',
    clientId,
    edition,
  );
}

/** Beside the list where the set's sources are unknown. */
export function unknownSourcesNote(): string {
  return l10n.t(
    'The file doesn\'t say what this backup set backs up, so no permissions for it are requested. To test access, fill in "sources" first.',
  );
}
