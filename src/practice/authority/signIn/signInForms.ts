import type { AuthorityState } from '../authorityState';
import type { BrowserSession } from '../browserSessions';
import { enterCodePage, signInPage } from '../pages/signInPages';
import type { Answer, Call } from '../protocol/call';
import { SignInError } from '../protocol/signInError';
import { acceptConsent } from './consentStep';
import { declineSignIn } from './finishSignIn';
import type { SignInAttempt } from './signInAttempts';
import { accountOf, nextStep } from './signInSteps';

type Form = (attempt: SignInAttempt, form: URLSearchParams, state: AuthorityState) => Answer;

/** The forms of the sign-in pages, by the last part of their path: `POST /sign-in/<form>`. */
const forms: Readonly<Record<string, Form>> = { password, account, code, confirm, consent };

/** @throws SignInError 50089 where the form belongs to no running attempt of this browser. */
export function submitForm(
  call: Call,
  name: string,
  session: BrowserSession,
  state: AuthorityState,
): Answer | undefined {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (!form || call.method !== 'POST') return undefined;
  return form(state.attempts.resume(call.form.get('attempt'), session, state.now()), call.form, state);
}

function password(attempt: SignInAttempt, form: URLSearchParams, state: AuthorityState): Answer {
  const userName = form.get('userName') ?? '';
  const user = state.directory.user(userName);
  if (!user) return signInPage(attempt, userName, new SignInError(50034, { about: userName }).message);
  if (form.get('password') !== user.password)
    return signInPage(attempt, userName, new SignInError(50126).message);
  if (user.disabled)
    return signInPage(attempt, userName, new SignInError(50057, { about: userName }).message);
  const before = attempt.session.accounts.get(user.userName);
  // A forced sign-in starts from nothing: the verification code is asked for again.
  const verified = attempt.prompt !== 'login' && before?.verified === true;
  attempt.session.accounts.set(user.userName, { user, verified });
  attempt.user = user;
  return nextStep(attempt, state);
}

/** The account picker; an empty user name is "Use another account". */
function account(attempt: SignInAttempt, form: URLSearchParams, state: AuthorityState): Answer {
  const picked = attempt.session.accounts.get(form.get('userName') ?? '');
  if (!picked || attempt.prompt === 'login') {
    delete attempt.user;
    return signInPage(attempt, '');
  }
  attempt.user = picked.user;
  return nextStep(attempt, state);
}

function code(attempt: SignInAttempt, form: URLSearchParams, state: AuthorityState): Answer {
  const signedIn = accountOf(attempt);
  if (!signedIn) return nextStep(attempt, state);
  if ((form.get('verificationCode') ?? '').trim() !== signedIn.user.verificationCode) {
    return enterCodePage(attempt, signedIn.user.userName, new SignInError(500121).message);
  }
  signedIn.verified = true;
  return nextStep(attempt, state);
}

/** Device code: "Are you trying to sign in to …?" */
function confirm(attempt: SignInAttempt, form: URLSearchParams, state: AuthorityState): Answer {
  if (form.get('choice') !== 'accept') return declineSignIn(attempt, 'declined', state);
  attempt.appConfirmed = true;
  return nextStep(attempt, state);
}

function consent(attempt: SignInAttempt, form: URLSearchParams, state: AuthorityState): Answer {
  const choice = form.get('choice');
  if (choice !== 'accept') {
    return declineSignIn(attempt, choice === 'approvalNeeded' ? 'approvalNeeded' : 'declined', state);
  }
  const signedIn = accountOf(attempt);
  const membership = signedIn && state.directory.membership(signedIn.user, attempt.tenant);
  // Nobody may skip a page by posting the last one.
  const verified = signedIn?.user.verificationCode === undefined || signedIn.verified;
  if (signedIn && membership && verified) {
    acceptConsent(attempt, signedIn.user, membership, form.get('organization') === 'yes', state);
  }
  return nextStep(attempt, state);
}
