import { groupBy } from '../basics/groupBy';
import type { PermissionOverrides } from '../identity/permissionOverrides';
import type { GapId, RuleId } from '../rules/judgement';
import type { BlockedSet, Plan } from './plan';
import type { JudgedSet, PlannedSet } from './planStep';
import { retirementsOf, type Retirement } from './retirements';
import { isDone } from './setStage';

/** What ends on a day, or is due on it, for these sets. */
export type PlanDate<T extends JudgedSet = JudgedSet> = { readonly sets: readonly T[] } & (
  | { readonly kind: 'retirement'; readonly retirement: Retirement; readonly day: string }
  /** The team wants them done by then (`yyyy-MM-dd`). */
  | { readonly kind: 'due'; readonly day: string; readonly over: boolean }
);

/** The soonest first. What ended already is a risk, and no date. @param today where the person is, `yyyy-MM-dd` */
export function planDates<T extends JudgedSet>(
  sets: Iterable<T>,
  now: Date,
  today: string,
  overrides: PermissionOverrides,
): readonly PlanDate<T>[] {
  const all = [...sets];
  const ending = all.flatMap((one) =>
    retirementsOf(one.set, now, overrides)
      .filter(({ phase }) => phase !== 'ended')
      .map((retirement) => ({ one, retirement })),
  );
  const dates: PlanDate<T>[] = [];
  for (const same of groupBy(ending, ({ retirement: { id, concerns } }) => `${id} ${concerns}`).values()) {
    const [{ retirement }] = same;
    dates.push({ kind: 'retirement', retirement, day: retirement.ends, sets: same.map(({ one }) => one) });
  }
  const isDue = ({ set, status: { stage } }: T) =>
    stage === undefined || isDone(stage) ? undefined : set.team?.due;
  for (const [day, concerned] of groupBy(all, isDue))
    dates.push({ kind: 'due', day, over: day < today, sets: concerned });
  return dates.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What one decides once, for all sets that it concerns. */
export interface PlanDecisions {
  /** Sets for which the rules recommend no method, by the rule that says so. */
  readonly undecided: ReadonlyMap<RuleId, readonly PlannedSet[]>;
  /** Limits to acknowledge, each with the sets that have it. */
  readonly limits: ReadonlyMap<GapId, readonly PlannedSet[]>;
}

export function planDecisions({ steps }: Plan): PlanDecisions {
  const open = steps.flatMap(({ sets }) =>
    sets.flatMap((one) => one.exceptions.map((exception) => ({ one, exception }))),
  );
  const undecided = open.flatMap(({ one, exception }) =>
    exception.id === 'undecided' ? [{ one, id: exception.rule }] : [],
  );
  const limits = open.flatMap(({ one, exception }) =>
    exception.id === 'limits' ? exception.gaps.map((id) => ({ one, id })) : [],
  );
  return { undecided: setsById(undecided), limits: setsById(limits) };
}

function setsById(found: readonly { readonly one: PlannedSet; readonly id: string }[]) {
  const byId = [...groupBy(found, ({ id }) => id)];
  return new Map(byId.map(([id, same]) => [id, same.map(({ one }) => one)]));
}

/** Sets that nothing can be done for yet, by the first rule against them: its sentence says what fixes it. */
export function blockedByRule({ tenants }: Plan): ReadonlyMap<RuleId, readonly BlockedSet[]> {
  const blocked = tenants.flatMap(({ accounts }) => accounts.flatMap((account) => account.blocked));
  return groupBy(blocked, ({ rules: [first] }) => first);
}
