import { writeBackupRan } from '../../migration/save/statements';
import type { SetRow } from '../../overview/rows';
import { askText } from '../../window/questions';
import { dayStamp } from '../../wording/basics/locale';
import { setCountWords } from '../../wording/basics/setCounts';
import { chooseSets } from '../chooseSets';
import type { CommandContext } from '../context';
import { sayOutcomes } from '../sayOutcomes';
import type { Asked } from '../selection';
import { askName, titleFor } from './askName';
import { takeBack } from './takeBack';
import { l10n } from '../../wording/basics/l10n';

/** Mark Backup as Run: for products whose AhsayCBS can't be asked, the engineer states on which day a backup ran. */
export async function markBackupRan(
  { estate, overview, services }: CommandContext,
  asked: Asked,
  selected: Asked,
): Promise<void> {
  const what = l10n.t('Mark Backup as Run');
  const rows = await chooseSets(overview, [asked, selected], 'markBackupRan', {
    title: what,
    placeholder: l10n.t('Select the backup sets that a backup ran of after the change'),
    none: l10n.t('No backup set is waiting for its first backup. Mark one as done in the product first.'),
  });
  if (rows.length === 0) return;
  const title = titleFor(what, rows);
  const on = await askDay(title, rows, services.now());
  if (on === undefined) return;
  const by = await askName(services.memory, {
    title,
    prompt: l10n.t(
      'You state that a backup ran on {0}. Your name goes into the file, for everyone who reads the record.',
      on,
    ),
  });
  if (by === undefined) return;
  const at = new Date(services.now()).toISOString();
  sayOutcomes(
    await writeBackupRan(
      rows.map(({ set }) => set),
      { on, by, at },
      services,
    ),
    l10n.t('Marked as run on {0}: {1}.', on, setCountWords(rows.length)),
    estate,
  );
}

/** Take Back Backup Run. */
export function takeBackBackupRan(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  return takeBack(context, [asked, selected], {
    offer: 'takeBackBackupRan',
    words: {
      title: l10n.t('Take Back Backup Run'),
      placeholder: l10n.t('Select the backup sets that no backup ran of after all'),
      none: l10n.t('No one has stated that a backup ran.'),
    },
    done: (sets) => l10n.t('No longer marked as run: {0}.', sets),
    write: writeBackupRan,
  });
}

/** The day of the backup where the person is: after the change was made in the product, and not to come. */
async function askDay(title: string, rows: readonly SetRow[], now: number): Promise<string | undefined> {
  const today = dayStamp(now);
  const done = rows.flatMap(({ set }) => set.authentication.applied?.at ?? []).map(dayStamp);
  const earliest = done.sort().at(-1) ?? today;
  const day = await askText({
    title,
    prompt: l10n.t('On which day did the backup run? Look at its job in the backup product.'),
    placeHolder: 'yyyy-MM-dd',
    value: today,
    validateInput: (text) => refusal(text.trim(), earliest, today),
  });
  return day?.trim();
}

function refusal(day: string, earliest: string, today: string): string | undefined {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00`) : undefined;
  // JavaScript takes 31 February for 3 March.
  if (midnight === undefined || Number.isNaN(midnight.getTime()) || dayStamp(midnight.getTime()) !== day)
    return l10n.t('Enter a date, for example {0}.', today);
  if (day > today) return l10n.t("The backup can't have run after today.");
  return day < earliest
    ? l10n.t('It was marked as done in the product on {0}. Enter that day or a later one.', earliest)
    : undefined;
}
