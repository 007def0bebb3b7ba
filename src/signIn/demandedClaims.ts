import type { GrantFacts } from '../core/identity/grant';

/** What a policy wants of the next sign-in, as JSON, and for which service: its scopes, full URIs. */
export interface DemandedClaims {
  readonly claims: string;
  readonly scopes: readonly string[];
}

/** With the grant whose renewal was refused. */
export interface Demand extends DemandedClaims {
  readonly grant: GrantFacts;
}

/**
 * What Microsoft demanded when it refused to renew grants: without it, who authorizes again goes in a circle. In memory
 * only. It is dropped with the grant, and when that was renewed or its sets were authorized again.
 */
export class DemandsOfRenewals {
  private readonly byGrant = new Map<string, Demand>();

  note(grant: GrantFacts, demanded: DemandedClaims): void {
    this.byGrant.set(grant.id, { ...demanded, grant });
  }

  drop(id: string | undefined): void {
    if (id !== undefined) this.byGrant.delete(id.toLowerCase());
  }

  /** A file can name any grant: whoever asks looks whether it was made for the set. */
  of(id: string | undefined): Demand | undefined {
    return id === undefined ? undefined : this.byGrant.get(id.toLowerCase());
  }
}
