import type { BackupSet, SetKey, TargetMethod, Tenant } from '../backupSets/backupSet';
import { administratorsPermissions, type ConsentEdit, editFor } from '../identity/consent';
import type { Signer } from '../rules/judgement';
import type { Permission } from '../identity/permissions';
import { standsAgainst } from './plan';
import { firstMethod } from '../rules/rules';
import type { TenantConsent } from '../backupSets/tenantConsent';
import type { JudgedSet, PlanFacts } from './planStep';

/** What the sets of one tenant need an administrator's consent for, to one app. */
export interface TenantNeed {
  readonly tenant: Tenant & { readonly clientId: string };
  /** All that is asked for, with the reasons. */
  readonly permissions: readonly Permission[];
  /** Names, without those to which users can consent. At least one. */
  readonly names: readonly string[];
  /** At least one. */
  readonly sets: readonly NeedingSet[];
  /** The strictest that its sets ask for. */
  readonly signer: Signer;
  /** Where files name this tenant, each once; each file may know something else of its consent. */
  readonly entries: readonly TenantEntry[];
}

export interface NeedingSet {
  readonly key: SetKey;
  readonly set: BackupSet;
  readonly method: TargetMethod;
}

export interface TenantEntry {
  /** URI. */
  readonly file: string;
  readonly tenant: Tenant;
}

/**
 * One for each tenant, cloud, and app, whichever file names it. Sets that can't be migrated need nothing.
 * @param leaveOut sets that need nothing more
 */
export function tenantNeeds(
  judged: Iterable<JudgedSet>,
  permissions: PlanFacts['permissions'],
  leaveOut: (set: BackupSet, names: readonly string[]) => boolean = () => false,
): readonly TenantNeed[] {
  const open = new Map<string, OpenNeed>();
  for (const { key, set, judgement } of judged) {
    const { tenant } = set;
    if (!hasApp(tenant) || standsAgainst(judgement).length > 0) continue;
    // A method that is still to be chosen: Modern asks for what Hybrid does, and more.
    const method = firstMethod(judgement, set.authentication.method) ?? 'modern';
    const names = administratorsPermissions(permissions([{ set, method }]));
    if (names.length === 0 || leaveOut(set, names)) continue;
    const id = `${tenant.cloud}/${tenant.tenant}/${tenant.clientId}`.toLowerCase();
    const begun: OpenNeed = { tenant, sets: [], signer: 'anyMember', entries: new Map() };
    const need = open.get(id) ?? begun;
    open.set(id, need);
    need.sets.push({ key, set, method });
    need.entries.set(`${set.file}#${tenant.id}`, { file: set.file, tenant });
    if (judgement[method].signer === 'globalAdministrator') need.signer = 'globalAdministrator';
  }
  return [...open.values()].map(({ tenant, sets, signer, entries }) => {
    const wanted = permissions(sets);
    const names = administratorsPermissions(wanted);
    return { tenant, permissions: wanted, names, sets, signer, entries: [...entries.values()] };
  });
}

interface OpenNeed {
  readonly tenant: TenantNeed['tenant'];
  readonly sets: NeedingSet[];
  signer: Signer;
  readonly entries: Map<string, TenantEntry>;
}

function hasApp(tenant: Tenant | undefined): tenant is TenantNeed['tenant'] {
  return tenant?.clientId !== undefined;
}

/** By the file's URI and the id of the tenant in it: one edit a file. */
export type ConsentEdits = ReadonlyMap<string, ReadonlyMap<string, ConsentEdit>>;

/** The same edit at each of these entries. */
export function editsByFile(
  edits: readonly {
    readonly entries: readonly TenantEntry[];
    readonly edit: (before: TenantConsent | undefined) => TenantConsent;
  }[],
): ConsentEdits {
  const byFile = new Map<string, Map<string, ConsentEdit>>();
  for (const { entries, edit } of edits) {
    for (const { file, tenant } of entries) {
      const ofFile = byFile.get(file) ?? new Map<string, ConsentEdit>();
      byFile.set(file, ofFile.set(tenant.id, editFor(tenant, edit)));
    }
  }
  return byFile;
}
