import { type Authentication, clouds, type Source } from '../../core/backupSets/backupSet';
import { cloudName } from './clouds';
import { roleName } from './facts';
import { sourceNames } from './sources';
import { plainText } from '../basics/plainText';
import { methodName, recordedWithoutWords } from '../rules/status';
import type { Difference } from '../../core/backupSets/difference';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** What of an entry changed, as a row for a person. Plain text. */
export interface DifferenceWords {
  readonly label: string;
  readonly before: string;
  readonly now: string;
}

export function differenceWords(difference: Difference): DifferenceWords {
  const label = differenceName(difference.id);
  switch (difference.id) {
    case 'gone':
      return { label, before: '', now: l10n.t("no file has it, or its file can't be read now") };
    case 'repeated':
      return { label, before: '', now: l10n.t('several entries have its ID') };
    case 'sources':
      return { label, before: sourceWords(difference.before), now: sourceWords(difference.now) };
    case 'record':
      return { label, before: recordWords(difference.before), now: recordWords(difference.now) };
    case 'cloud':
      return { label, before: cloudWords(difference.before), now: cloudWords(difference.now) };
    case 'accountRole':
      return { label, before: roleWords(difference.before), now: roleWords(difference.now) };
    default:
      return { label, before: plain(difference.before), now: plain(difference.now) };
  }
}

/** "Tenant", "Account": what of an entry is meant. An unknown id, of a kept file, stays what it is. */
export function differenceName(id: string): string {
  switch (id) {
    case 'gone':
    case 'repeated':
      return l10n.t('Entry');
    case 'cloud':
      return l10n.t('Cloud');
    case 'tenant':
      return l10n.t('Tenant');
    case 'clientId':
      return l10n.t('Client ID');
    case 'account':
      return l10n.t('Account');
    case 'edition':
      return l10n.t('Product');
    case 'accountRole':
      return l10n.t('Role of the account');
    case 'sources':
      return l10n.t('Backs up');
    case 'record':
      return l10n.t('Record');
    default:
      return plainText(id, 60);
  }
}

function plain(text: string): string {
  return text === '' ? l10n.t('none') : plainText(text, 200);
}

function sourceWords(sources: readonly Source[] | undefined): string {
  return plain(sourceNames(sources));
}

function cloudWords(cloud: string): string {
  const known = clouds.find((id) => id === cloud);
  return known ? cloudName(known) : plain(cloud);
}

function roleWords(role: string): string {
  return role === 'ordinary' || role === 'globalAdministrator' ? roleName(role) : roleName('unknown');
}

/** "Modern, admin@contoso.com". */
function recordWords({ method, authorizedBy, recordedBy, applied, backupRan }: Authentication): string {
  return [
    methodName(method),
    ...(authorizedBy ? [plainText(authorizedBy.name, 200)] : []),
    ...(recordedBy === undefined ? [] : [recordedWithoutWords(recordedBy)]),
    ...(applied ? [l10n.t('stated by {0}', plainText(applied.by, 100))] : []),
    ...(backupRan ? [l10n.t('backup ran on {0}', plainText(backupRan.on, 100))] : []),
  ].join(between.names);
}
