import { l10n } from '../basics/l10n';
import { plainText } from '../basics/plainText';

/** The title of a fix, by what it does: a verb, and the value or the property. */
export function fixTitle(id: string, what: string): string {
  const name = plainText(what, 60);
  switch (id) {
    case 'changeId':
      return l10n.t('Change This ID to "{0}"', name);
    case 'addTenant':
      return l10n.t('Add the Tenant "{0}"', name);
    case 'remove':
      return l10n.t('Remove "{0}"', name);
    case 'removeSecret':
      return l10n.t('Remove "{0}" from This File', name);
    case 'quote':
      return l10n.t('Put {0} in Quotation Marks', name);
    case 'list':
      return l10n.t('Make a List of {0}', name);
    case 'useHybrid':
      return l10n.t('Use Hybrid Instead');
    case 'addMissing':
      return l10n.t('Add "{0}"', name);
    default:
      return l10n.t('Use "{0}"', name);
  }
}

/** After a secret was taken out of a file. */
export function secretRemovedWords(property: string): string {
  return l10n.t(
    '"{0}" is no longer in this file. Git still has it in its history, so change the password or revoke the token.',
    plainText(property, 60),
  );
}
