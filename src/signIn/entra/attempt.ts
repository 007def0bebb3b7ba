import { randomUUID } from 'node:crypto';
import { type Problem, ProblemError } from '../../core/identity/problem';
import type { Way } from '../../core/identity/signInWays';
import type { RedirectListener } from '../redirectListener';
import type { Arrival, Exchanged, SignInAttempt } from '../signInAttempt';
import type { AuthorizationCode } from './authorizationCode';
import { type ExchangeContext, exchangeCode } from './exchange';
import type { Missed } from './missedRedirect';

const over: Problem = { kind: 'attempt', reason: 'expired' };

/** One attempt under way: the address is out, the code is awaited. Ends by itself when its time is over. */
export class Attempt implements SignInAttempt {
  readonly id = randomUUID();
  readonly way: Way;
  readonly listening: boolean;
  readonly arrival: Promise<Arrival>;
  readonly missed: Promise<Problem>;
  private readonly code: AuthorizationCode;
  private readonly timer: NodeJS.Timeout;
  /** Undefined once the attempt is over: verifier, state and nonce are gone. */
  private context: ExchangeContext | undefined;
  /** One verifier, one exchange: whatever comes of it, the next code needs a new attempt. */
  private exchanging = false;

  constructor(
    readonly address: string,
    readonly expiresAt: number,
    context: ExchangeContext,
    { code, missed }: { readonly code: AuthorizationCode; readonly missed: Missed },
    private readonly listener: RedirectListener | undefined,
  ) {
    this.context = context;
    this.way = context.request.way;
    this.listening = listener !== undefined;
    this.code = code;
    this.arrival = code.arrival;
    this.missed = missed.problem;
    this.timer = setTimeout(() => this.dispose(), expiresAt - context.now()).unref();
  }

  submit(pasted: string): Problem | undefined {
    const context = this.open();
    if (context === undefined || this.exchanging) return over;
    const { state, redirectUri: redirect, tenantId, request } = context;
    const { tenant, clientId, scopes } = request;
    const consent = { tenant, tenantId, clientId, permissions: scopes.flat() };
    return this.code.paste(pasted, { state, redirect, consent });
  }

  async exchange(): Promise<Exchanged> {
    const context = this.open();
    if (context === undefined) throw new ProblemError(over);
    const code = this.code.take();
    if (code === undefined || this.exchanging) throw new ProblemError({ kind: 'attempt', reason: 'noCode' });
    this.exchanging = true;
    return exchangeCode(context, code);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.code.take();
    this.listener?.close();
    this.context?.connection.close();
    this.context = undefined;
  }

  /** What belongs to the attempt, while its time lasts; a computer that slept may be late with its timer. */
  private open(): ExchangeContext | undefined {
    if (this.context !== undefined && this.context.now() >= this.expiresAt) this.dispose();
    return this.context;
  }
}
