import type { AftercareId, Method } from '../../core/backupSets/backupSet';
import { aftercareOf } from '../../core/rules/aftercare';
import { writeAftercare } from '../../migration/save/statements';
import type { SetRow } from '../../overview/rows';
import { pickMany } from '../../window/questions';
import { setCountWords } from '../../wording/basics/setCounts';
import { aftercareWords, tickWords } from '../../wording/rules/aftercare';
import { chooseSets } from '../chooseSets';
import type { CommandContext } from '../context';
import { sayOutcomes } from '../sayOutcomes';
import type { Asked } from '../selection';
import { askName, titleFor } from './askName';
import { l10n } from '../../wording/basics/l10n';

/** Tick Off Aftercare: what was taken back after the migration, and under which name that is stated. */
export async function tickAftercare(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  const { estate, overview, services } = context;
  const what = l10n.t('Tick Off Aftercare');
  const rows = await chooseSets(overview, [asked, selected], 'aftercare', {
    title: what,
    placeholder: l10n.t('Select the backup sets to tick off aftercare for'),
    none: l10n.t('No aftercare is left to do. Mark Modern backup sets as done in the product first.'),
  });
  if (rows.length === 0) return;
  const title = titleFor(what, rows);
  const items = itemsOf(rows, (row) => services.memory.formerOf(row.key)?.method);
  const ticked = await pickMany(items, {
    title,
    placeHolder: l10n.t('Select what was done'),
    matchOnDescription: true,
    ignoreFocusOut: true,
    onlyTicked: true,
  });
  if (ticked === undefined) return;
  const ticks: Partial<Record<AftercareId, boolean>> = {};
  for (const item of items) {
    const on = ticked.includes(item);
    // What only some of the sets have, and was not ticked, stays as it is.
    if (on !== item.picked) ticks[item.id] = on;
  }
  if (Object.keys(ticks).length === 0) return;
  const by = await askName(services.memory, {
    title,
    prompt: l10n.t(
      'You state what was done. Your name goes into the file, for everyone who reads the record.',
    ),
  });
  if (by === undefined) return;
  const at = new Date(services.now()).toISOString();
  const sets = rows.map(({ set }) => set);
  sayOutcomes(
    await writeAftercare(sets, ticks, { by, at }, services),
    l10n.t('Aftercare noted: {0}.', setCountWords(sets.length)),
    estate,
  );
}

/** Each once, ticked where it is for all of the sets that ask for it. */
function itemsOf(rows: readonly SetRow[], beforeOf: (row: SetRow) => Method | undefined) {
  const asking = new Map<AftercareId, SetRow[]>();
  for (const row of rows)
    for (const id of aftercareOf(row.set, beforeOf(row))) asking.set(id, [...(asking.get(id) ?? []), row]);
  return [...asking].flatMap(([id, of]) => {
    const [first] = of;
    if (!first) return [];
    const { what, who } = aftercareWords(id, first.set);
    const ticks = of.flatMap(({ set }) => set.authentication.aftercare?.[id] ?? []);
    const [tick] = ticks;
    const count = of.length === rows.length ? '' : setCountWords(of.length);
    const by = tick && ticks.length === of.length ? tickWords(tick) : '';
    const description = [count, by].filter((words) => words !== '').join(' · ');
    return [{ id, label: what, description, detail: who, picked: ticks.length === of.length }];
  });
}
