import {
  AuthError,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import { type Problem, ProblemError } from '../../core/identity/problem';
import type { Answer, HttpClient } from '../../net/httpClient';
import { refuseErrors } from './oauthError';

/** A problem on its way through MSAL, which lets its own errors pass and replaces every other one. */
class CarriedProblem extends AuthError {
  constructor(readonly problem: Problem) {
    super('network_error', '');
    Object.setPrototypeOf(this, CarriedProblem.prototype);
  }
}

/** MSAL's way to the network: our connection, with its limits and its causes. */
export class MsalNetwork implements INetworkModule {
  /** The token endpoint's last answer as it came: MSAL hides parts of it, and does not check the rest. */
  lastToken: Answer | undefined;

  /** Where this program polls: why the last one brought no answer. */
  unreached: Problem | undefined;

  constructor(protected readonly connection: HttpClient) {}

  async sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.send<T>(url, { method: 'GET', headers: options?.headers ?? {} });
  }

  async sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    const { headers = {}, body = '' } = options ?? {};
    return this.send<T>(url, { method: 'POST', headers, body });
  }

  /** @throws ProblemError also where the answer is an error in OAuth's form, unless MSAL is to see it */
  protected async ask(url: string, init: RequestInit): Promise<Answer> {
    const answer = await this.connection.request(url, init);
    refuseErrors(answer);
    return answer;
  }

  private async send<T>(url: string, init: RequestInit): Promise<NetworkResponse<T>> {
    this.lastToken = undefined;
    try {
      const answer = await this.ask(url, init);
      if (typeof answer.body['error'] !== 'string') this.lastToken = answer;
      return { status: answer.status, headers: { ...answer.headers }, body: answer.body as T };
    } catch (error) {
      throw error instanceof ProblemError ? new CarriedProblem(error.problem) : error;
    }
  }
}

/** MSAL looks at the clock too: after a computer slept it may be the first to notice that a device code is over. */
const codeOver: ReadonlySet<string> = new Set(['device_code_expired', 'device_code_polling_cancelled']);

/** What went wrong in a call of MSAL. Its messages are left out: they may repeat what was sent. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CarriedProblem || error instanceof ProblemError) return error.problem;
  if (error instanceof AuthError && codeOver.has(error.errorCode))
    return { kind: 'attempt', reason: 'expired' };
  if (error instanceof AuthError) return { kind: 'defect', message: `MSAL: ${error.errorCode}` };
  return { kind: 'defect', message: error instanceof Error ? error.name : 'unknown' };
}
