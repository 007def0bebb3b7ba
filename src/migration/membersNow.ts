import { type BackupSet, keyOf, type SetKey } from '../core/backupSet';
import type { LeftOut, Member } from '../core/group';
import { standsAgainst } from '../core/plan';
import { judgeOnce } from '../core/judgeOnce';

/**
 * The sets of a migration as their files say them now. Of several, one that vanished, that the rules do not let migrate
 * any more, or whose record somebody else changed, is left out, and the others go on. The last one stays: its page
 * says what stands against it.
 * @param begun the sets as they were when the migration began
 * @param ours the grant that this migration writes into them
 */
export function membersNow(
  begun: readonly BackupSet[],
  find: (key: SetKey) => BackupSet | undefined,
  ours: string | undefined,
): { readonly members: readonly Member[]; readonly leftOut: readonly LeftOut[] } {
  const members: Member[] = [];
  const leftOut: LeftOut[] = [];
  for (const before of begun) {
    const key = keyOf(before);
    const now = find(key);
    const why = begun.length === 1 ? undefined : whyLeftOut(before, now, ours);
    if (why) leftOut.push({ key, name: before.name, ...why });
    else members.push(memberOf(now ?? before));
  }
  const [first] = begun;
  if (members.length === 0 && first) members.push(memberOf(find(keyOf(first)) ?? first));
  return { members, leftOut };
}

function memberOf(set: BackupSet): Member {
  return { key: keyOf(set), set, judgement: judgeOnce(set) };
}

function whyLeftOut(
  before: BackupSet,
  now: BackupSet | undefined,
  ours: string | undefined,
): Pick<LeftOut, 'why' | 'ids'> | undefined {
  if (!now) return { why: 'gone', ids: [] };
  if (changedByHand(before, now, ours)) return { why: 'byHand', ids: [] };
  const rules = standsAgainst(judgeOnce(now));
  return rules.length > 0 ? { why: 'rules', ids: rules } : undefined;
}

/** Somebody else changed the record: what this migration wrote itself does not count. */
export function changedByHand(before: BackupSet, now: BackupSet, ours: string | undefined): boolean {
  const [was, is] = [before.authentication, now.authentication];
  if (is.grant !== undefined && is.grant === ours) return false;
  return was.method !== is.method || was.grant !== is.grant || was.authorizedAt !== is.authorizedAt;
}
