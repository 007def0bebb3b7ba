import type { AccountRole } from '../../core/backupSets/backupSet';
import { l10n } from '../basics/l10n';

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
