import { type BackupSet, type SetKey, keyOf } from '../core/backupSet';
import type { GrantFacts } from '../core/grant';
import { intendedSets } from '../core/grantIntent';

type Kept = ReadonlyMap<string, GrantFacts> | undefined;

/** Finished authorizations that no Save has put into a file yet, by the sets that each was made for. */
export class PendingGrants {
  private found:
    | {
        readonly sets: readonly BackupSet[];
        readonly kept: Kept;
        readonly bySet: ReadonlyMap<SetKey, GrantFacts>;
      }
    | undefined;

  /** The set's: no set names it, and it is younger than what the set's entry records. The youngest counts. */
  of(set: BackupSet, sets: readonly BackupSet[], kept: Kept): GrantFacts | undefined {
    const pending = this.bySet(sets, kept).get(keyOf(set));
    return pending && pending.authorizedAt > (set.authentication.authorizedAt ?? '') ? pending : undefined;
  }

  /** Computed once for one reading of files and secrets: the tree asks for every set. */
  private bySet(sets: readonly BackupSet[], kept: Kept): ReadonlyMap<SetKey, GrantFacts> {
    if (this.found?.sets !== sets || this.found.kept !== kept) {
      const named = new Set(sets.map((set) => set.authentication.grant));
      const bySet = new Map<SetKey, GrantFacts>();
      for (const grant of kept?.values() ?? []) {
        if (named.has(grant.id)) continue;
        for (const { file, set } of intendedSets(grant.intent)) {
          const key = keyOf({ file, id: set });
          const other = bySet.get(key);
          if (!(other && other.authorizedAt > grant.authorizedAt)) bySet.set(key, grant);
        }
      }
      this.found = { sets, kept, bySet };
    }
    return this.found.bySet;
  }
}
