import '../../wording/l10n';
import { basicSet, nothingHere } from '../../../builders';
import type { BackupSet, SetKey } from '../../../../src/core/backupSets/backupSet';
import type { LocalState } from '../../../../src/core/overview/setStatus';
import { nothingDecided } from '../../../../src/core/steps/decided';
import type { QueueStep } from '../../../../src/core/steps/queueState';
import type { PlanFacts } from '../../../../src/core/overview/planStep';
import { planOf } from '../../../../src/core/overview/plan';
import { rowsOf } from '../../../../src/overview/rows';
import { retirementsOf } from '../../../../src/core/overview/retirements';
import { planDates } from '../../../../src/core/overview/planDigest';
import { backupRisks } from '../../../../src/core/overview/backupRisks';
import type { PlanModel } from '../../../../src/webview/plan/planModel';

export const today = Date.UTC(2026, 10, 22, 12);

/** What the plan's page shows of these sets. */
export function planModelOf(
  sets: readonly BackupSet[],
  more: Partial<PlanModel> = {},
  {
    local = () => ({}),
    permissions = () => [],
  }: {
    readonly local?: (key: SetKey) => Partial<LocalState>;
    readonly permissions?: PlanFacts['permissions'];
  } = {},
): PlanModel {
  const { sets: rows } = rowsOf(sets, (key) => ({ ...nothingHere, grant: true, ...local(key) }), new Set());
  return {
    rows,
    plan: planOf(rows, { grants: [], permissions }),
    risks: backupRisks(rows),
    dates: planDates(rows, new Date(today), '2026-11-22', {}),
    retirements: rows.flatMap(({ set }) => retirementsOf(set, new Date(today), {})),
    decided: nothingDecided,
    grouping: 'tenant',
    queue: undefined,
    ended: undefined,
    now: today,
    ...more,
  };
}

export function queueStep(account: string, state: QueueStep['state']): QueueStep {
  return { sets: [{ key: account, was: 'basic' }], account, tenant: 'contoso.com', state, begun: false };
}

export function manySets(count: number): readonly BackupSet[] {
  return Array.from({ length: count }, (_, n) => basicSet({ id: String(n), name: `Set ${n}` }));
}
