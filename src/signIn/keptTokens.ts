import type { GrantFacts } from '../core/identity/grant';
import { ProblemError } from '../core/identity/problem';
import type { DemandedClaims } from './demandedClaims';
import type { Grants } from './grants';

/** The tokens of one kept grant as MSAL reads and writes them: from its secret each time, and back into it. */
export interface KeptTokens {
  /** MSAL's serialized cache partition. @throws ProblemError `secretStorage`, `read`: authorize again */
  read(): Promise<string>;
  /** @throws ProblemError `secretStorage`, `keep`: what was kept before stays, and stays good */
  write(tokenCache: string): Promise<void>;
  /** Microsoft renews them no more, and wants this of the next sign-in. */
  demand(demanded: DemandedClaims): void;
}

/** A write is a renewal: it notes the time, from which the ninety days count. */
export function keptTokens(
  grants: Pick<Grants, 'read' | 'rewrite' | 'demands'>,
  facts: GrantFacts,
  now: () => number,
): KeptTokens {
  const { id } = facts;
  return {
    demand: (demanded) => grants.demands.note(facts, demanded),
    read: async () => {
      const grant = await grants.read(id);
      if (!grant) throw new ProblemError({ kind: 'secretStorage', action: 'read' });
      return grant.tokenCache;
    },
    write: (tokenCache) => grants.rewrite(id, { tokenCache, refreshedAt: new Date(now()).toISOString() }),
  };
}
