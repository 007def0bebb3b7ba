import { groupBy } from '../../core/basics/groupBy';
import { accountKey, type BackupSet, type SetKey, keyOf } from '../../core/backupSets/backupSet';
import type { GrantFacts } from '../../core/identity/grant';
import { type IntendedSet, intendedSets } from '../../core/identity/grantIntent';
import { isRecordedWithout } from '../../core/rules/recordWithout';
import { fitsSet } from '../../core/identity/fitsSet';
import { timeOf } from '../../core/basics/time';

type Kept = ReadonlyMap<string, GrantFacts> | undefined;

interface MadeFor {
  readonly grant: GrantFacts;
  readonly intended: IntendedSet;
}

interface Index {
  readonly sets: readonly BackupSet[];
  readonly kept: Kept;
  /** Grants that no set names, by the sets that each was made for, the youngest first. */
  readonly unsaved: ReadonlyMap<SetKey, readonly MadeFor[]>;
  readonly byAccount: ReadonlyMap<string, readonly GrantFacts[]>;
}

/** Finished authorizations that no Save has put into a file yet, by the sets that each was made for. */
export class PendingGrants {
  private built: Index | undefined;

  /**
   * The set's: no set names it, and the set's record is the one that it was made to replace. A record that came
   * meanwhile, by a colleague's commit, counts. The youngest is taken.
   */
  of(set: BackupSet, sets: readonly BackupSet[], kept: Kept): GrantFacts | undefined {
    const made = this.index(sets, kept).unsaved.get(keyOf(set));
    return made?.find((one) => replacesRecord(one, set) && fitsSet(one.grant, set))?.grant;
  }

  /** Whatever is here for the set's account, tenant and app, beside the grant that its record names. */
  fitting(set: BackupSet, sets: readonly BackupSet[], kept: Kept): readonly GrantFacts[] {
    const ofAccount = this.index(sets, kept).byAccount.get(accountOf(set)) ?? [];
    return ofAccount.filter((grant) => grant.id !== set.authentication.grant && fitsSet(grant, set));
  }

  /** Computed once for one reading of files and secrets: the tree asks for every set. */
  private index(sets: readonly BackupSet[], kept: Kept): Index {
    if (this.built?.sets !== sets || this.built.kept !== kept) this.built = indexOf(sets, kept);
    return this.built;
  }
}

function indexOf(sets: readonly BackupSet[], kept: Kept): Index {
  const named = new Set(sets.map((set) => set.authentication.grant));
  const youngestFirst = [...(kept?.values() ?? [])].sort(
    (a, b) => timeOf(b.authorizedAt) - timeOf(a.authorizedAt),
  );
  const unsaved = youngestFirst
    .filter(({ id }) => !named.has(id))
    .flatMap((grant) => intendedSets(grant.intent).map((intended) => ({ grant, intended })));
  return {
    sets,
    kept,
    unsaved: groupBy(unsaved, ({ intended: { file, set } }) => keyOf({ file, id: set })),
    byAccount: groupBy(youngestFirst, accountOf),
  };
}

/**
 * A grant of an earlier version does not say what it was made to replace: there the younger counts. So it does where the
 * record names no grant, as one that was recorded without authorizing.
 */
function replacesRecord({ grant, intended: { replaces } }: MadeFor, { authentication }: BackupSet): boolean {
  const recordedAt = authentication.authorizedAt ?? authentication.recordedAt;
  const isYounger = timeOf(grant.authorizedAt) > timeOf(recordedAt);
  if (replaces === undefined || isRecordedWithout(authentication)) return isYounger;
  return replaces === (authentication.grant ?? '');
}

function accountOf({ account }: { readonly account: string }): string {
  return accountKey(account);
}
