import { type FirstEntries, newFileText } from './newFileText';
import { l10n } from '../../wording/basics/l10n';

/** The content of a new backup-sets file, its comments in the language of VS Code. */
export function newFile(first: FirstEntries): string {
  const notes = {
    file: l10n.t(
      'Microsoft 365 backup sets, and how each of them authenticates. Never enter passwords, codes, or tokens here.',
    ),
    edition: l10n.t('Your backup product. Its version decides which rules count.'),
    clientIds: l10n.t('The client ID of your own app registration in Microsoft Entra, by cloud.'),
    tenants: l10n.t('The tenants, each with one of its domains or its tenant ID.'),
    backupSets: l10n.t('The backup sets. Leave out "accountRole" and "sources" if they aren\'t known.'),
  };
  return newFileText(notes, first);
}
