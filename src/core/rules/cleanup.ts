import type { Authentication, Method } from '../backupSets/backupSet';

/**
 * What a migration to Modern makes superfluous. `administratorRole`: only signing in needed it. `storedPassword`:
 * the one that the backup product holds. `formerApp`: an app registration that was authorized before.
 */
export type CleanupId = 'administratorRole' | 'storedPassword' | 'formerApp';

/**
 * What can be taken back after a set became Modern; empty for any other method, which goes on using all of it.
 * @param before the method that its last Save replaced; undefined: not known on this computer
 */
export function cleanupOf(
  { method, grant, role }: Authentication,
  before: Method | undefined,
): readonly CleanupId[] {
  if (method !== 'modern' || grant === undefined) return [];
  const all: CleanupId[] = [];
  if (role !== undefined) all.push('administratorRole');
  if (before !== 'modern') all.push('storedPassword');
  if (before === 'hybrid' || before === 'modern') all.push('formerApp');
  return all;
}
