import type { ExcludedSet } from '../../core/steps/group';
import { type ComparedWith, differencesOf, type Subject } from '../../core/steps/subject';
import { leftOutBy } from '../save/saveGrant';
import { neededBy } from '../permissionsOf';
import type { MigrationServices } from '../services';
import type { Difference } from '../../core/backupSets/difference';
import type { Member } from '../../core/steps/member';
import type { PermissionLevel } from '../../core/identity/permissionOverrides';

/** The sets of a migration beside their files, as they are now. */
export interface Looked {
  /** Those that go along; at least one. */
  readonly members: readonly Member[];
  readonly leftOut: readonly ExcludedSet[];
  /** What of the only set changed; of several, what of the first one if none goes along. */
  readonly differences: readonly Difference[];
}

/**
 * Compares frozen sets with their files. Computed at each look, never latched: an entry that equals its subject again
 * goes on. Of several sets, those that differ are left out.
 */
export function compareSubjects(
  subjects: readonly Subject[],
  services: Pick<MigrationServices, 'find' | 'now' | 'permissionOverrides'>,
  { level, ...known }: Omit<ComparedWith, 'needed'> & { readonly level: PermissionLevel },
): Looked {
  const needed: ComparedWith['needed'] = (set, method) => neededBy([{ set, method }], level, services);
  const looked = subjects.map((subject) => ({
    subject,
    differences: differencesOf(subject, services.find(subject.key), { ...known, needed }),
  }));
  const members = looked.filter(({ differences }) => differences.length === 0).map(({ subject }) => subject);
  if (members.length === 0) {
    return { members: subjects.slice(0, 1), leftOut: [], differences: looked[0]?.differences ?? [] };
  }
  const leftOut = looked
    .filter(({ differences }) => differences.length > 0)
    .map(({ subject, differences }) => leftOutBy(subject.set, { kind: 'setChanged', differences }));
  return { members, leftOut, differences: [] };
}
