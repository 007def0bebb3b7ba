import { keyOf, type BackupSet, type SetKey, type Tenant } from '../core/backupSets/backupSet';
import type { Judgement } from '../core/rules/judgement';
import { cachedJudgement } from '../core/rules/cachedJudgement';
import { statusOf, type ForecastWindow, type LocalState, type SetStatus } from '../core/overview/setStatus';
import { availableActions, type Action } from './availableActions';

/** The rows of the view: tenants, their accounts, their sets. Ids stay the same from one reading to the next. */
export interface TenantRow {
  readonly kind: 'tenant';
  readonly id: string;
  /** Undefined: the file that names it has no such tenant. */
  readonly tenant: Tenant | undefined;
  /** Domain or GUID; the name by which the sets refer to it where the file has no such tenant. */
  readonly name: string;
  readonly accounts: AccountRow[];
  sets: number;
  needAction: number;
}

export interface AccountRow {
  readonly kind: 'account';
  readonly id: string;
  readonly parent: TenantRow;
  readonly name: string;
  readonly sets: SetRow[];
  needAction: number;
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
}

export type Row = TenantRow | AccountRow | SetRow;

export interface Rows {
  readonly tenants: readonly TenantRow[];
  /** In the order of the files. */
  readonly sets: readonly SetRow[];
  readonly needAction: number;
  /** Whose authorization goes stale within the chosen days, or is stale. */
  readonly stale: readonly SetRow[];
  /** The first of several sets with one key. */
  find(key: SetKey): SetRow | undefined;
}

let collator: Intl.Collator | undefined;

/** Made at its first use: a collator alone costs more than the rest of the program's start. */
function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  collator ??= new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return collator.compare(a.name, b.name);
}

/** Groups the sets by tenant and account, over all files: one pass, whatever their number. */
export function rowsOf(
  sets: readonly BackupSet[],
  localState: (key: SetKey) => LocalState,
  running: ReadonlySet<SetKey>,
  ahead?: ForecastWindow,
): Rows {
  const tree = new Tree();
  const rows: SetRow[] = [];
  const repeats = new Map<SetKey, number>();
  for (const set of sets) {
    const account = tree.accountOf(set);
    const key = keyOf(set);
    const judgement = cachedJudgement(set);
    const local = localState(key);
    const status = statusOf(set, judgement, local, ahead);
    const actions = availableActions(set, judgement, status, local, running.has(key));
    const id = `set:${key}${repeatOf(set, key, repeats)}`;
    const row: SetRow = { kind: 'set', id, parent: account, key, set, judgement, status, actions };
    rows.push(row);
    account.sets.push(row);
    account.parent.sets += 1;
    if (status.needsAction) {
      account.needAction += 1;
      account.parent.needAction += 1;
    }
  }
  let found: ReadonlyMap<SetKey, SetRow> | undefined;
  const sorted = [...tree.tenants.values()].map(({ row }) => row).sort(byName);
  for (const tenant of sorted) tenant.accounts.sort(byName);
  return {
    tenants: sorted,
    sets: rows,
    stale: rows.filter(({ status }) => status.staleness !== undefined && status.verified !== 'refused'),
    needAction: sorted.reduce((sum, tenant) => sum + tenant.needAction, 0),
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

/** The tenants with their accounts, as the sets tell of them. */
class Tree {
  readonly tenants = new Map<string, OpenTenant>();
  /** As the files' readings have them: most sets are found a place without a word being compared. */
  private readonly known = new Map<Tenant, OpenTenant>();

  accountOf(set: BackupSet): AccountRow {
    const tenant = (set.tenant && this.known.get(set.tenant)) ?? this.tenantOf(set);
    return tenant.byName.get(set.account) ?? accountIn(tenant, set.account);
  }

  /** The same tenant of several files is one row; a name that no file explains stays with its file. */
  private tenantOf({ tenant, tenantId, file }: BackupSet): OpenTenant {
    const id = tenant
      ? `tenant:${tenant.cloud}/${tenant.tenant.toLowerCase()}`
      : `tenant:?/${file}#${tenantId}`;
    const name = tenant?.tenant ?? tenantId;
    const open = this.tenants.get(id) ?? {
      row: { kind: 'tenant', id, tenant, name, accounts: [], sets: 0, needAction: 0 },
      byName: new Map<string, AccountRow>(),
    };
    this.tenants.set(id, open);
    if (tenant) this.known.set(tenant, open);
    return open;
  }
}

interface OpenTenant {
  readonly row: TenantRow;
  /** By their names as sets write them, and in lower case. */
  readonly byName: Map<string, AccountRow>;
}

function accountIn({ row: parent, byName }: OpenTenant, name: string): AccountRow {
  const lower = name.trim().toLowerCase();
  let row = byName.get(lower);
  if (!row) {
    const id = `${parent.id}/account:${lower}`;
    row = { kind: 'account', id, parent, name, sets: [], needAction: 0 };
    parent.accounts.push(row);
    byName.set(lower, row);
  }
  byName.set(name, row);
  return row;
}
