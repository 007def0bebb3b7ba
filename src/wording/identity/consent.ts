import { dayWords } from '../basics/locale';
import type { ConsentState } from '../../core/identity/consent';
import type { ConsentWay } from '../../core/backupSets/tenantConsent';
import { l10n } from '../basics/l10n';

/** What the file says of an administrator's consent. */
export function consentWords(known: ConsentState): string {
  switch (known.state) {
    case 'confirmed':
      return l10n.t('Consent was confirmed on {0} ({1}).', dayWords(known.at), wayWords(known.how));
    case 'asked':
      return l10n.t('An administrator was asked for consent on {0}.', dayWords(known.at));
    case 'unknown':
      return l10n.t('The file has no record of consent.');
  }
}

function wayWords(how: ConsentWay | undefined): string {
  switch (how) {
    case 'seenHere':
      return l10n.t("Microsoft's answer reached this computer");
    case 'pasted':
      return l10n.t("the address of Microsoft's answer was pasted");
    case 'renewal':
      return l10n.t('a renewed authorization has the permissions');
    case 'stated':
      return l10n.t("an administrator's word");
    case undefined:
      return l10n.t('not noted how');
  }
}

/** Above the commands that add an app to Exchange's list. */
export function exchangeAllowListNote(): string {
  return l10n.t(
    'Exchange Web Services: since 1 October 2026 the tenant must list the app and have EwsEnabled set to true. They end on 1 April 2027. An Exchange administrator runs these commands in Exchange Online PowerShell. They add the app to the listed ones. Set the list before EwsEnabled: with an empty list, true blocks every app. It takes up to 24 hours.',
  );
}
