import type { QueueState, QueueStep } from '../../core/steps/queueState';
import type { Decided } from '../../core/steps/decided';
import { backupRisks, type BackupRisk } from '../../core/overview/backupRisks';
import type { Plan } from '../../core/overview/plan';
import { planDates, type PlanDate } from '../../core/overview/planDigest';
import { type Retirement, retirementsOf } from '../../core/overview/retirements';
import type { LocalGrants } from '../../migration/grants/localGrants';
import { makePlan } from '../../migration/makePlan';
import type { QueueHandle } from '../../migration/queue/queueHandle';
import type { MigrationServices } from '../../migration/services';
import type { Overview } from '../../overview/overview';
import type { Pages, PlanAsked } from '../../overview/pages';
import type { SetRow } from '../../overview/rows';
import { dayStamp } from '../../wording/basics/locale';

export interface PlanParts {
  readonly overview: Pick<Overview, 'rows'>;
  readonly localGrants: Pick<LocalGrants, 'all'>;
  readonly queue: Pick<QueueHandle, 'queue' | 'keptSteps'>;
  readonly pages: Pages;
  readonly services: Pick<MigrationServices, 'now' | 'permissionLevel' | 'permissionOverrides'>;
}

/** What its content is made of: a program without a window has these, too. */
export type PlanModelParts = Omit<PlanParts, 'pages'> & { readonly pages: Pick<Pages, 'decided'> };

/** By what the progress is shown. */
export const progressGroupings = ['tenant', 'owner', 'wave', 'customer'] as const;
export type ProgressGrouping = (typeof progressGroupings)[number];

/** All that the plan's page is made of, read anew for each snapshot. */
export interface PlanModel {
  readonly rows: readonly SetRow[];
  readonly plan: Plan;
  readonly risks: readonly BackupRisk<SetRow>[];
  readonly dates: readonly PlanDate<SetRow>[];
  /** All that Microsoft switches off underneath these sets, ended or not. */
  readonly retirements: readonly Retirement[];
  readonly decided: Decided;
  readonly grouping: ProgressGrouping;
  /** Runs on this window's page, or is kept and waits. */
  readonly queue: { readonly steps: readonly QueueStep[]; readonly runs: boolean } | undefined;
  readonly ended: QueueState | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function planModel(
  { sets, ended }: PlanAsked,
  grouping: ProgressGrouping,
  { overview, localGrants, queue, pages, services }: PlanModelParts,
): PlanModel {
  const wanted = sets && new Set(sets);
  const all = overview.rows.tenants.flatMap(({ accounts }) => accounts.flatMap((account) => account.sets));
  const rows = wanted ? all.filter(({ key }) => wanted.has(key)) : all;
  const now = services.now();
  const running = queue.queue?.steps;
  const kept = queue.keptSteps;
  return {
    rows,
    plan: makePlan(rows, localGrants.all, services),
    risks: backupRisks(rows),
    dates: planDates(rows, new Date(now), dayStamp(now), services.permissionOverrides()),
    retirements: rows.flatMap(({ set }) => retirementsOf(set, new Date(now), services.permissionOverrides())),
    decided: pages.decided,
    grouping,
    queue: running ? { steps: running, runs: true } : kept && { steps: kept, runs: false },
    ended,
    now,
  };
}
