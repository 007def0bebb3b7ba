import type { BackupSet, SetKey, TargetMethod, Tenant } from './backupSet';
import { administratorsPermissions, askedConsent, consentState, type ConsentState } from './consent';
import { fitsSet } from './fitsSet';
import type { GrantFacts } from './grant';
import type { Signer } from './judgement';
import { mergedPermissions, missingPermissions, type Permission } from './permissions';
import { type JudgedSet, type PlanFacts, standsAgainst } from './plan';
import { firstMethod } from './rules';
import type { TenantConsent } from './tenantConsent';

/** One text for the administrator of one tenant: the consent to one app that all of its sets here need. */
export interface ConsentRequest {
  readonly tenant: Tenant & { readonly clientId: string };
  /** All that is asked for, with the reasons. */
  readonly permissions: readonly Permission[];
  /** Names, without those to which users can consent. */
  readonly names: readonly string[];
  /** At least one. */
  readonly sets: readonly RequestedSet[];
  /** The strictest that its sets ask for. */
  readonly signer: Signer;
  /** Where the files keep what is known of this tenant: URI of the file, id of the tenant in it; each once. */
  readonly entries: readonly { readonly file: string; readonly id: string }[];
  /** Never `confirmed`. */
  readonly known: Exclude<ConsentState, { readonly state: 'confirmed' }>;
}

export interface RequestedSet {
  readonly key: SetKey;
  readonly set: BackupSet;
  readonly method: TargetMethod;
}

/**
 * What administrators have to be asked for, for these sets: one request for each tenant and app whose consent is not
 * confirmed. Left out: sets that can't be migrated, and those whose authorization here has the permissions already.
 */
export function consentRequests(
  judged: Iterable<JudgedSet>,
  { grants, permissions }: PlanFacts,
): readonly ConsentRequest[] {
  const byId = new Map(grants.map((grant) => [grant.id, grant]));
  const open = new Map<string, OpenRequest>();
  for (const { key, set, judgement } of judged) {
    const { tenant } = set;
    if (!hasApp(tenant) || standsAgainst(judgement).length > 0) continue;
    // A method that is still to be chosen: Modern asks for what Hybrid does, and more.
    const method = firstMethod(judgement, set.authentication.method) ?? 'modern';
    const wanted = permissions(set, method);
    const names = administratorsPermissions(wanted);
    const grant = byId.get(set.authentication.grant?.toLowerCase() ?? '');
    if (names.length === 0 || hasAll(grant, set, names)) continue;
    const id = `${tenant.cloud}/${tenant.tenant}/${tenant.clientId}`.toLowerCase();
    const begun: OpenRequest = { tenant, wanted: [], sets: [], signer: 'anyMember', entries: new Map() };
    const request = open.get(id) ?? begun;
    open.set(id, request);
    request.wanted.push(...wanted);
    request.sets.push({ key, set, method });
    request.entries.set(`${set.file}#${tenant.id}`, { file: set.file, tenant });
    if (judgement[method].signer === 'globalAdministrator') request.signer = 'globalAdministrator';
  }
  return [...open.values()].flatMap(requestOf);
}

interface OpenRequest {
  readonly tenant: ConsentRequest['tenant'];
  readonly wanted: Permission[];
  readonly sets: RequestedSet[];
  signer: Signer;
  readonly entries: Map<string, { readonly file: string; readonly tenant: Tenant }>;
}

function requestOf({ tenant, wanted, sets, signer, entries }: OpenRequest): ConsentRequest[] {
  const permissions = mergedPermissions(wanted);
  const names = administratorsPermissions(permissions);
  const named = [...entries.values()];
  // Each file may know something else.
  const { clientId } = tenant;
  const known = named.map((entry) => consentState({ clientId, consent: entry.tenant.consent }, names));
  if (known.some(({ state }) => state === 'confirmed')) return [];
  const asked = known.find((one) => one.state === 'asked');
  return [
    {
      tenant,
      permissions,
      names,
      sets,
      signer,
      entries: named.map(({ file, tenant: { id } }) => ({ file, id })),
      known: asked ?? { state: 'unknown' },
    },
  ];
}

function hasApp(tenant: Tenant | undefined): tenant is ConsentRequest['tenant'] {
  return tenant?.clientId !== undefined;
}

/** What one user was granted says nothing of others; but this set needs no more. */
function hasAll(grant: GrantFacts | undefined, set: BackupSet, names: readonly string[]): boolean {
  return grant !== undefined && fitsSet(grant, set) && missingPermissions(names, grant.granted).length === 0;
}

/** What a file keeps after its tenants' administrators were asked, by the file's URI and the tenant's id: one edit a file. */
export function askedByFile(
  requests: readonly ConsentRequest[],
  at: string,
): ReadonlyMap<string, ReadonlyMap<string, ConsentEdit>> {
  const byFile = new Map<string, Map<string, ConsentEdit>>();
  for (const { entries, tenant, names } of requests) {
    for (const { file, id } of entries) {
      const ofFile = byFile.get(file) ?? new Map<string, ConsentEdit>();
      byFile.set(
        file,
        ofFile.set(id, (before) => askedConsent(before, tenant.clientId, names, at)),
      );
    }
  }
  return byFile;
}

type ConsentEdit = (before: TenantConsent | undefined) => TenantConsent;
