import type { BackupSetInfo, BackupSetsApi } from '../api';
import type { Overview } from '../overview/overview';
import type { SetRow } from '../overview/rows';

/** What `activate` returns: copies, so that nobody who holds one holds a part of ours. */
export function publicApi(overview: Pick<Overview, 'ready' | 'rows' | 'onDidChange'>): BackupSetsApi {
  return Object.freeze({
    version: 1,
    ready: overview.ready,
    sets: () => Object.freeze(overview.rows.sets.map(infoOf)),
    onDidChange: overview.onDidChange,
  });
}

function infoOf({ set, status }: SetRow): BackupSetInfo {
  const { file, id, name, account, tenant, sources, authentication } = set;
  return Object.freeze({
    file,
    id,
    name,
    account,
    tenant: tenant && Object.freeze({ name: tenant.tenant, cloud: tenant.cloud }),
    sources: sources && Object.freeze([...sources]),
    method: authentication.method,
    authorization: status.authorization,
    stage: status.stage,
    recordedBy: status.recordedBy,
    heldBy: status.heldBy,
    aftercareOpen: Object.freeze([...status.aftercareOpen]),
    team: Object.freeze({ ...set.team }),
    needsAction: status.needsAction,
    reasons: Object.freeze(status.reasons.map((reason) => reason.id)),
  });
}
