import type { Tenant } from '../backupSets/backupSet';
import type { ConsentWay, TenantConsent } from '../backupSets/tenantConsent';
import { sameTenant } from './fitsSet';
import { missingPermissions, type Permission, permissionNames } from './permissions';

export type ConsentState =
  | { readonly state: 'confirmed'; readonly at: string; readonly how: ConsentWay | undefined }
  | { readonly state: 'asked'; readonly at: string }
  | { readonly state: 'unknown' };

/**
 * The permissions to which users of a tenant with Microsoft's default policy can't consent: all beyond who signs in
 * (Microsoft, "Manage app consent policies", the managed policy). An organization may have chosen another policy, so they
 * most likely, and not surely, need an administrator.
 */
export function administratorsPermissions(permissions: readonly Permission[]): readonly string[] {
  return permissionNames(permissions).filter((name) => name !== 'User.Read');
}

/** What the file says of the consent of a set's tenant to its app, for these permissions. */
export function consentState(
  {
    clientId,
    consent,
  }: { readonly clientId: string | undefined; readonly consent?: TenantConsent | undefined },
  names: readonly string[],
): ConsentState {
  const ours = consent?.clientId.toLowerCase() === clientId?.toLowerCase();
  if (!consent || !ours || missingPermissions(names, consent.permissions).length > 0)
    return { state: 'unknown' };
  const { askedAt, confirmedAt, how } = consent;
  if (confirmedAt !== undefined) return { state: 'confirmed', at: confirmedAt, how };
  return askedAt === undefined ? { state: 'unknown' } : { state: 'asked', at: askedAt };
}

/**
 * An administrator was asked. What was confirmed before for all of these stays confirmed; for more, all of it is open
 * until the answer comes.
 */
export function askedConsent(
  before: TenantConsent | undefined,
  clientId: string,
  names: readonly string[],
  at: string,
): TenantConsent {
  const known = consentState({ clientId, consent: before }, names);
  return before && known.state === 'confirmed'
    ? { ...before, askedAt: at }
    : { clientId, permissions: [...new Set([...confirmedNames(before, clientId), ...names])], askedAt: at };
}

/** It is known now. What was confirmed for the same app before stays; when somebody was asked, too. */
export function confirmedConsent(
  before: TenantConsent | undefined,
  clientId: string,
  names: readonly string[],
  at: string,
  how: ConsentWay,
): TenantConsent {
  const same = before?.clientId.toLowerCase() === clientId.toLowerCase() ? before : undefined;
  return {
    clientId,
    permissions: [...new Set([...confirmedNames(before, clientId), ...names])],
    ...(same?.askedAt === undefined ? {} : { askedAt: same.askedAt }),
    confirmedAt: at,
    how,
  };
}

/** What an edit makes of what a tenant's entry says. Undefined: by now the entry is another tenant's. */
export type ConsentEdit = (
  before: TenantConsent | undefined,
  entry: Pick<Tenant, 'tenant' | 'cloud'>,
) => TenantConsent | undefined;

/** A consent counts for the tenant that gave it: an entry that names another one by now gets no note. */
export function editFor(
  tenant: Tenant,
  edit: (before: TenantConsent | undefined) => TenantConsent,
): ConsentEdit {
  return (before, entry) =>
    entry.cloud === tenant.cloud && sameTenant(entry.tenant, tenant.tenant) ? edit(before) : undefined;
}

function confirmedNames(before: TenantConsent | undefined, clientId: string): readonly string[] {
  const same = before?.clientId.toLowerCase() === clientId.toLowerCase();
  return same && before.confirmedAt !== undefined ? before.permissions : [];
}
