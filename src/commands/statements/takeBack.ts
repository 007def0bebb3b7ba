import type { BackupSet } from '../../core/backupSets/backupSet';
import type { FileOutcome } from '../../migration/save/writeRecords';
import type { MigrationServices } from '../../migration/services';
import { setCountWords } from '../../wording/basics/setCounts';
import { chooseSets, type ChoiceWords } from '../chooseSets';
import type { CommandContext } from '../context';
import { sayOutcomes } from '../sayOutcomes';
import type { Asked } from '../selection';

interface TakeBack {
  readonly offer: 'takeBackApplied' | 'takeBackBackupRan';
  readonly words: ChoiceWords & { readonly title: string };
  /** Said at the end. @param sets how many, in words */
  readonly done: (sets: string) => string;
  readonly write: (
    sets: readonly BackupSet[],
    statement: undefined,
    services: MigrationServices,
  ) => Promise<readonly FileOutcome[]>;
}

/** Takes a statement out of the records of the sets that the person chooses. */
export async function takeBack(
  { estate, overview, services }: CommandContext,
  asked: readonly [Asked, Asked],
  { offer, words, done, write }: TakeBack,
): Promise<void> {
  const rows = await chooseSets(overview, asked, offer, words);
  if (rows.length === 0) return;
  const sets = rows.map(({ set }) => set);
  sayOutcomes(await write(sets, undefined, services), done(setCountWords(sets.length)), estate);
}
