import type { BackupSet, CloudId, Tenant } from '../backupSets/backupSet';
import { isGuid } from '../basics/guid';
import { isMicrosoftClient } from '../backupSets/microsoftClients';
import type { Problem } from '../identity/problem';
import type { WindowKind } from '../identity/signInWays';

/** `note`: worth reading, and perhaps as it should be. `unknown`: it could not be found out. */
export type FindingResult = 'good' | 'note' | 'problem' | 'unknown';

/** Where VS Code keeps secrets: simply on this computer, in the browser's profile, in a Linux keyring. */
export type SecretPlace = 'computer' | 'browserProfile' | 'keyring';

/** One thing that Doctor looked at. `wording/evidence/doctor.ts` has its sentences; nothing in it names an account. */
export type Finding =
  | { readonly about: 'host'; readonly host: string; readonly problem: Problem | undefined }
  /** Minutes that this computer's clock is ahead. */
  | { readonly about: 'clock'; readonly ahead: number | undefined }
  | { readonly about: 'proxy'; readonly setting: string; readonly environment: boolean }
  | { readonly about: 'noCloud'; readonly cloud: CloudId }
  | { readonly about: 'tenant'; readonly tenant: TenantNames; readonly problem: Problem | undefined }
  | { readonly about: 'moreTenants'; readonly count: number }
  | { readonly about: 'noTenants' }
  | { readonly about: 'clientId'; readonly tenant: TenantNames; readonly state: ClientIdState }
  /** An app that asks Exchange for permissions, which lists the apps that it lets in. */
  | { readonly about: 'exchangeAllowList'; readonly clientId: string }
  | { readonly about: 'secretStorage'; readonly works: boolean; readonly place: SecretPlace }
  | { readonly about: 'redirect'; readonly listens: boolean; readonly window: WindowKind };

/** In full for the person, shortened for strangers: see `shortTenant`. */
export interface TenantNames {
  readonly name: string;
  readonly short: string;
}

export type ClientIdState = 'present' | 'missing' | 'notAGuid' | 'microsoftsOwn';

/** Minutes. Microsoft's tokens are dated five minutes back; beyond that a sign-in fails. */
const clockTolerance = 5;

export function resultOf(finding: Finding): FindingResult {
  switch (finding.about) {
    case 'host':
    case 'tenant':
      return finding.problem === undefined ? 'good' : 'problem';
    case 'clock':
      if (finding.ahead === undefined) return 'unknown';
      return Math.abs(finding.ahead) < clockTolerance ? 'good' : 'problem';
    case 'proxy':
      return finding.setting === '' && !finding.environment ? 'good' : 'note';
    case 'noCloud':
      return 'problem';
    case 'moreTenants':
    case 'noTenants':
    case 'exchangeAllowList':
      return 'note';
    case 'clientId':
      return finding.state === 'present' ? 'good' : 'problem';
    case 'secretStorage':
      if (!finding.works) return 'problem';
      return finding.place === 'computer' ? 'good' : 'note';
    case 'redirect':
      return finding.listens && finding.window === 'local' ? 'good' : 'note';
  }
}

const order: readonly FindingResult[] = ['problem', 'unknown', 'note', 'good'];

/** What is to be fixed comes first, then in the order given. */
export function problemsFirst(findings: readonly Finding[]): readonly Finding[] {
  return order.flatMap((result) => findings.filter((finding) => resultOf(finding) === result));
}

/** Each tenant that a set names, once. */
export function tenantsOf(sets: readonly BackupSet[]): readonly Tenant[] {
  const found = new Map<string, Tenant>();
  for (const { tenant } of sets) {
    if (tenant)
      found.set(JSON.stringify([tenant.cloud, tenant.tenant.toLowerCase(), tenant.clientId]), tenant);
  }
  return [...found.values()];
}

export function clientIdState({ clientId }: Tenant): ClientIdState {
  if (clientId === undefined) return 'missing';
  if (!isGuid(clientId)) return 'notAGuid';
  return isMicrosoftClient(clientId) ? 'microsoftsOwn' : 'present';
}

/**
 * Enough of a tenant's name to be known by those who know it, and not by others: a report is sent to strangers.
 * "contoso.onmicrosoft.com" becomes "con….com", a GUID its first four signs.
 */
export function shortTenant(tenant: string): string {
  if (isGuid(tenant)) return `${tenant.slice(0, 4)}…`;
  const labels = tenant.split('.');
  const last = labels.length > 1 ? `.${(labels.at(-1) ?? '').slice(0, 10)}` : '';
  return `${tenant.slice(0, Math.min(3, (labels[0] ?? '').length))}…${last}`;
}

/** The short names of tenants, in their order; where several have the same, with a number to tell them apart. */
export function shortTenants(tenants: readonly Pick<Tenant, 'tenant'>[]): readonly string[] {
  const names = tenants.map(({ tenant }) => shortTenant(tenant));
  return names.map((name, index) => {
    const alike = names.filter((other) => other === name).length;
    if (alike === 1) return name;
    return `${name} (${names.slice(0, index + 1).filter((other) => other === name).length})`;
  });
}

/** Where VS Code keeps secrets. They live with the window, not with the files: a remote one's stay with the person. */
export function secretPlaceOf(window: WindowKind, platform: string): SecretPlace {
  if (window === 'web' || window === 'webHere') return 'browserProfile';
  return window === 'local' && platform === 'linux' ? 'keyring' : 'computer';
}

/** Host and port of a proxy; the name and password that its address may hold are left out. Empty: no proxy. */
export function proxyShown(setting: string): string {
  if (setting.trim() === '') return '';
  if (!URL.canParse(setting)) return '?';
  return new URL(setting).host;
}
