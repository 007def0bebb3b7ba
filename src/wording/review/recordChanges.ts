import { tenantName } from '../../core/backupSets/byTenant';
import type { ChangedValue, RecordChange } from '../../core/review/recordChanges';
import { differenceWords, type DifferenceWords } from '../backupSets/differences';
import { l10n } from '../basics/l10n';
import { plainText } from '../basics/plainText';

/** "Changed: Finance mailboxes (backup@contoso.com, contoso.com)". */
export function changeTitle(change: RecordChange): string {
  const set = change.kind === 'removed' ? change.before : change.now;
  const name = `${plainText(set.name, 100)} (${plainText(set.account, 100)}, ${plainText(tenantName(set), 100)})`;
  switch (change.kind) {
    case 'added':
      return l10n.t('Added: {0}', name);
    case 'removed':
      return l10n.t('Removed: {0}', name);
    case 'moved':
      return l10n.t('In another file: {0}', name);
    case 'changed':
      return l10n.t('Changed: {0}', name);
  }
}

/** Of each value that changed, what it was and is. A record whose words are the same says which of its properties differ. */
export function changedValueWords(value: ChangedValue): DifferenceWords {
  if (value.id === 'name')
    return {
      label: l10n.t('Name'),
      before: plainText(value.before, 200),
      now: plainText(value.now, 200),
    };
  const words = differenceWords(value);
  if (value.id !== 'record' || words.before !== words.now) return words;
  const keys = new Set([...Object.keys(value.before), ...Object.keys(value.now)]);
  const differing = [...keys].filter(
    (key) => JSON.stringify(own(value.before, key)) !== JSON.stringify(own(value.now, key)),
  );
  return { ...words, now: l10n.t('{0}, with another {1}', words.now, plainText(differing.join(', '), 200)) };
}

function own(record: object, key: string): unknown {
  return Object.entries(record).find(([one]) => one === key)?.[1];
}

/** "Record: Basic → Modern, admin@contoso.com". */
export function changedValueLine(value: ChangedValue): string {
  const { label, before, now } = changedValueWords(value);
  return before === '' ? `${label}: ${now}` : `${label}: ${before} → ${now}`;
}
