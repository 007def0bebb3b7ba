import { idIn } from '../../core/backupSets/backupSet';
import type { ExcludedSet } from '../../core/steps/group';
import { type Plan, wantsAuthorization } from '../../core/overview/plan';
import { type QueuedSet, recordMark } from '../../core/steps/queueState';
import type { QueueServices } from './queueServices';
import type { JudgedSet } from '../../core/overview/planStep';

/** The files may have changed since the plan was made: what is left of a step, and what is not. */
export async function planAgain(
  sets: readonly QueuedSet[],
  services: Pick<QueueServices, 'find' | 'plan'>,
): Promise<{ plan: Plan; leftOut: ExcludedSet[] }> {
  const leftOut: ExcludedSet[] = [];
  const judged: JudgedSet[] = [];
  for (const { key, was } of sets) {
    const one = services.find(key);
    if (!one) {
      leftOut.push({ key, name: idIn(key), why: 'gone', ids: [] });
      continue;
    }
    const same = recordMark(one.set) === was;
    const why = !wantsAuthorization(one.status) ? 'inOrder' : same ? undefined : 'byHand';
    if (why) leftOut.push({ key, name: one.set.name, why, ids: [] });
    else judged.push(one);
  }
  const plan = await services.plan(judged);
  for (const { accounts } of plan.tenants) {
    for (const { blocked } of accounts) {
      for (const { key, set, rules } of blocked)
        leftOut.push({ key, name: set.name, why: 'rules', ids: rules });
    }
  }
  return { plan, leftOut };
}
