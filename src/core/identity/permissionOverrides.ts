import { sources as everySource, type Source } from '../backupSets/backupSet';
import type { Resource } from '../backupSets/clouds';

/** Of the setting `backupAuth.permissions`: what is asked for a source instead of the table's. */
export type PermissionOverrides = Partial<
  Record<Source, { readonly graph?: readonly string[]; readonly exchange?: readonly string[] }>
>;

/**
 * Reads the setting `backupAuth.permissions`: an object of source → { graph?, exchange? }, each a list of permission
 * names. What does not hold is left out and named in `refused` (as "mailboxes.graph"); names are bare, so that no
 * other service, and not ".default", can be smuggled in.
 */
export function readOverrides(setting: unknown): {
  readonly overrides: PermissionOverrides;
  readonly refused: readonly string[];
} {
  const overrides: Record<string, Partial<Record<Resource, readonly string[]>>> = {};
  const refused: string[] = [];
  for (const [source, lists] of entries(setting)) {
    if (!everySource.some((known) => known === source) || !isObject(lists)) {
      refused.push(source);
      continue;
    }
    for (const [resource, names] of entries(lists)) {
      if ((resource === 'graph' || resource === 'exchange') && areNames(names)) {
        overrides[source] = { ...overrides[source], [resource]: names };
      } else refused.push(`${source}.${resource}`);
    }
  }
  return { overrides, refused };
}

function areNames(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.every(
      (name) => typeof name === 'string' && name.length <= 100 && /^[A-Za-z]+(\.[A-Za-z]+)*$/.test(name),
    )
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entries(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

/**
 * How much is asked for: who signs in, and no more; in addition what a verification reads; or what the user's own setting
 * `backupAuth.permissions` names.
 */
export const permissionLevels = ['identity', 'test', 'custom'] as const;

export type PermissionLevel = (typeof permissionLevels)[number];
