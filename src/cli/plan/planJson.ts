import type { BackupSet } from '../../core/backupSets/backupSet';
import { tenantName } from '../../core/backupSets/byTenant';
import type { PlannedTenant } from '../../core/overview/plan';
import type { PlanModel } from '../../webview/plan/planModel';
import { retirementSentence } from '../../wording/rules/retirements';
import { riskFix, riskSentence } from '../../wording/rules/risks';
import { ruleSentence } from '../../wording/rules/rules';
import { editionNames } from '../../wording/backupSets/perSet';

/** docs/command-line.md tells what is in it: nothing is taken out or changes its meaning without another `version`. */
export function planJson({ plan, risks, dates, now }: PlanModel, fileName: (uri: string) => string): string {
  const setOf = (set: BackupSet) => ({
    file: fileName(set.file),
    id: set.id,
    name: set.name,
    account: set.account,
    tenant: tenantName(set),
  });
  const tenantOf = ({ name, tenant, accounts, consents }: PlannedTenant) => ({
    tenant: name,
    cloud: tenant?.cloud,
    consents: consents.map(({ clientId, permissions, sets, known, exchange }) => ({
      clientId,
      permissions,
      backupSets: sets,
      known: known.state,
      exchange,
    })),
    steps: accounts.flatMap(({ steps }) =>
      steps.map(({ account, signer, shared, sets }) => ({
        account,
        signer,
        shared,
        backupSets: sets.map(({ set, method, exceptions }) => ({
          ...setOf(set),
          from: set.authentication.method,
          to: method,
          exceptions,
        })),
      })),
    ),
    blocked: accounts.flatMap(({ blocked }) =>
      blocked.map(({ set, rules }) => ({
        ...setOf(set),
        rules: rules.map((id) => ({ id, sentence: ruleSentence(id, editionNames([{ set }])) })),
      })),
    ),
  });
  return `${JSON.stringify(
    {
      version: 1,
      at: new Date(now).toISOString(),
      progress: plan.progress,
      counts: {
        inOrder: plan.inOrder,
        blocked: plan.blocked,
        toUpgrade: plan.toUpgrade,
        recordedWithout: plan.recordedWithout,
      },
      risks: risks.map(({ id, inferred, sets }) => ({
        id,
        inferred,
        sentence: riskSentence(id),
        fix: riskFix(id),
        backupSets: sets.map(({ set }) => setOf(set)),
      })),
      dates: dates.map((date) => ({
        kind: date.kind,
        day: date.day,
        ...(date.kind === 'due'
          ? { over: date.over }
          : { id: date.retirement.id, sentence: retirementSentence(date.retirement) }),
        backupSets: date.sets.map(({ set }) => setOf(set)),
      })),
      tenants: plan.tenants.map(tenantOf),
    },
    undefined,
    2,
  )}\n`;
}
