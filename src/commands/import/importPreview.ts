import type { Imported, ImportedSet } from '../../import/importedSet';
import type { Difference, MergePlan } from '../../import/mergePlan';
import { csvFaultWords } from '../../wording/backupSets/importRefusals';
import { plainText } from '../../wording/basics/plainText';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/** More lines of one kind than this nobody reads. */
const shown = 500;

/** Lines that the question lies over while a person reads. */
const underList = ['', ''] as const;

/** How far an import is: the person is asked, gave it up, or had these sets added. */
export type ImportStage = 'asked' | 'givenUp' | readonly ImportedSet[];

/** What an import would do or did, as plain text: all that comes from server and file is made plain, a line each. */
export function importPreview(
  plan: MergePlan,
  { otherTypes, unreadable, table }: Imported,
  stage: ImportStage,
): string {
  const done = typeof stage === 'string' ? undefined : stage;
  const first = done ?? plan.add;
  return [
    ...(stage === 'asked' ? underList : []),
    beginning(plan, stage),
    l10n.t("Importing only adds entries. Existing entries aren't changed or removed."),
    ...section(
      done ? l10n.t('Added: {0}', first.length) : l10n.t('Would be added: {0}', first.length),
      first.map((set) => line(set.id, set.name)),
      l10n.t('Fill in role and sources: AhsayCBS has neither.'),
      l10n.t("The method is Basic if the import doesn't say otherwise."),
    ),
    ...section(
      l10n.t('In the file already: {0}', plan.stay.length),
      plan.stay.map(({ id, name, differs }) =>
        differs.length === 0
          ? line(id, name)
          : l10n.t(
              '{0} (the import has another value: {1})',
              line(id, name),
              differs.map(differenceName).join(between.names),
            ),
      ),
    ),
    ...section(
      l10n.t('Gone from AhsayCBS: {0}', plan.gone.length),
      plan.gone.map(({ id, name }) => line(id, name)),
      l10n.t('All backup users of their tenants were asked. They stay in the file until you remove them.'),
    ),
    ...section(
      l10n.t('In the file, but not in this import: {0}', plan.notTold.length),
      plan.notTold.map(({ id, name }) => line(id, name)),
      l10n.t('They might belong to another backup user, or be gone from the server. They stay.'),
    ),
    ...section(
      l10n.t("Can't be added: {0}", plan.clash.length),
      plan.clash.map((one) => `${line(one.set.id, one.set.name)}: ${clashWords(one)}`),
    ),
    ...(table ? tableLines(table) : []),
    ...(otherTypes > 0 ? ['', l10n.t('Backup sets of other kinds, left out: {0}', otherTypes)] : []),
    ...(unreadable > 0 ? ['', l10n.t('Entries without a usable ID or name, left out: {0}', unreadable)] : []),
    '',
  ].join('\n');
}

/** What a CSV holds that isn't imported. */
function tableLines({ badRows, faults, unused }: NonNullable<Imported['table']>): string[] {
  return [
    ...section(
      l10n.t('Rows with a mistake, left out: {0}', badRows),
      faults.map(csvFaultWords),
      l10n.t('Fix them in the file and import it again: what was added stays.'),
    ),
    ...(unused.length > 0
      ? ['', l10n.t("Columns that aren't used: {0}", plainText(unused.join(between.names), 500))]
      : []),
  ];
}

function beginning({ add }: MergePlan, stage: ImportStage): string {
  if (typeof stage !== 'string') return l10n.t('The backup sets that you chose were added to the file.');
  if (stage === 'givenUp') return l10n.t('Nothing was changed.');
  return add.length > 0
    ? l10n.t('Nothing was changed yet. Choose what to add in the list.')
    : l10n.t('Nothing was changed. Nothing can be added.');
}

function section(title: string, lines: readonly string[], ...notes: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - shown;
  return [
    '',
    title,
    ...notes.map((note) => `  ${note}`),
    ...lines.slice(0, shown).map((each) => `  • ${each}`),
    ...(more > 0 ? [`  ${l10n.t('… and {0} more', more)}`] : []),
  ];
}

function line(id: string, name: string): string {
  return `${plainText(name)} (${plainText(id)})`;
}

function differenceName(difference: Difference): string {
  switch (difference) {
    case 'name':
      return l10n.t('name');
    case 'account':
      return l10n.t('account');
    case 'tenant':
      return l10n.t('tenant');
    case 'accountRole':
      return l10n.t('role');
    case 'sources':
      return l10n.t('sources');
    case 'method':
      return l10n.t('method');
  }
}

function clashWords({ set, why }: MergePlan['clash'][number]): string {
  const tenant = plainText(set.tenant ?? '', 80);
  switch (why) {
    case 'toldTwice':
      return l10n.t('listed twice, with different values');
    case 'brokenEntry':
      return l10n.t('an entry with this ID is in the file, and has problems');
    case 'tenantUnknown':
      return l10n.t('the file has no tenant "{0}"', tenant);
    case 'tenantAmbiguous':
      return l10n.t('the file has the tenant "{0}" more than once. Use its "id".', tenant);
  }
}
