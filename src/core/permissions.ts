import type { CloudId, Source, TargetMethod } from './backupSet';

export type Resource = 'graph' | 'exchange';
export type PermissionReason = 'everySet' | Source | 'roleCheck';
export interface Permission {
  readonly resource: Resource;
  readonly names: readonly string[];
  readonly reason: PermissionReason;
}
export type PermissionOverrides = Partial<
  Record<Source | 'everySet', { readonly graph?: readonly string[]; readonly exchange?: readonly string[] }>
>;
export interface PermissionOptions {
  readonly method: TargetMethod;
  readonly roleCheck: boolean;
  readonly on: Date;
  readonly overrides?: PermissionOverrides;
}
export function permissionsFor(
  _sources: readonly Source[] | undefined,
  _options: PermissionOptions,
): readonly Permission[] {
  throw new Error('unfinished');
}
/** The setting `backupAuth.permissions`, checked; entries that do not hold are left out and named. */
export function readOverrides(_setting: unknown): { overrides: PermissionOverrides; refused: readonly string[] } {
  throw new Error('unfinished');
}
/** Full scope URIs, one list a resource, OpenID's own scopes apart. */
export function scopesFor(
  _cloud: CloudId,
  _permissions: readonly Permission[],
): { readonly graph: readonly string[]; readonly exchange: readonly string[] } {
  throw new Error('unfinished');
}
/** Names, each once, without OpenID's own (openid, profile, offline_access). */
export function permissionNames(_permissions: readonly Permission[]): readonly string[] {
  throw new Error('unfinished');
}
/** Names needed that are not among those granted (bare or as full URIs). */
export function missingPermissions(_needed: readonly string[], _granted: readonly string[]): readonly string[] {
  throw new Error('unfinished');
}
