import { groupBy } from '../basics/groupBy';
import {
  type BackupSet,
  type CloudId,
  type Source,
  sources as everySource,
  type TargetMethod,
} from '../backupSets/backupSet';
import { resourcesOf, type Resource } from '../backupSets/clouds';
import { sourceTable } from '../backupSets/sources';
import { type PermissionOverrides, permissionLevels, type PermissionLevel } from './permissionOverrides';
import table from './permissions.json';
/** What a permission is for; the host holds the sentence. */
export type PermissionReason = 'everySet' | Source | 'roleCheck';

export interface Permission {
  readonly resource: Resource;
  readonly names: readonly string[];
  readonly reason: PermissionReason;
  /** The level that asks for it first: what names a user, `identity` asks for. */
  readonly level: PermissionLevel;
}

/** What matters to Microsoft. */
export type ScopesOf = Pick<Permission, 'resource' | 'names'>;

export interface PermissionOptions {
  readonly level: PermissionLevel;
  readonly method: TargetMethod;
  /** Ask for the permission that lets Graph tell the role: only where the token did not. */
  readonly roleCheck: boolean;
  readonly on: Date;
  /** Of the level `custom`. */
  readonly overrides?: PermissionOverrides;
}

const resources: readonly Resource[] = ['graph', 'exchange'];
const openId: ReadonlySet<string> = new Set(['openid', 'profile', 'offline_access', 'email']);

/** OpenID's own: it says what the answer holds, and gives access to no service. @param scope bare or a full URI */
export function isOpenId(scope: string): boolean {
  return openId.has(bare(scope));
}

/**
 * What has to be asked for: only what the level, the set's sources and the method need. Unknown sources need nothing
 * beyond what every set does, since nobody should consent to access that might not be used: fill in the sources first.
 */
export function permissionsFor(
  sources: readonly Source[] | undefined,
  { level, method, roleCheck, on, overrides = {} }: PermissionOptions,
): readonly Permission[] {
  const ofSources = everySource
    .filter((source) => level !== 'identity' && sources?.includes(source))
    .flatMap((source) => {
      const { reads, custom, until, passwordUnderHybrid } = sourceTable[source];
      const inForce =
        !(passwordUnderHybrid && method === 'hybrid') && (until === undefined || on < new Date(until));
      const tested = reads.filter((read) => !read.onlyIfGranted).map((read) => read.permission);
      const asked: (typeof overrides)[Source] = level === 'test' ? { graph: tested } : custom;
      const chosen = level === 'custom' ? overrides[source] : undefined;
      return resources.map((resource): Permission => {
        const names = chosen?.[resource] ?? (inForce ? asked[resource] : undefined) ?? [];
        return { resource, names, reason: source, level };
      });
    });
  const everySet = {
    resource: 'graph',
    names: table.everySet,
    reason: 'everySet',
    level: 'identity',
  } as const;
  const role = { resource: 'graph', names: table.roleCheck, reason: 'roleCheck', level: 'identity' } as const;
  return [everySet, ...(roleCheck ? [role] : []), ...ofSources].filter(({ names }) => names.length > 0);
}

/** A set with the method that it gets. */
export interface SetAndMethod {
  readonly set: Pick<BackupSet, 'sources'>;
  readonly method: TargetMethod;
}

/** What has to be asked for several sets; each service and reason once. */
export function permissionsForAll(
  wanted: readonly SetAndMethod[],
  options: Omit<PermissionOptions, 'method'>,
): readonly Permission[] {
  // Ten thousand sets are of a few kinds.
  const kinds = groupBy(wanted, ({ set, method }) => `${method} ${set.sources?.join(' ') ?? '?'}`);
  return merged(
    [...kinds.values()].flatMap(([{ set, method }]) => permissionsFor(set.sources, { ...options, method })),
  );
}

/**
 * Full scope URIs, each once, a list for each service; OpenID's own scopes are left to MSAL, which always asks for
 * them. Empty for a retired cloud.
 */
export function scopesFor(
  cloud: CloudId,
  permissions: readonly ScopesOf[],
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
export function permissionNames(permissions: readonly ScopesOf[]): readonly string[] {
  return [...new Set(permissions.flatMap(({ names }) => names))].filter((name) => !isOpenId(name));
}

/**
 * Of the permissions that a sign-in asked for, those that these sets gave the reason for, whichever level it was.
 * @param asked names, bare or full URIs
 */
export function permissionsAsked(
  asked: readonly string[],
  sets: readonly Pick<BackupSet, 'sources' | 'authentication'>[],
  options: Pick<PermissionOptions, 'on' | 'overrides'>,
): readonly Permission[] {
  const names = new Set(asked.map(bare));
  return merged(
    sets.flatMap(({ sources, authentication: { method } }) =>
      method === 'basic'
        ? []
        : permissionLevels.flatMap((level) =>
            permissionsFor(sources, { ...options, level, method, roleCheck: false }),
          ),
    ),
  )
    .map((one) => ({
      ...one,
      names: one.reason === 'everySet' ? one.names : one.names.filter((name) => names.has(bare(name))),
    }))
    .filter((one) => one.names.length > 0);
}

/** Each service and reason once, with the names of all. */
function merged(permissions: readonly Permission[]): readonly Permission[] {
  const byReason = new Map<string, Permission>();
  for (const permission of permissions) {
    const id = `${permission.reason} ${permission.resource}`;
    const names = [...new Set([...(byReason.get(id)?.names ?? []), ...permission.names])];
    byReason.set(id, { ...permission, names });
  }
  return [...byReason.values()];
}

/**
 * Names needed that are not among those granted, nor included in one of those. All may be bare or full URIs; case does
 * not count.
 */
export function missingPermissions(needed: readonly string[], granted: readonly string[]): readonly string[] {
  const has = new Set(granted.map(bare));
  const reached = (name: string) =>
    [bare(name), ...(wider.get(bare(name)) ?? [])].some((one) => has.has(one));
  return needed.filter((name) => !isOpenId(name) && !reached(name));
}

function bare(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1).toLowerCase();
}

/** Permissions, each of which includes one of less: all in lower case. */
const wider: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(table.includedIn).map(([name, including]) => [bare(name), including.map(bare)]),
);
