import '../../wording/l10n';
import { basicSet, edition, tenant } from '../../../builders';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import type { Snapshot } from '../../../../src/webview/protocol';
import type { PlanModel } from '../../../../src/webview/plan/planModel';
import { planView } from '../../../../src/webview/plan/planView';
import { planModelOf, queueStep, today } from './planModels';

const fabrikam = { ...tenant, id: 'fabrikam', tenant: 'fabrikam.com' };
const asked = {
  ...tenant,
  consent: {
    clientId: tenant.clientId ?? '',
    permissions: ['Files.Read.All'],
    askedAt: new Date(today - 9 * 24 * 60 * 60 * 1000).toISOString(),
  },
};
const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };

/** A customer's estate with something of everything. */
const sets: readonly BackupSet[] = [
  ...['Finance mailboxes', 'Legal mailboxes', 'Sales mailboxes'].map((name, n) =>
    basicSet({ id: `m${n}`, name, tenant: asked, team: { owner: 'Kim Lee', wave: '1' } }),
  ),
  basicSet({ id: 's1', name: 'Team sites', tenant: asked, sources: ['sharePointSites'] }),
  basicSet({
    id: 's2',
    name: 'Intranet',
    tenant: asked,
    sources: ['sharePointSites'],
    edition: edition('9.0.2.0'),
  }),
  basicSet({ id: 'p', name: 'Public folders', tenant: asked, sources: ['publicFolders'] }),
  basicSet({
    id: 'u',
    name: 'Unknown sources',
    tenant: fabrikam,
    sources: undefined,
    team: { due: '2026-11-01' },
  }),
  basicSet({ id: 'o', name: 'Old server', tenant: fabrikam, edition: edition('7.9.0.0') }),
  basicSet({ id: 'r', name: 'HR', tenant: fabrikam, authentication: { method: 'modern', grant: 'x' } }),
  basicSet({
    id: 'd',
    name: 'Board',
    tenant: fabrikam,
    authentication: { method: 'modern', grant: 'x', applied },
  }),
];

let version = 0;
function sample(more: Partial<PlanModel>): Snapshot {
  const permissions = () =>
    [{ resource: 'graph', names: ['Files.Read.All'], reason: 'oneDrive', level: 'custom' }] as const;
  return { ...planView(planModelOf(sets, more, { permissions }), 50), version: ++version };
}

const steps = [
  queueStep('backup@contoso.com', 'saved'),
  queueStep('finance@contoso.com', 'waiting'),
  queueStep('backup@fabrikam.com', 'waiting'),
];

/** Made by what makes them in the product, in the language of now. */
export const makePlanSamples = () => ({
  plan: sample({}),
  queue: sample({ queue: { steps, runs: true } }),
  queueEnded: sample({
    ended: {
      steps: [queueStep('backup@contoso.com', 'saved'), queueStep('finance@contoso.com', 'skipped')],
      leftOut: [{ key: 'k', name: 'Payroll', why: 'byHand', ids: [] }],
      decided: { method: undefined, acknowledged: [] },
    },
  }),
});

export const planSamples = makePlanSamples();
