import type { Asked } from '../selection';
import { chooseSets } from '../chooseSets';
import { writeApplied } from '../../migration/save/statements';
import { setCountWords } from '../../wording/basics/setCounts';
import { afterApplied } from '../authorizations/afterApplied';
import type { CommandContext } from '../context';
import { sayOutcomes } from '../sayOutcomes';
import { askName, titleFor } from './askName';
import { takeBack } from './takeBack';
import { l10n } from '../../wording/basics/l10n';

/** Mark as Done in Product: the engineer states that the change was made there, and under which name they state it. */
export async function markApplied(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  const { estate, overview, services } = context;
  const rows = await chooseSets(overview, [asked, selected], 'markApplied', {
    title: l10n.t('Mark as Done in Product'),
    placeholder: l10n.t('Select the backup sets that were changed in the backup product, too'),
    none: l10n.t('No recorded backup set is left to do in the product. Migrate one first.'),
  });
  if (rows.length === 0) return;
  const by = await askName(services.memory, {
    title: titleFor(l10n.t('Mark as Done in Product'), rows),
    prompt: l10n.t(
      'You state that the change was made in the backup product. Your name goes into the file, for everyone who reads the record.',
    ),
  });
  if (by === undefined) return;
  const at = new Date(services.now()).toISOString();
  const sets = rows.map(({ set }) => set);
  sayOutcomes(
    await writeApplied(sets, { by, at }, services),
    l10n.t('Marked as done in the product: {0}.', setCountWords(sets.length)),
    estate,
  );
  await afterApplied(context, sets);
}

/** Take Back Done in Product. */
export function takeBackApplied(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  return takeBack(context, [asked, selected], {
    offer: 'takeBackApplied',
    words: {
      title: l10n.t('Take Back Done in Product'),
      placeholder: l10n.t("Select the backup sets that aren't done in the backup product after all"),
      none: l10n.t('No backup set is marked as done in the product.'),
    },
    done: (sets) => l10n.t('No longer marked as done in the product: {0}.', sets),
    write: writeApplied,
  });
}
