import { randomBytes } from 'node:crypto';
import type { PracticeUser } from '../estate';
import type { Call } from './protocol/call';

/** One browser, with the accounts that are signed in there. */
export interface BrowserSession {
  readonly id: string;
  readonly accounts: Map<string, SignedInAccount>;
}

export interface SignedInAccount {
  readonly user: PracticeUser;
  /** The verification code was entered in this session. */
  verified: boolean;
}

const cookieName = 'practice_session';

export class BrowserSessions {
  private readonly sessions = new Map<string, BrowserSession>();

  of(call: Call): BrowserSession {
    const known = this.sessions.get(call.cookies.get(cookieName) ?? '');
    if (known) return known;
    const session = {
      id: randomBytes(32).toString('base64url'),
      accounts: new Map<string, SignedInAccount>(),
    };
    this.sessions.set(session.id, session);
    return session;
  }

  cookie(session: BrowserSession): Record<string, string> {
    return { 'set-cookie': `${cookieName}=${session.id}; Path=/; HttpOnly; SameSite=Lax` };
  }
}
