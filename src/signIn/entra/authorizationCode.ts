import { type ExpectedResponse, readPasted, readResponse } from '../../core/identity/pastedCode';
import type { Problem } from '../../core/identity/problem';
import type { Outcome } from '../redirectListener';
import type { Arrival } from '../signInAttempt';

/** The one code of an attempt: it arrives by itself or is pasted, is taken once, and is shown to nobody. */
export class AuthorizationCode {
  /** Settles when the redirect arrives. */
  readonly arrival: Promise<Arrival>;
  private settle!: (arrival: Arrival) => void;
  private code: string | undefined;
  /** It came with this attempt's state through the redirect: nothing that is pasted replaces it. */
  private arrived = false;

  constructor() {
    this.arrival = new Promise((resolve) => (this.settle = resolve));
  }

  /** Parameters of a redirect. */
  receive(parameters: URLSearchParams, state: string): Outcome {
    const response = readResponse(parameters, state);
    switch (response.kind) {
      case 'code':
        this.code = response.code;
        this.arrived = true;
        this.settle({ kind: 'code' });
        return 'received';
      case 'error':
        this.settle({ kind: 'error', problem: response.problem });
        return 'refused';
      case 'refused':
        return undefined;
    }
  }

  /** @returns why it was not taken */
  paste(text: string, expected: ExpectedResponse): Problem | undefined {
    if (this.arrived) return undefined;
    const pasted = readPasted(text, expected);
    switch (pasted.kind) {
      case 'code':
        this.code = pasted.code;
        return undefined;
      case 'error':
        return pasted.problem;
      case 'adminConsent':
        return pasted;
      case 'refused':
        return { kind: 'paste', reason: pasted.reason };
    }
  }

  /** Gives the code away: a code can be spent once. */
  take(): string | undefined {
    const { code } = this;
    this.code = undefined;
    return code;
  }
}
