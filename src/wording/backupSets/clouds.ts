import type { CloudId } from '../../core/backupSets/backupSet';
import { l10n } from '../basics/l10n';

export function cloudName(cloud: CloudId): string {
  switch (cloud) {
    case 'global':
      return l10n.t('Global');
    case 'usGovGccHigh':
      return l10n.t('US Government GCC High');
    case 'usGovDod':
      return l10n.t('US Government DoD');
    case 'china':
      return l10n.t('China (21Vianet)');
    case 'germany':
      return l10n.t('Germany (closed in 2021)');
    case 'practice':
      return l10n.t('Practice');
  }
}

/** Stands wherever a tenant of the practice cloud does. */
export function practiceNotice(): string {
  return l10n.t('Practice: never enter a real password');
}
