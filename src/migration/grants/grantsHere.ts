import type { BackupSet } from '../../core/backupSets/backupSet';
import { fitsSet } from '../../core/identity/fitsSet';
import type { GrantFacts } from '../../core/identity/grant';
import { GrantReadings } from './grantReadings';
import { PendingGrants } from './pendingGrants';

/** The kept grants as they were last read, and which sets each is for. */
export class GrantsHere {
  readonly readings = new GrantReadings();
  private readonly pending = new PendingGrants();

  get all(): readonly GrantFacts[] {
    return [...(this.readings.kept?.values() ?? [])];
  }

  /** The grant that the set's record names, if it was made for this set: a file can name any. */
  grantOf(set: BackupSet): GrantFacts | undefined {
    const facts = this.readings.kept?.get(set.authentication.grant?.toLowerCase() ?? '');
    return facts && fitsSet(facts, set) ? facts : undefined;
  }

  /** A finished authorization made for this one of the sets that no Save has put into a file. */
  pendingOf(set: BackupSet, sets: readonly BackupSet[]): GrantFacts | undefined {
    return this.pending.of(set, sets, this.readings.kept);
  }

  /** Whatever is here for the set's account, tenant and app, beside the grant that its record names. */
  fitting(set: BackupSet, sets: readonly BackupSet[]): readonly GrantFacts[] {
    return this.pending.fitting(set, sets, this.readings.kept);
  }
}
