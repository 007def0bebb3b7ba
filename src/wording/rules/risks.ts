import type { RiskId } from '../../core/overview/backupRisks';
import { l10n } from '../basics/l10n';

/** Why sets are probably not backed up, in a sentence or two. */
export function riskSentence(risk: RiskId): string {
  switch (risk) {
    case 'failsForMail':
      return l10n.t('Basic is failing for mail: Exchange Online has refused it since January 2023.');
    case 'mayFailForMail':
      return l10n.t(
        "Basic is failing for mail, and the file doesn't list their sources. If they hold mail, it isn't backed up.",
      );
    case 'sitesRefused':
      return l10n.t(
        'SharePoint and OneDrive have refused a stored password since 1 May 2026, and Basic and Hybrid use one for sites.',
      );
    case 'notDone':
      return l10n.t(
        'Recorded, but not marked as done in the product. It most likely still signs in the former way.',
      );
    case 'refused':
      return l10n.t(
        "Microsoft refused their authorization when it was tested. The product's might be refused, too.",
      );
  }
}

/** What to do about it. */
export function riskFix(risk: RiskId): string {
  switch (risk) {
    case 'failsForMail':
    case 'mayFailForMail':
      return l10n.t('Migrate them, then authorize in the product.');
    case 'sitesRefused':
      return l10n.t('Upgrade the product to 9.0 or later, and migrate to Modern.');
    case 'notDone':
      return l10n.t('Authorize in the product, mark them as done, and check the next backup.');
    case 'refused':
      return l10n.t('Open each set and choose Authorize Again.');
  }
}
