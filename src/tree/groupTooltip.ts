import { l10n } from 'vscode';
import type { AccountRow, TenantRow } from '../overview/rows';
import { cloudName, practiceNotice } from '../wording/backupSets/clouds';
import { plainText } from '../wording/basics/plainText';
import { progressWords } from '../wording/basics/progress';
import { needActionWords, setCountWords } from '../wording/basics/setCounts';

/** What the row of a tenant or an account leaves out, line by line. */
export function groupTooltip(row: TenantRow | AccountRow): readonly string[] {
  const lines = [
    plainText(row.name),
    ...(row.kind === 'tenant' ? tenantLines(row) : []),
    setCountWords(row.kind === 'tenant' ? row.sets : row.sets.length),
    progressWords(row.progress),
    needActionWords(row.needAction),
  ];
  return lines.filter((line) => line !== undefined);
}

function tenantLines({ tenant }: TenantRow): string[] {
  if (!tenant) return [l10n.t("Its file doesn't list this tenant.")];
  return tenant.cloud === 'practice' ? [practiceNotice()] : [cloudName(tenant.cloud)];
}
