import type { Edition } from '../../core/backupSets/backupSet';
import { plainText } from '../basics/plainText';
import { l10n } from '../basics/l10n';

/** What the backup product is called in this estate. */
export function editionName(edition: Edition | undefined): string {
  const name = plainText(edition?.name ?? '');
  return name === '' ? l10n.t('the backup product') : name;
}
