import type { BackupSet } from '../core/backupSets/backupSet';
import type { GrantFacts } from '../core/identity/grant';
import type { Grants } from '../signIn/grants';

/** As far as the grant itself tells: its token said that no administrator signed in, and no set ever said otherwise. */
export function couldBeShared({ signerRole, role, neverShared }: GrantFacts): boolean {
  return neverShared !== true && signerRole === 'notHeld' && (role === 'notNeeded' || role === 'notHeld');
}

export function names({ authentication }: BackupSet, { id }: GrantFacts): boolean {
  return authentication.grant?.toLowerCase() === id;
}

/** Marks grants in their secrets, so that a file that changes its mind does not change the answer. */
export class NeverSharedMarks {
  private readonly underWay = new Set<string>();

  /** @param failed gets no text of the storage's */
  constructor(
    private readonly grants: Pick<Grants, 'rewrite'>,
    private readonly failed: () => void,
  ) {}

  /** Those that could be shared, and that a set names which does not call its account an ordinary one. */
  async mark(grants: readonly GrantFacts[], sets: readonly BackupSet[]): Promise<void> {
    const others = sets.filter(
      ({ accountRole, authentication }) => accountRole !== 'ordinary' && authentication.grant !== undefined,
    );
    for (const grant of grants) {
      const wanted = couldBeShared(grant) && others.some((set) => names(set, grant));
      if (!wanted || this.underWay.has(grant.id)) continue;
      this.underWay.add(grant.id);
      await this.grants.rewrite(grant.id, { neverShared: true }).catch(this.failed);
      this.underWay.delete(grant.id);
    }
  }
}
