import { type BackupSet, keyOf, type SetKey } from '../../core/backupSets/backupSet';
import type { ExcludedSet } from '../../core/steps/group';
import { sameRecord } from '../../core/steps/subject';
import { standsAgainst } from '../../core/overview/plan';
import { cachedJudgement } from '../../core/rules/cachedJudgement';
import type { Member } from '../../core/steps/member';

/**
 * The sets of a migration that has not been continued yet, as their files say them now. Of several, one that vanished, that the rules do not let migrate
 * any more, or whose record somebody else changed, is left out, and the others go on. The last one stays: its page
 * says what stands against it.
 * @param begun the sets as they were when the migration began
 */
export function currentMembers(
  begun: readonly BackupSet[],
  find: (key: SetKey) => BackupSet | undefined,
): { readonly members: readonly Member[]; readonly leftOut: readonly ExcludedSet[] } {
  const members: Member[] = [];
  const leftOut: ExcludedSet[] = [];
  for (const before of begun) {
    const key = keyOf(before);
    const now = find(key);
    const why = begun.length === 1 ? undefined : whyLeftOut(before, now);
    if (why) leftOut.push({ key, name: before.name, ...why });
    else members.push(memberOf(now ?? before));
  }
  const [first] = begun;
  if (members.length === 0 && first) members.push(memberOf(find(keyOf(first)) ?? first));
  return { members, leftOut };
}

function memberOf(set: BackupSet): Member {
  return { key: keyOf(set), set, judgement: cachedJudgement(set) };
}

function whyLeftOut(
  before: BackupSet,
  now: BackupSet | undefined,
): Pick<ExcludedSet, 'why' | 'ids'> | undefined {
  if (!now) return { why: 'gone', ids: [] };
  if (!sameRecord(before.authentication, now.authentication)) return { why: 'byHand', ids: [] };
  const rules = standsAgainst(cachedJudgement(now));
  return rules.length > 0 ? { why: 'rules', ids: rules } : undefined;
}
