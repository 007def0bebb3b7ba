import * as vscode from 'vscode';
import type { Asked } from './selection';
import { chooseSets } from './chooseSets';
import { writeApplied } from '../migration/save/applied';
import type { SetRow } from '../overview/rows';
import { plainText } from '../wording/basics/plainText';
import { setCountWords } from '../wording/basics/setCounts';
import { askText } from '../window/questions';
import { afterApplied } from './authorizations/afterApplied';
import type { CommandContext } from './context';
import { sayOutcomes } from './sayOutcomes';

/** Longer than any name, shorter than a text pasted by mistake. */
const longestName = 100;

/** Mark as Applied: the engineer states that the backup product was told, and under which name they state it. */
export async function markApplied(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  const { estate, overview, services } = context;
  const rows = await chooseSets(overview, [asked, selected], 'markApplied', {
    title: vscode.l10n.t('Mark as Applied'),
    placeholder: vscode.l10n.t('Which backup sets were authorized in the backup product, too?'),
    none: vscode.l10n.t('No backup set waits for being applied: migrate one first.'),
  });
  if (rows.length === 0) return;
  const by = await askName(rows, services.memory.statedBy);
  if (by === undefined) return;
  await services.memory.rememberStatedBy(by);
  const at = new Date(services.now()).toISOString();
  const sets = rows.map(({ set }) => set);
  sayOutcomes(
    await writeApplied(sets, { by, at }, services),
    vscode.l10n.t('Marked as applied: {0}.', setCountWords(sets.length)),
    estate,
  );
  await afterApplied(context, sets);
}

/** Take Back Applied. */
export async function takeBackApplied(
  { estate, overview, services }: CommandContext,
  asked: Asked,
  selected: Asked,
): Promise<void> {
  const rows = await chooseSets(overview, [asked, selected], 'takeBackApplied', {
    title: vscode.l10n.t('Take Back Applied'),
    placeholder: vscode.l10n.t('Which backup sets are not applied in the backup product after all?'),
    none: vscode.l10n.t('No backup set is marked as applied.'),
  });
  if (rows.length === 0) return;
  const sets = rows.map(({ set }) => set);
  sayOutcomes(
    await writeApplied(sets, undefined, services),
    vscode.l10n.t('No longer applied: {0}.', setCountWords(sets.length)),
    estate,
  );
}

async function askName(rows: readonly SetRow[], last: string): Promise<string | undefined> {
  const [row] = rows;
  const what = row && rows.length === 1 ? plainText(row.set.name, 60) : setCountWords(rows.length);
  const name = await askText({
    title: vscode.l10n.t('Mark as Applied: {0}', what),
    prompt: vscode.l10n.t(
      'You state that the backup product was told of the authorization. Your name goes into the file, for whoever reads the record.',
    ),
    placeHolder: vscode.l10n.t('Your name'),
    value: last,
    validateInput: (text) =>
      plainText(text, longestName) === text.trim() && text.trim() !== ''
        ? undefined
        : vscode.l10n.t('One line with your name.'),
  });
  return name?.trim();
}
