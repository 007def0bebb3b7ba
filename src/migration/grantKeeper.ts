import type { GrantFacts } from '../core/identity/grant';
import { type Problem, problemOf } from '../core/identity/problem';
import type { Grant } from '../signIn/grantSecret';
import type { KeptGrants } from './services';

/** Puts a migration's grant into secret storage. One that the storage refused waits in memory, and Save tries again. */
export class GrantKeeper {
  private unkept: Grant | undefined;

  constructor(private readonly grants: Pick<KeptGrants, 'keep' | 'facts' | 'forget'>) {}

  /** Resolves with what the storage said. Undefined: it is kept. */
  async keep(grant: Grant): Promise<Problem | undefined> {
    try {
      await this.grants.keep(grant);
      this.unkept = undefined;
      return undefined;
    } catch (error) {
      this.unkept = grant;
      return problemOf(error);
    }
  }

  /** Tries again where one waits. */
  async keepAgain(): Promise<Problem | undefined> {
    return this.unkept && this.keep(this.unkept);
  }

  isUnkept(grant: string): boolean {
    return this.unkept?.id === grant;
  }

  /** Nothing waits any more. */
  forgetUnkept(): void {
    this.unkept = undefined;
  }

  /** Deletes the grant, wherever it is. */
  async drop(grant: string): Promise<void> {
    this.unkept = undefined;
    await this.grants.forget(grant);
  }

  async factsOf(grant: string): Promise<GrantFacts | undefined> {
    return this.unkept?.id === grant ? this.unkept : this.grants.facts(grant);
  }
}
