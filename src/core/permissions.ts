import type { CloudId, Source, TargetMethod } from './backupSet';
import { resourcesOf } from './clouds';
import type { PermissionOverrides } from './permissionOverrides';
import table from './permissions.json';

/** Graph's and Exchange's permissions go into different tokens: one service a token. */
export type Resource = 'graph' | 'exchange';
/** What a permission is for; the host holds the sentence. */
export type PermissionReason = 'everySet' | Source | 'roleCheck';

/**
 * How much is asked for: who signs in, and no more; in addition what a verification reads; or what the user's own setting
 * `backupAuth.permissions` names.
 */
export const permissionLevels = ['identity', 'test', 'custom'] as const;
export type PermissionLevel = (typeof permissionLevels)[number];

export interface Permission {
  readonly resource: Resource;
  readonly names: readonly string[];
  readonly reason: PermissionReason;
}

export interface PermissionOptions {
  readonly method: TargetMethod;
  /** Ask for the permission that lets Graph tell the role: only where the token did not. */
  readonly roleCheck: boolean;
  readonly on: Date;
  readonly overrides?: PermissionOverrides;
}

/** A row of `permissions.json`: our own inference, with the published sets of other vendors as the yardstick. */
interface Row {
  readonly for: PermissionReason;
  readonly graph?: readonly string[];
  readonly exchange?: readonly string[];
  /** Only for these methods: under Hybrid the site parts go on with the stored user name and password. */
  readonly methods?: readonly TargetMethod[];
  /** Exchange Web Services end then (Microsoft). */
  readonly until?: string;
}

const resources: readonly Resource[] = ['graph', 'exchange'];
const openId = new Set(['openid', 'profile', 'offline_access', 'email']);

/**
 * What has to be asked for: only what the set's sources and the method need. Unknown sources need nothing beyond
 * what every set does, since nobody should consent to access that may not be used: fill in the sources first.
 */
export function permissionsFor(
  sources: readonly Source[] | undefined,
  { method, roleCheck, on, overrides = {} }: PermissionOptions,
): readonly Permission[] {
  const wanted = new Set<PermissionReason>([
    'everySet',
    ...(sources ?? []),
    ...(roleCheck ? (['roleCheck'] as const) : []),
  ]);
  return (table.permissions as readonly Row[])
    .filter((row) => wanted.has(row.for))
    .flatMap((row) => {
      const inForce =
        (row.methods?.includes(method) ?? true) && (row.until === undefined || on < new Date(row.until));
      const chosen = row.for === 'everySet' || row.for === 'roleCheck' ? undefined : overrides[row.for];
      return resources.map((resource): Permission => {
        const names = chosen?.[resource] ?? (inForce ? row[resource] : undefined) ?? [];
        return { resource, names, reason: row.for };
      });
    })
    .filter(({ names }) => names.length > 0);
}

/**
 * Full scope URIs, each once, a list for each service; OpenID's own scopes are left to MSAL, which always asks for
 * them. Empty for a retired cloud.
 */
export function scopesFor(
  cloud: CloudId,
  permissions: readonly Permission[],
): { readonly graph: readonly string[]; readonly exchange: readonly string[] } {
  const at = resourcesOf(cloud);
  const scopes = (resource: Resource) =>
    at
      ? permissionNames(permissions.filter((one) => one.resource === resource)).map(
          (name) => `${at[resource]}/${name}`,
        )
      : [];
  return { graph: scopes('graph'), exchange: scopes('exchange') };
}

/** Names, each once, without OpenID's own. */
export function permissionNames(permissions: readonly Permission[]): readonly string[] {
  return [...new Set(permissions.flatMap(({ names }) => names))].filter((name) => !openId.has(name));
}

/** Names needed that are not among those granted. Both may be bare or full URIs; case does not count. */
export function missingPermissions(needed: readonly string[], granted: readonly string[]): readonly string[] {
  const has = new Set(granted.map(bare));
  return needed.filter((name) => !openId.has(name) && !has.has(bare(name)));
}

function bare(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1).toLowerCase();
}
