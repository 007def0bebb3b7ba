import { randomBytes } from 'node:crypto';
import type { BrowserSession } from '../browserSessions';
import type { DeviceCode } from '../deviceCode/deviceCodes';
import type { TenantInPath } from '../directory';
import type { AppRegistration, PracticeUser } from '../../estate';
import type { AskedScopes } from '../protocol/scopes';
import { SignInError } from '../protocol/signInError';
import type { RedirectTarget } from './redirectAnswer';

export type Prompt = 'none' | 'login' | 'select_account' | 'consent';

/** What the sign-in is for, and so how it ends. */
export type Purpose =
  | {
      readonly kind: 'authorize';
      readonly target: RedirectTarget;
      readonly codeChallenge: string;
      readonly nonce: string | undefined;
      readonly claims: string | undefined;
      readonly clientInfo: boolean;
    }
  | { readonly kind: 'adminConsent'; readonly target: RedirectTarget }
  | { readonly kind: 'device'; readonly code: DeviceCode };

/** A person's way through the pages, from the request of the app to the answer. */
export interface SignInAttempt {
  readonly id: string;
  readonly session: BrowserSession;
  readonly tenant: TenantInPath;
  readonly app: AppRegistration;
  readonly asked: AskedScopes;
  readonly prompt: Prompt | undefined;
  readonly loginHint: string | undefined;
  readonly purpose: Purpose;
  readonly correlationId: string;
  readonly startedAt: number;
  user?: PracticeUser;
  /** The app was confirmed by the person (device code only). */
  appConfirmed?: true;
  consentGiven?: true;
}

/** A page that was left open this long no longer works. */
const lifetime = 60 * 60_000;

export class SignInAttempts {
  private readonly attempts = new Map<string, SignInAttempt>();

  begin(attempt: Omit<SignInAttempt, 'id'>): SignInAttempt {
    const begun = { ...attempt, id: randomBytes(24).toString('base64url') };
    this.attempts.set(begun.id, begun);
    return begun;
  }

  /** @throws SignInError 50089: finished, too old, or of another browser. */
  resume(id: string | null, session: BrowserSession, now: number): SignInAttempt {
    const attempt = this.attempts.get(id ?? '');
    if (attempt?.session !== session || now > attempt.startedAt + lifetime) throw new SignInError(50089);
    return attempt;
  }

  finish(attempt: SignInAttempt): void {
    this.attempts.delete(attempt.id);
  }
}
