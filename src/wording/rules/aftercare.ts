import type { AftercareId, BackupSet } from '../../core/backupSets/backupSet';
import { needsPassword } from '../../core/rules/aftercare';
import { plainText } from '../basics/plainText';
import { momentWords } from '../basics/locale';
import { editionName } from './editionName';
import { l10n } from '../basics/l10n';

/** What was taken back, as one ticks it; who does it, and under which condition. Plain text. */
export function aftercareWords(
  id: AftercareId,
  { authentication, edition, tenant }: Pick<BackupSet, 'authentication' | 'edition' | 'tenant'>,
): { readonly what: string; readonly who: string } {
  const product = editionName(edition);
  switch (id) {
    case 'passwordRemoved':
      return {
        what: l10n.t('Password removed from {0}', product),
        who: l10n.t('Remove it in {0} after a backup has run with the new authentication.', product),
      };
    case 'passwordChanged':
      return {
        what: l10n.t('Password changed at Microsoft'),
        who: l10n.t("The account's owner or an administrator changes it if nothing else uses it."),
      };
    case 'roleRemoved': {
      const person = plainText(authentication.authorizedBy?.name ?? '');
      return {
        what:
          person === ''
            ? l10n.t('Global Administrator role removed from whoever signed in')
            : l10n.t('Global Administrator role removed from {0}', person),
        who: l10n.t(
          'An administrator of the tenant removes it if it was given for this migration. Authorize Again needs it again.',
        ),
      };
    }
    case 'consentRemoved':
      return {
        what: l10n.t('Consent to the former app removed'),
        who:
          tenant?.clientId === undefined
            ? l10n.t(
                "An administrator removes it in Entra, under Enterprise applications, if it's another app and nothing else uses it.",
              )
            : l10n.t(
                "An administrator removes it in Entra, under Enterprise applications, if it isn't {0} and nothing else uses it.",
                tenant.clientId,
              ),
      };
  }
}

/** "Kim Lee, 11/22/2026, 9:40 PM". */
export function tickWords({ by, at }: { readonly by: string; readonly at: string }): string {
  return l10n.t('{0}, {1}', plainText(by, 100), momentWords(at));
}

/** "Password still needed": for Hybrid. Undefined: it isn't. */
export function passwordNeededWords(set: Pick<BackupSet, 'authentication'>): string | undefined {
  return needsPassword(set) ? l10n.t('Password still needed') : undefined;
}
