import { compareNames } from '../wording/basics/locale';
import { byTenant, type TenantGroup } from '../core/backupSets/byTenant';
import { keyOf, type BackupSet, type SetKey, type Tenant } from '../core/backupSets/backupSet';
import type { Judgement } from '../core/rules/judgement';
import { cachedJudgement } from '../core/rules/cachedJudgement';
import { noProgress, type Progress, progressOf, sumOf } from '../core/overview/setStage';
import type { SigningIn } from '../core/overview/setState';
import { statusOf, type ForecastWindow, type LocalState, type SetStatus } from '../core/overview/setStatus';
import { availableActions, type Action } from './availableActions';
import { nextActionOf, type NextAction } from './nextAction';

/** The rows of the view: tenants, their accounts, their sets. Ids stay the same from one reading to the next. */
export interface TenantRow {
  readonly kind: 'tenant';
  readonly id: string;
  /** Undefined: the file that names it has no such tenant. */
  readonly tenant: Tenant | undefined;
  /** Domain or GUID; the name by which the sets refer to it where the file has no such tenant. */
  readonly name: string;
  readonly accounts: AccountRow[];
  readonly sets: number;
  needAction: number;
  progress: Progress;
}

export interface AccountRow {
  readonly kind: 'account';
  readonly id: string;
  readonly parent: TenantRow;
  readonly name: string;
  readonly sets: SetRow[];
  needAction: number;
  progress: Progress;
}

export interface SetRow {
  readonly kind: 'set';
  readonly id: string;
  readonly parent: AccountRow;
  readonly key: SetKey;
  readonly set: BackupSet;
  readonly judgement: Judgement;
  readonly status: SetStatus;
  readonly actions: ReadonlySet<Action>;
  readonly next: NextAction | undefined;
  readonly signingIn: SigningIn | undefined;
}

export type Row = TenantRow | AccountRow | SetRow;

export interface Rows {
  readonly tenants: readonly TenantRow[];
  /** In the order of the files. */
  readonly sets: readonly SetRow[];
  readonly needAction: number;
  readonly progress: Progress;
  /** Whose authorization goes stale within the chosen days, or is stale. */
  readonly stale: readonly SetRow[];
  /** The first of several sets with one key. */
  find(key: SetKey): SetRow | undefined;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareNames(a.name, b.name);
}

/** Groups the sets by tenant and account, over all files: one pass, whatever their number. */
export function rowsOf(
  sets: readonly BackupSet[],
  localState: (key: SetKey) => LocalState,
  running: ReadonlySet<SetKey>,
  ahead?: ForecastWindow,
  signingIn: ReadonlyMap<SetKey, SigningIn> = new Map(),
): Rows {
  const repeats = new Map<SetKey, number>();
  const places = sets.map((set, at): Place => {
    const key = keyOf(set);
    return { at, set, key, id: `set:${key}${repeatOf(set, key, repeats)}` };
  });
  const rowOf = ({ set, key, id }: Place, parent: AccountRow): SetRow => {
    const judgement = cachedJudgement(set);
    const local = localState(key);
    const status = statusOf(set, judgement, local, ahead);
    const actions = availableActions(set, judgement, status, local, running.has(key));
    const next = nextActionOf(set, status, actions);
    return {
      kind: 'set',
      id,
      parent,
      key,
      set,
      judgement,
      status,
      actions,
      next,
      signingIn: signingIn.get(key),
    };
  };
  const rows = new Array<SetRow>(sets.length);
  const tenants = byTenant(places).map((group) => {
    const tenant = tenantRow(group);
    for (const { id, name, items } of group.accounts) {
      const account = accountRow(id, name, tenant);
      for (const place of items) {
        const row = rowOf(place, account);
        rows[place.at] = row;
        account.sets.push(row);
        if (row.status.needsAction) account.needAction += 1;
      }
      account.progress = progressOf(account.sets.map(({ status }) => status.stage));
      tenant.accounts.push(account);
      tenant.needAction += account.needAction;
    }
    tenant.progress = sumOf(tenant.accounts.map(({ progress }) => progress));
    tenant.accounts.sort(byName);
    return tenant;
  });
  tenants.sort(byName);
  let found: ReadonlyMap<SetKey, SetRow> | undefined;
  return {
    tenants,
    sets: rows,
    stale: rows.filter(({ status }) => status.staleness !== undefined && status.verified !== 'refused'),
    needAction: tenants.reduce((sum, tenant) => sum + tenant.needAction, 0),
    progress: sumOf(tenants.map(({ progress }) => progress)),
    find: (key) => (found ??= firstByKey(rows)).get(key),
  };
}

/** Entries with one id are rows with one key, whose ids VS Code wants to differ; no key has a second "#". */
function repeatOf({ faults }: BackupSet, key: SetKey, repeats: Map<SetKey, number>): string {
  if (!faults.includes('duplicateId')) return '';
  const before = repeats.get(key) ?? 0;
  repeats.set(key, before + 1);
  return before === 0 ? '' : `#${before}`;
}

function firstByKey(rows: readonly SetRow[]): ReadonlyMap<SetKey, SetRow> {
  const first = new Map<SetKey, SetRow>();
  for (const row of rows) if (!first.has(row.key)) first.set(row.key, row);
  return first;
}

/** A set before its row is made, with its place in the order of the files. */
interface Place {
  readonly at: number;
  readonly set: BackupSet;
  readonly key: SetKey;
  readonly id: string;
}

function tenantRow({ id, tenant, name, items }: TenantGroup<Place>): TenantRow {
  const sets = items.length;
  return {
    kind: 'tenant',
    id: `tenant:${id}`,
    tenant,
    name,
    accounts: [],
    sets,
    needAction: 0,
    progress: noProgress,
  };
}

function accountRow(id: string, name: string, parent: TenantRow): AccountRow {
  return {
    kind: 'account',
    id: `${parent.id}/account:${id}`,
    parent,
    name,
    sets: [],
    needAction: 0,
    progress: noProgress,
  };
}
