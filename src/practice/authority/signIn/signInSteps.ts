import type { AuthorityState } from '../authorityState';
import type { SignedInAccount } from '../browserSessions';
import type { Membership } from '../../estate';
import { errorPage } from '../pages/errorPage';
import { accountPicker, confirmAppPage, enterCodePage, signInPage } from '../pages/signInPages';
import type { Answer } from '../protocol/call';
import { SignInError } from '../protocol/signInError';
import { consentStep, missingConsent } from './consentStep';
import { finishSignIn } from './finishSignIn';
import type { SignInAttempt } from './signInAttempts';

/** What the person sees next, or the answer to the app where nothing is left to ask. */
export function nextStep(attempt: SignInAttempt, state: AuthorityState): Answer {
  const account = accountOf(attempt);
  if (!account) return chooseAccount(attempt, state);
  const { user } = account;
  const membership = state.directory.membership(user, attempt.tenant);
  if (!membership) {
    const refusal = new SignInError(50020, { about: user.userName });
    return errorPage(refusal, attempt.correlationId, state, attempt);
  }
  if (user.verificationCode !== undefined && !account.verified) return enterCodePage(attempt, user.userName);
  if (attempt.purpose.kind === 'device' && !attempt.appConfirmed)
    return confirmAppPage(attempt, user.userName);
  return consentStep(attempt, user, membership, state) ?? finishSignIn(attempt, user, membership, state);
}

/**
 * `prompt=none`: an answer without a page.
 * @throws SignInError 50058 nobody is signed in, 16000 not clear who, 50076 and 65001 a page would be needed.
 */
export function signInSilently(attempt: SignInAttempt, state: AuthorityState): Answer {
  const candidates = hinted(attempt);
  const [account] = candidates;
  if (!account) throw new SignInError(50058);
  const membership: Membership | undefined = state.directory.membership(account.user, attempt.tenant);
  if (candidates.length > 1 || !membership) throw new SignInError(16000);
  if (account.user.verificationCode !== undefined && !account.verified) {
    throw new SignInError(50076, { error: 'interaction_required' });
  }
  if (missingConsent(attempt, membership, state).length > 0) {
    throw new SignInError(65001, { error: 'consent_required' });
  }
  return finishSignIn(attempt, account.user, membership, state);
}

/** The account of this attempt, while it is signed in. */
export function accountOf(attempt: SignInAttempt): SignedInAccount | undefined {
  return attempt.user && attempt.session.accounts.get(attempt.user.userName);
}

function chooseAccount(attempt: SignInAttempt, state: AuthorityState): Answer {
  const accounts = [...attempt.session.accounts.values()];
  if (attempt.prompt === 'select_account') {
    // An account picker takes no hint: MSAL does not send one, and Microsoft would not honour it.
    return accounts.length > 0 ? accountPicker(attempt, accounts) : signInPage(attempt, '');
  }
  if (attempt.prompt === 'login') return signInPage(attempt, attempt.loginHint ?? '');
  const candidates = hinted(attempt);
  if (candidates.length > 1) return accountPicker(attempt, candidates);
  const [only] = candidates;
  if (!only) return signInPage(attempt, attempt.loginHint ?? '');
  attempt.user = only.user;
  return nextStep(attempt, state);
}

/** The signed-in accounts that the request can mean. */
function hinted({ session, loginHint }: SignInAttempt): readonly SignedInAccount[] {
  const accounts = [...session.accounts.values()];
  return loginHint === undefined
    ? accounts
    : accounts.filter(({ user }) => user.userName === loginHint.trim().toLowerCase());
}
