import { keyOf, type BackupSet, type SetKey, type Tenant } from '../core/backupSet';
import type { Judgement } from '../core/judgement';
import { judgeOnce } from '../core/rules';
import { statusOf, type Ahead, type Here, type SetStatus } from '../core/setStatus';
import { offersOf, type Offer } from './offers';

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
  readonly offers: ReadonlySet<Offer>;
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
  here: (key: SetKey) => Here,
  running: ReadonlySet<SetKey>,
  ahead?: Ahead,
): Rows {
  const tenants = new Map<string, TenantRow>();
  const accounts = new Map<string, AccountRow>();
  const seen = new Map<SetKey, number>();
  const found = new Map<SetKey, SetRow>();
  const rows: SetRow[] = [];
  for (const set of sets) {
    const account = accountOf(set, tenantOf(set, tenants), accounts);
    const key = keyOf(set);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    const judgement = judgeOnce(set);
    const around = here(key);
    const status = statusOf(set, judgement, around, ahead);
    const offers = offersOf(set, judgement, status, around, running.has(key));
    // Two entries with one id are two rows, whose ids VS Code wants to differ; no key has a second "#".
    const id = before === 0 ? `set:${key}` : `set:${key}#${before}`;
    const row: SetRow = { kind: 'set', id, parent: account, key, set, judgement, status, offers };
    account.sets.push(row);
    account.parent.sets += 1;
    if (status.needsAction) {
      account.needAction += 1;
      account.parent.needAction += 1;
    }
    if (before === 0) found.set(key, row);
    rows.push(row);
  }
  const sorted = [...tenants.values()].sort(byName);
  for (const tenant of sorted) tenant.accounts.sort(byName);
  return {
    tenants: sorted,
    sets: rows,
    stale: rows.filter(({ status }) => status.staleness !== undefined && status.verified !== 'refused'),
    needAction: sorted.reduce((sum, tenant) => sum + tenant.needAction, 0),
    find: (key) => found.get(key),
  };
}

function tenantOf({ tenant, tenantId, file }: BackupSet, known: Map<string, TenantRow>): TenantRow {
  // The same tenant of several files is one row; a name that no file explains stays with its file.
  const id = tenant
    ? `tenant:${tenant.cloud}/${tenant.tenant.toLowerCase()}`
    : `tenant:?/${file}#${tenantId}`;
  let row = known.get(id);
  if (!row) {
    const name = tenant?.tenant ?? tenantId;
    row = { kind: 'tenant', id, tenant, name, accounts: [], sets: 0, needAction: 0 };
    known.set(id, row);
  }
  return row;
}

function accountOf(set: BackupSet, tenant: TenantRow, known: Map<string, AccountRow>): AccountRow {
  const id = `${tenant.id}/account:${set.account.trim().toLowerCase()}`;
  let row = known.get(id);
  if (!row) {
    row = { kind: 'account', id, parent: tenant, name: set.account, sets: [], needAction: 0 };
    known.set(id, row);
    tenant.accounts.push(row);
  }
  return row;
}
