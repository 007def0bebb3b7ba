import type { BackupSet } from '../core/backupSets/backupSet';
import { fitsSet } from '../core/identity/fitsSet';
import type { GrantFacts } from '../core/identity/grant';

/** What a policy wants of the next sign-in, as JSON, and for which service: its scopes, full URIs. */
export interface DemandedClaims {
  readonly claims: string;
  readonly scopes: readonly string[];
}

/**
 * What Microsoft demanded when it refused to renew grants: without it, who authorizes again goes in a circle. In memory
 * only. It is dropped with the grant, and when that was renewed or its sets were authorized again.
 */
export class DemandsOfRenewals {
  private readonly byGrant = new Map<string, DemandedClaims & { readonly grant: GrantFacts }>();

  note(grant: GrantFacts, demanded: DemandedClaims): void {
    this.byGrant.set(grant.id, { ...demanded, grant });
  }

  drop(id: string | undefined): void {
    if (id !== undefined) this.byGrant.delete(id.toLowerCase());
  }

  /** Of the first of these sets whose grant has one. A file can name any grant: only one made for the set counts. */
  of(sets: readonly BackupSet[]): DemandedClaims | undefined {
    for (const set of sets) {
      const demanded = this.byGrant.get(set.authentication.grant?.toLowerCase() ?? '');
      if (demanded && fitsSet(demanded.grant, set)) return demanded;
    }
    return undefined;
  }
}
