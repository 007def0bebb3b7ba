import type { EntriesSaved } from '../config/saveEntry';
import { type BackupSet, type SetKey, type TargetMethod, keyOf, sameAccount } from '../core/backupSet';
import type { GrantFacts } from '../core/grant';
import type { Confirm } from '../core/migrationState';
import type { Problem } from '../core/problem';
import { judge, mayMigrate } from '../core/rules';
import type { Memory } from './memory';
import type { MigrationParts } from './parts';
import { recordOf } from './record';

/**
 * Save: the one edit that puts the grant's UUID into the set's entry. The edit is the commit, the kept grant is
 * the journal, so nothing is undone on a refusal: Save can be pressed again. Afterwards the set lets go of the
 * grant that it named before. Resolves with what stands against the edit.
 */
export async function saveGrant(
  set: BackupSet,
  method: TargetMethod,
  acknowledged: readonly string[],
  confirm: Confirm,
  parts: MigrationParts,
): Promise<Problem | undefined> {
  const { grants, memory, saveEntries } = parts;
  const { authorized } = confirm;
  const kept = await grants.facts(authorized.grant);
  if (!kept) return { kind: 'secretStorage', action: 'read' };
  const before = set.authentication.grant;
  const record = recordOf(set, method, authorized, kept.authorizedAt, acknowledged);
  const result = await saveEntries(set.file, [{ id: set.id, authentication: record }], (now) =>
    judgeAgain(now, kept, method, acknowledged),
  );
  if (!result.saved) return result.problem;
  const key = keyOf(set);
  await keepFormer(set, result, kept.authorizedAt, memory);
  await grants.use(authorized.grant, key);
  if (before && before !== authorized.grant) await letGo(before, key, parts);
  return undefined;
}

/** What Undo Migration puts back. `set` as it was before its Save; `at`: when its authorization was made. */
export async function keepFormer(
  set: BackupSet,
  { former, written }: Extract<EntriesSaved, { saved: true }>,
  at: string,
  memory: Pick<Memory, 'keepFormer'>,
): Promise<void> {
  const [text, saved] = [former.get(set.id), written.get(set.id)];
  const { method } = set.authentication;
  if (text !== undefined && saved !== undefined)
    await memory.keepFormer(keyOf(set), { text, method, saved, at });
}

/**
 * A set names the grant no more. The last one takes it along: neither the index nor a file of this workspace names
 * it then.
 */
export async function letGo(
  grant: string,
  key: SetKey,
  { grants, sets }: Pick<MigrationParts, 'grants' | 'sets'>,
): Promise<void> {
  const elsewhere = await grants.release(grant, key);
  const here = sets().some((set) => set.authentication.grant === grant && keyOf(set) !== key);
  if (elsewhere.length === 0 && !here) await grants.forget(grant);
}

/** The file may have changed since Confirm: whom the grant is for, and what the rules say, must still hold. */
function judgeAgain(
  now: BackupSet,
  kept: GrantFacts,
  method: TargetMethod,
  acknowledged: readonly string[],
): Problem | undefined {
  const same =
    sameAccount(now.account, kept.account) &&
    now.tenant?.tenant === kept.tenant &&
    now.tenant.cloud === kept.cloud &&
    now.tenant.clientId === kept.clientId;
  if (!same) return { kind: 'file', reason: 'entryDiffers' };
  const judgement = judge(now);
  const chosen = judgement[method];
  if (!mayMigrate(judgement, method)) {
    return { kind: 'setChanged', rules: [...judgement.blockedBy, ...chosen.closedBy] };
  }
  if (chosen.signer === 'globalAdministrator' && kept.role === 'notNeeded') {
    return { kind: 'setChanged', rules: [chosen.signerBy] };
  }
  if (!chosen.gaps.every((gap) => acknowledged.includes(gap))) {
    return { kind: 'setChanged', rules: chosen.gapsBy ? [chosen.gapsBy] : [] };
  }
  return undefined;
}
