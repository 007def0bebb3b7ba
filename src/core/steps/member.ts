import type { BackupSet, SetKey } from '../backupSets/backupSet';
import type { Judgement } from '../rules/judgement';

/** A set of a migration, as its file says it now. A migration of one set is a group of one. */
export interface Member {
  readonly key: SetKey;
  readonly set: BackupSet;
  readonly judgement: Judgement;
}
