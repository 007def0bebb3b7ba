import { doneWith } from '../../core/evidence/authorizations';
import { type BackupSet, keyOf } from '../../core/backupSets/backupSet';
import { showInStatusBar } from '../../window/messages';
import { authorizationsHere, deleteGrants } from './deleteAuthorizations';
import { afterAppliedSetting } from '../../settings';
import type { CommandContext } from '../context';
import { l10n } from '../../wording/basics/l10n';

/**
 * Administrators' tokens are not kept longer than needed: where all sets that name an administrator's authorization are
 * done in the product, its deletion is offered, or done, as the person's setting has it.
 * @param marked the sets that were marked just now, as they were before
 */
export async function afterApplied(context: CommandContext, marked: readonly BackupSet[]): Promise<void> {
  const wanted = afterAppliedSetting();
  if (wanted === 'keep') return;
  const sets = marked.flatMap((set) => context.services.find(keyOf(set)) ?? []);
  const done = doneWith(await authorizationsHere(context), sets);
  const ids = done.map(({ facts }) => facts.id);
  if (ids.length === 0) return;
  if (wanted === 'delete' && done.every(({ elsewhere }) => elsewhere.length === 0)) {
    await context.localGrants.delete(...ids);
    showInStatusBar(
      ids.length === 1
        ? l10n.t("The administrator's authorization was deleted from this computer.")
        : l10n.t("{0} administrators' authorizations were deleted from this computer.", ids.length),
      10_000,
    );
    return;
  }
  const question =
    ids.length === 1
      ? l10n.t("Done. Delete the administrator's authorization from this computer?")
      : l10n.t("Done. Delete {0} administrators' authorizations from this computer?", ids.length);
  await deleteGrants(context, ids, question, l10n.t('Keep'));
}
