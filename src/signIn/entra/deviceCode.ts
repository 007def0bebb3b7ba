import type { AuthenticationResult } from '@azure/msal-node';
import { randomUUID } from 'node:crypto';
import type { DeviceCode } from '../../core/steps/migrationState';
import { type Problem, ProblemError } from '../../core/identity/problem';
import type { Arrival, Exchanged, SignInAttempt } from '../signInAttempt';
import { networkProblem } from '../../net/httpClient';
import { type SignInContext, claimsOf, conclude } from './exchange';
import { problemOf } from './msalNetwork';

/** Hosts of Microsoft's pages for device codes, for every cloud; a cloud's own sign-in host is one too. */
const devicePageHosts = new Set(['microsoft.com', 'www.microsoft.com', 'login.microsoft.com', 'aka.ms']);

interface Issued extends DeviceCode {
  readonly expiresAt: number;
}

/**
 * Asks for a device code, and polls until the person has signed in with it (RFC 8628). There is no redirect, no PKCE and
 * no nonce in this flow: the device code itself, which never leaves this process, binds the answer to this attempt.
 * @throws ProblemError `microsoft` or `network`: no code was given, or not one that can be shown
 */
export async function beginDeviceCode(context: SignInContext): Promise<SignInAttempt> {
  const { client, request, now } = context;
  const [scopes = []] = request.scopes;
  const polling = { cancel: false };
  let issue!: (issued: Issued) => void;
  const issued = new Promise<Issued>((resolve) => (issue = resolve));
  const devicecodeRequest = Object.assign(polling, {
    scopes: [...scopes],
    ...claimsOf(request),
    deviceCodeCallback: (answer: { userCode: string; verificationUri: string; expiresIn: number }) => {
      const { userCode, verificationUri: page, expiresIn } = answer;
      issue({ userCode, page, expiresAt: now() + expiresIn * 1000 });
    },
  });
  const signedIn = client.acquireTokenByDeviceCode(devicecodeRequest);
  // It is looked at when the person is through; until then a refusal is not unhandled.
  signedIn.catch(() => undefined);
  const code = await Promise.race([issued, signedIn.then(() => issued)]);
  if (!canBeShown(code, request.endpoints.browser)) {
    polling.cancel = true;
    throw networkProblem('badAnswer', new URL(request.endpoints.api).host);
  }
  return new DeviceCodeAttempt(context, code, signedIn, () => (polling.cancel = true));
}

class DeviceCodeAttempt implements SignInAttempt {
  readonly id = randomUUID();
  readonly way = 'deviceCode';
  readonly listening = false;
  readonly address: string;
  readonly device: DeviceCode;
  readonly expiresAt: number;
  readonly arrival: Promise<Arrival>;
  private readonly timer: NodeJS.Timeout;
  private over = false;

  constructor(
    private readonly context: SignInContext,
    { userCode, page, expiresAt }: Issued,
    private readonly signedIn: Promise<AuthenticationResult | null>,
    private readonly stopPolling: () => void,
  ) {
    this.device = { userCode, page };
    this.address = page;
    this.expiresAt = expiresAt;
    this.arrival = signedIn.then(
      (): Arrival => ({ kind: 'code' }),
      (error: unknown): Arrival =>
        // With an answer in hand MSAL refused what it holds: the exchange examines that.
        context.network.lastToken === undefined
          ? { kind: 'error', problem: problemOf(error) }
          : { kind: 'code' },
    );
    this.timer = setTimeout(() => this.dispose(), expiresAt - context.now()).unref();
  }

  get unreached(): Problem | undefined {
    return this.context.network.unreached;
  }

  /** Nothing is pasted in this way of signing in. */
  submit(): Problem {
    return { kind: 'attempt', reason: this.over ? 'expired' : 'noCode' };
  }

  async exchange(): Promise<Exchanged> {
    if (this.over) throw new ProblemError({ kind: 'attempt', reason: 'expired' });
    return conclude(this.context, this.signedIn, undefined);
  }

  dispose(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.stopPolling();
    this.context.connection.close();
  }
}

/** What is shown came over the network: a short code, and a page of Microsoft's. */
function canBeShown({ userCode, page }: DeviceCode, signInOrigin: string): boolean {
  if (!/^[A-Za-z0-9-]{4,20}$/.test(userCode) || !URL.canParse(page)) return false;
  const { origin, protocol, hostname, username, password } = new URL(page);
  if (username !== '' || password !== '') return false;
  return origin === signInOrigin || (protocol === 'https:' && devicePageHosts.has(hostname));
}
