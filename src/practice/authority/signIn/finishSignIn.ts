import { randomUUID } from 'node:crypto';
import type { AuthorityState } from '../authorityState';
import type { Membership, PracticeUser } from '../../estate';
import { errorPage } from '../pages/errorPage';
import { deviceDonePage } from '../pages/plainPages';
import type { Answer } from '../protocol/call';
import { SignInError } from '../protocol/signInError';
import { clientInfoOf } from '../token/claims';
import type { SignIn } from '../token/issuedGrants';
import { answerTo, refusalTo } from './redirectAnswer';
import type { SignInAttempt } from './signInAttempts';

/** Everything was asked and answered: the app gets its code, its consent, or its device signed in. */
export function finishSignIn(
  attempt: SignInAttempt,
  user: PracticeUser,
  membership: Membership,
  state: AuthorityState,
): Answer {
  const { app, asked, purpose } = attempt;
  state.attempts.finish(attempt);
  if (purpose.kind === 'adminConsent') {
    return answerTo(purpose.target, {
      admin_consent: 'True',
      tenant: membership.tenantId,
      scope: asked.permissions.map(({ value }) => value).join(' '),
    });
  }
  const claims = purpose.kind === 'device' ? purpose.code.claims : purpose.claims;
  const signIn: SignIn = {
    app,
    user,
    membership,
    asked,
    ...(purpose.kind === 'authorize' && purpose.nonce !== undefined ? { nonce: purpose.nonce } : {}),
    ...(claims === undefined ? {} : { claims }),
  };
  if (purpose.kind === 'device') {
    if (state.directory.blocksDeviceCode(membership.tenantId)) {
      purpose.code.outcome = 'blocked';
      return errorPage(new SignInError(53003), attempt.correlationId, state, attempt);
    }
    purpose.code.outcome = signIn;
    return deviceDonePage('signedIn');
  }
  const code = state.grants.issueCode({
    signIn,
    redirectUri: purpose.target.redirectUri,
    codeChallenge: purpose.codeChallenge,
    issuedAt: state.now(),
  });
  return answerTo(purpose.target, {
    code,
    ...(purpose.clientInfo ? { client_info: clientInfoOf(user) } : {}),
    session_state: randomUUID(),
  });
}

/** The person cancelled, or only an administrator could go on. */
export function declineSignIn(
  attempt: SignInAttempt,
  because: 'declined' | 'approvalNeeded',
  state: AuthorityState,
): Answer {
  const { purpose } = attempt;
  state.attempts.finish(attempt);
  if (purpose.kind === 'device') {
    purpose.code.outcome = 'declined';
    return deviceDonePage('declined');
  }
  const refusal = new SignInError(because === 'declined' ? 65004 : 90094);
  return refusalTo(purpose.target, refusal, attempt.correlationId, state);
}
