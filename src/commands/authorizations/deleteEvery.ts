import { AhsayPasswords } from '../../import/ahsayPasswords';
import { showModalThatKeeps } from '../../window/messages';
import { askText } from '../../window/questions';
import {
  deleteEveryDetail,
  deleteEveryQuestion,
  type EverythingHere,
  typeCountWords,
} from '../../wording/evidence/deletingAll';
import type { CommandContext } from '../context';
import { l10n } from '../../wording/basics/l10n';

/**
 * Delete Every Stored Authorization, what is known of sets and grants beside the files, and every password kept for
 * AhsayCBS. What can't be deleted doesn't keep the rest.
 */
export async function deleteEvery(context: CommandContext): Promise<void> {
  const { localGrants, services, storage } = context;
  if (!(await isWanted(await everythingHere(context)))) return;
  const passwords = new AhsayPasswords(storage.secrets, storage.state);
  const deleted = await Promise.allSettled([
    localGrants.deleteAll(),
    passwords.forgetAll(),
    services.memory.clear(),
  ]);
  const failed = deleted.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** As far as it can be read: deleting must work where reading doesn't. */
async function everythingHere({ localGrants, overview }: CommandContext): Promise<EverythingHere> {
  await overview.settled().catch(() => undefined);
  const { all } = localGrants;
  const ids = new Set(all.map(({ id }) => id));
  const sets = overview.rows.sets.filter(({ set }) => ids.has(set.authentication.grant?.toLowerCase() ?? ''));
  return {
    authorizations: all.length,
    tenants: new Set(all.map(({ cloud, tenantId }) => `${cloud}/${tenantId.toLowerCase()}`)).size,
    sets: sets.length,
  };
}

/** The dialog says what is lost, and the number that is typed then shows that somebody read it. */
async function isWanted(here: EverythingHere): Promise<boolean> {
  const keep = l10n.t('Keep Everything');
  const action = l10n.t('Delete Every Stored Authorization');
  if (!(await showModalThatKeeps(deleteEveryQuestion(here), deleteEveryDetail(), keep, action))) return false;
  if (here.authorizations === 0) return true;
  const count = String(here.authorizations);
  const prompt = typeCountWords(here);
  const typed = await askText({
    title: action,
    prompt,
    validateInput: (text) => (text.trim() === count ? undefined : prompt),
  });
  return typed?.trim() === count;
}
