import { l10n } from '../basics/l10n';
import { plainText } from '../basics/plainText';

/** Why a tenant can't be renamed, or not so. */
export function tenantRefusalWords(
  reason: 'noTenant' | 'empty' | 'tooLong' | 'taken' | 'repeated' | 'notListed',
  id: string,
): string {
  const name = plainText(id, 60);
  switch (reason) {
    case 'noTenant':
      return l10n.t('Only the ID of a tenant can be renamed here.');
    case 'empty':
      return l10n.t('Enter an ID for the tenant.');
    case 'tooLong':
      return l10n.t('Enter an ID of at most 500 characters.');
    case 'taken':
      return l10n.t('This file already names a tenant "{0}". Choose another ID.', name);
    case 'repeated':
      return l10n.t('Several tenants have the ID "{0}". Give each its own first.', name);
    case 'notListed':
      return l10n.t('This file has no tenant with the ID "{0}" under "tenants".', name);
  }
}
