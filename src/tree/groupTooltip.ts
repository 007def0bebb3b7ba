import type { AccountRow, SetRow, TenantRow } from '../overview/rows';
import { cloudName, practiceNotice } from '../wording/backupSets/clouds';
import { plainText } from '../wording/basics/plainText';
import { progressWords } from '../wording/basics/progress';
import { needActionWords, setCountWords } from '../wording/basics/setCounts';
import type { GroupRow, UnreadableRow, ViewRow } from './viewRows';
import { l10n } from '../wording/basics/l10n';

/** What a row that is no set leaves out, line by line. */
export function groupTooltip(row: Exclude<ViewRow, SetRow>): readonly string[] {
  switch (row.kind) {
    case 'tenant':
      return [plainText(row.name), ...tenantLines(row), ...counts(row, row.sets)];
    case 'account':
      return [plainText(row.name), ...counts(row, row.sets.length)];
    case 'group':
      return [row.label, ...(row.about === undefined ? [] : [row.about]), ...counts(row, row.sets.length)];
    case 'unreadable':
      return unreadableLines(row);
  }
}

function counts({ progress, needAction }: AccountRow | TenantRow | GroupRow, sets: number): string[] {
  if (sets === 0) return [];
  const lines = [setCountWords(sets), progressWords(progress), needActionWords(needAction)];
  return lines.filter((line) => line !== undefined);
}

function tenantLines({ tenant }: TenantRow): string[] {
  if (!tenant) return [l10n.t("Its file doesn't list this tenant.")];
  return tenant.cloud === 'practice' ? [practiceNotice()] : [cloudName(tenant.cloud)];
}

function unreadableLines({ entry }: UnreadableRow): string[] {
  const { name, id, account, what } = entry;
  return [
    plainText(name ?? id ?? l10n.t('Entry {0}', entry.index + 1)),
    ...(account === undefined ? [] : [l10n.t('Account: {0}', plainText(account))]),
    what === ''
      ? l10n.t("This entry can't be read, so nothing can be done with it.")
      : l10n.t(`The value of "{0}" can't be read, so nothing can be done with this entry.`, plainText(what)),
    l10n.t('Fix the file. The Problems view shows the line.'),
  ];
}
