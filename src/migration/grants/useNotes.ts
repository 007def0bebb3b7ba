import type { BackupSet } from '../../core/backupSets/backupSet';
import { fitsSet } from '../../core/identity/fitsSet';
import type { LocalGrants } from './localGrants';
import type { MigrationServices } from '../services';

/** The workspace of a window, for people and to tell it from others. */
export interface NotingWorkspace {
  readonly id: string;
  readonly name: string;
  /** For people, of a file's URI. */
  readonly fileName: (uri: string) => string;
}

/**
 * Notes which of the grants that are kept here this workspace's files name, each at most once a day. Grants that are not
 * here are not noted: a file can name any number of them.
 */
export async function noteUses(
  { all }: Pick<LocalGrants, 'all'>,
  { sets, memory, now }: Pick<MigrationServices, 'sets' | 'memory' | 'now'>,
  { id: workspaceId, name: workspace, fileName }: NotingWorkspace,
): Promise<void> {
  const grants = new Map(all.map((facts) => [facts.id, facts]));
  const naming = new Map<string, BackupSet>();
  for (const set of sets()) {
    const facts = grants.get(set.authentication.grant?.toLowerCase() ?? '');
    if (facts && !naming.has(facts.id) && fitsSet(facts, set)) naming.set(facts.id, set);
  }
  const at = new Date(now()).toISOString();
  const uses = [...naming].map(([grant, { file }]) => ({
    grant,
    workspaceId,
    workspace,
    file: fileName(file),
    at,
  }));
  await Promise.all(uses.map((use) => memory.noteUse(use)));
}
