import * as vscode from 'vscode';
import type { Imported, ImportedSet } from '../../import/importedSet';
import type { Difference, MergePlan } from '../../import/mergePlan';
import { csvFaultWords } from '../../wording/backupSets/importRefusals';
import { plainText } from '../../wording/basics/plainText';
import { showInformation } from '../../window/messages';
import { pickMany } from '../../window/questions';

/** More lines of one kind than this nobody reads. */
const shown = 500;

/** How far an import is: the person is asked, gave it up, or had these sets added. */
export type ImportStage = 'asked' | 'givenUp' | readonly ImportedSet[];

/** What an import would do or did, as plain text: all that comes from server and file is made plain, a line each. */
export function importPreview(
  plan: MergePlan,
  { otherTypes, unreadable, table }: Imported,
  stage: ImportStage,
): string {
  const { l10n } = vscode;
  const done = typeof stage === 'string' ? undefined : stage;
  const first = done ?? plan.add;
  return [
    beginning(plan, stage),
    l10n.t("Importing only adds entries. Existing entries aren't changed or removed."),
    ...section(
      done ? l10n.t('Added: {0}', first.length) : l10n.t('Would be added: {0}', first.length),
      first.map((set) => line(set.id, set.name)),
      l10n.t('Role and sources stay unknown where nobody tells them.'),
      l10n.t('The method is written as Basic where nobody tells it.'),
    ),
    ...section(
      l10n.t('In the file already, and left as they are: {0}', plan.stay.length),
      plan.stay.map(({ id, name, differs }) =>
        differs.length === 0
          ? line(id, name)
          : l10n.t(
              '{0} (the import tells otherwise: {1})',
              line(id, name),
              differs.map(differenceName).join(', '),
            ),
      ),
    ),
    ...section(
      l10n.t('In the file, and not among what was imported: {0}', plan.notTold.length),
      plan.notTold.map(({ id, name }) => line(id, name)),
      l10n.t('They might belong to another backup user, or be gone from the server. They stay.'),
    ),
    ...section(
      l10n.t('Cannot be added: {0}', plan.clash.length),
      plan.clash.map((one) => `${line(one.set.id, one.set.name)}: ${clashWords(one)}`),
    ),
    ...(table ? tableLines(table) : []),
    ...(otherTypes > 0
      ? ['', l10n.t('Backup sets that are not of Microsoft 365, left out: {0}', otherTypes)]
      : []),
    ...(unreadable > 0 ? ['', l10n.t('Entries without a usable ID or name, left out: {0}', unreadable)] : []),
    '',
  ].join('\n');
}

/** What a CSV holds that isn't imported. */
function tableLines({ badRows, faults, unused }: NonNullable<Imported['table']>): string[] {
  const { l10n } = vscode;
  return [
    ...section(
      l10n.t('Rows with a mistake, left out: {0}', badRows),
      faults.map(csvFaultWords),
      l10n.t('Fix them in the file and import it again: what was added stays.'),
    ),
    ...(unused.length > 0
      ? ['', l10n.t("Columns that aren't used: {0}", plainText(unused.join(', '), 500))]
      : []),
  ];
}

function beginning({ add }: MergePlan, stage: ImportStage): string {
  const { l10n } = vscode;
  if (typeof stage !== 'string') return l10n.t('What was chosen was added to the file.');
  if (stage === 'givenUp') return l10n.t('Nothing was changed.');
  return add.length > 0
    ? l10n.t('Nothing was changed yet. Choose what to add in the list on top.')
    : l10n.t('Nothing was changed: there is nothing to add.');
}

function section(title: string, lines: readonly string[], ...notes: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - shown;
  return [
    '',
    title,
    ...notes.map((note) => `  ${note}`),
    ...lines.slice(0, shown).map((each) => `  • ${each}`),
    ...(more > 0 ? [`  ${vscode.l10n.t('… and {0} more', more)}`] : []),
  ];
}

function line(id: string, name: string): string {
  return `${plainText(name)} (${plainText(id)})`;
}

function differenceName(difference: Difference): string {
  const { l10n } = vscode;
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
  const { l10n } = vscode;
  const tenant = plainText(set.tenant ?? '', 80);
  switch (why) {
    case 'toldTwice':
      return l10n.t('told twice, and not in the same way');
    case 'brokenEntry':
      return l10n.t('an entry of the file has this id, and problems');
    case 'tenantUnknown':
      return l10n.t('the file lists no tenant “{0}”', tenant);
    case 'tenantAmbiguous':
      return l10n.t('the file lists the tenant “{0}” more than once: tell it by its "id"', tenant);
  }
}

/** The new sets that the person wants: all are ticked at first. Undefined: given up, or nothing is new. */
export async function chooseNew(
  { add, stay, clash }: MergePlan,
  badRows: number,
): Promise<readonly ImportedSet[] | undefined> {
  if (add.length === 0) {
    const message =
      clash.length + badRows > 0
        ? vscode.l10n.t('Nothing can be added. The document tells why: {0}', clash.length + badRows)
        : vscode.l10n.t('Nothing to add. In the file already: {0}', stay.length);
    void showInformation(message);
    return undefined;
  }
  const picks = add.map((set) => ({
    label: plainText(set.name),
    description: plainText([set.id, set.loginName ?? ''].join(' ').trim()),
    picked: true,
    set,
  }));
  const chosen = await pickMany(picks, {
    title: vscode.l10n.t('Import Backup Sets'),
    placeHolder:
      badRows > 0
        ? vscode.l10n.t(
            'Select the backup sets to add to the file. Rows with a mistake, named in the document: {0}',
            badRows,
          )
        : vscode.l10n.t('Select the backup sets to add to the file'),
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  return chosen?.map(({ set }) => set);
}
