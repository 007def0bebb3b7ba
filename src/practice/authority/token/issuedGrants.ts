import { randomBytes } from 'node:crypto';
import type { AppRegistration, Membership, PracticeUser } from '../../estate';
import type { AskedScopes } from '../protocol/scopes';

/** An authorization code lives ten minutes, a refresh token ninety days after its last use. */
export const codeLifetime = 10 * 60_000;
export const refreshTokenLifetime = 90 * 24 * 60 * 60_000;

/** Who signed in where, to which app, for what. */
export interface SignIn {
  readonly app: AppRegistration;
  readonly user: PracticeUser;
  readonly membership: Membership;
  readonly asked: AskedScopes;
  readonly nonce?: string;
  /** As the request for the sign-in named them. */
  readonly claims?: string;
}

export interface AuthorizationCode {
  readonly signIn: SignIn;
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly issuedAt: number;
  redeemed: boolean;
}

export interface RefreshToken {
  readonly signIn: SignIn;
  readonly issuedAt: number;
}

/** Why refresh tokens of a person stop working. */
export type RevocationReason =
  /** Sessions revoked or password reset. */
  | 'revoked'
  /** A policy asks for MFA from now on. */
  | 'mfaRequired'
  /** Consent to the app was taken back. */
  | 'consentWithdrawn';

export class IssuedGrants {
  private readonly codes = new Map<string, AuthorizationCode>();
  private readonly refreshTokens = new Map<string, RefreshToken>();
  private readonly revocations = new Map<
    string,
    { readonly after: number; readonly reason: RevocationReason }
  >();
  /** Refresh tokens issued so far: revocation is by order, so that it needs no clock. */
  private issued = 0;
  private readonly order = new WeakMap<RefreshToken, number>();

  issueCode(code: Omit<AuthorizationCode, 'redeemed'>): string {
    const text = opaque('IAAA', 600);
    this.codes.set(text, { ...code, redeemed: false });
    return text;
  }

  code(text: string): AuthorizationCode | undefined {
    return this.codes.get(text);
  }

  issueRefreshToken(token: RefreshToken): string {
    const text = opaque('EAAA', 750);
    this.refreshTokens.set(text, token);
    this.order.set(token, ++this.issued);
    return text;
  }

  refreshToken(text: string): RefreshToken | undefined {
    return this.refreshTokens.get(text);
  }

  revoke(user: PracticeUser, reason: RevocationReason): void {
    this.revocations.set(user.userName, { after: this.issued, reason });
  }

  revocationOf(token: RefreshToken): RevocationReason | undefined {
    const revocation = this.revocations.get(token.signIn.user.userName);
    return revocation && (this.order.get(token) ?? 0) <= revocation.after ? revocation.reason : undefined;
  }
}

/** In the shape and length of Microsoft's, which name their kind after the second dot; nothing else can be read from it. */
function opaque(kind: 'IAAA' | 'EAAA', bytes: number): string {
  const [app, rest] = [33, bytes].map((length) => randomBytes(length).toString('base64url'));
  return `1.A${app}.AgABBA${kind}${rest}`;
}

/** What a code or refresh token of ours looks like; anything else was cut off or mistyped. */
export function looksOpaque(text: string): boolean {
  return /^1\.A[\w-]{44}\.AgABBA[IE]AAA[\w-]{800,1000}$/.test(text);
}
