import type { Tenant } from '../core/backupSets/backupSet';
import type { MigrationEvent, OpenBy } from '../core/steps/migrationState';
import { type Problem, problemOf } from '../core/identity/problem';
import { signInWays } from '../core/identity/signInWays';
import type { Exchanged, SignInAttempt } from '../signIn/signInAttempt';
import type { MigrationServices } from './services';

type Request = Parameters<MigrationServices['beginSignIn']>[0];

/**
 * One attempt to sign in, from the address to the tokens. Once it is ended it opens nothing, tells nothing, and hands
 * out no tokens, whatever it was waiting for.
 */
export class AttemptRun {
  private signIn: SignInAttempt | undefined;
  private expiry: NodeJS.Timeout | undefined;
  private readonly ending = new AbortController();

  constructor(
    readonly number: number,
    private readonly services: Pick<MigrationServices, 'beginSignIn' | 'openBrowser' | 'copy' | 'now'>,
    private readonly dispatch: (event: MigrationEvent) => void,
  ) {}

  /** Prepares the address and the listener, and opens Microsoft's page or copies its link. Never rejects. */
  async begin(request: Request, tenant: Tenant, by: OpenBy): Promise<void> {
    try {
      const signIn = await this.services.beginSignIn(request, tenant, this.ending.signal);
      if (this.isOver()) {
        signIn.dispose();
        return;
      }
      this.follow(signIn);
      // A code that is typed there is read here first: its page is opened when the person asks for it.
      if (by === 'link' || signInWays[request.way].answer !== 'polling') await this.open(by);
    } catch (error) {
      this.fail(problemOf(error));
    }
  }

  /** Opens Microsoft's page, or copies its link. */
  async open(by: OpenBy): Promise<void> {
    if (!this.signIn || this.isOver()) return;
    const { address } = this.signIn;
    if (by === 'link') return this.services.copy(address);
    if (await this.services.openBrowser(address)) return;
    const problem: Problem = { kind: 'attempt', reason: 'browserNotOpened' };
    this.tell({ type: 'notice', attempt: this.number, problem });
  }

  /** Takes what a person pasted; the text is not kept. A problem: it was refused. */
  submit(pasted: string): Problem | undefined {
    return this.signIn ? this.signIn.submit(pasted) : { kind: 'attempt', reason: 'noCode' };
  }

  /** Exchanges the code. Undefined: it was ended meanwhile. @throws ProblemError */
  async exchange(): Promise<Exchanged | undefined> {
    clearTimeout(this.expiry);
    const exchanged = await this.signIn?.exchange();
    return this.isOver() ? undefined : exchanged;
  }

  /** Listener, polling, verifier and every request end, and what is awaited comes to nothing. */
  end(): void {
    this.ending.abort();
    this.close();
  }

  /** The same, but an exchange that is under way may finish and be kept. */
  leave(): void {
    clearTimeout(this.expiry);
  }

  private follow(signIn: SignInAttempt): void {
    this.signIn = signIn;
    const { expiresAt, listening, device } = signIn;
    this.expiry = setTimeout(
      () => this.fail(signIn.unreached ?? { kind: 'attempt', reason: 'expired' }),
      expiresAt - this.services.now(),
    ).unref();
    this.tell({ type: 'began', attempt: this.number, expiresAt, listening, device });
    void signIn.missed?.then((problem) => this.tell({ type: 'notice', attempt: this.number, problem }));
    void signIn.arrival.then((arrival) => {
      if (arrival.kind === 'code') this.tell({ type: 'arrived', attempt: this.number });
      else this.fail(arrival.problem);
    });
  }

  private close(): void {
    clearTimeout(this.expiry);
    this.signIn?.dispose();
  }

  private fail(problem: Problem): void {
    this.tell({ type: 'attemptFailed', attempt: this.number, problem });
  }

  private tell(event: MigrationEvent): void {
    if (!this.isOver()) this.dispatch(event);
  }

  /** Asked after each await: it can have been ended meanwhile. */
  private isOver(): boolean {
    return this.ending.signal.aborted;
  }
}
