import type { AuthorityState } from '../authorityState';
import { required } from '../protocol/call';
import { readScopes } from '../protocol/scopes';
import { SignInError } from '../protocol/signInError';
import { type RevocationReason, type SignIn, refreshTokenLifetime } from './issuedGrants';
import { tokenAnswer } from './tokenAnswer';
import type { TokenRequest } from './tokenRequest';

/**
 * `grant_type=refresh_token`. The answer carries a new refresh token; the old one stays good, as at Microsoft.
 * @throws SignInError 70000 unknown, 700082 unused for 90 days, 50173 revoked, 50076 MFA wanted, 65001 consent
 * missing, 50057 disabled, 50020 no account of this tenant; the sub-error tells the app what to do
 */
export function redeemRefreshToken(
  { form, app, tenant }: TokenRequest,
  state: AuthorityState,
): Record<string, unknown> {
  const refreshToken = state.grants.refreshToken(required(form, 'refresh_token'));
  if (refreshToken?.signIn.app !== app) throw new SignInError(70000, { suberror: 'bad_token' });
  const { user } = refreshToken.signIn;
  if (state.now() >= refreshToken.issuedAt + refreshTokenLifetime) {
    throw new SignInError(700082, { suberror: 'bad_token' });
  }
  const revocation = state.grants.revocationOf(refreshToken);
  if (revocation) throw refusals[revocation]();
  const membership =
    typeof tenant === 'string' ? refreshToken.signIn.membership : state.directory.membership(user, tenant);
  if (!membership) throw new SignInError(50020, { about: user.userName });
  // Without the nonce: that belongs to the sign-in in the browser.
  const { claims } = refreshToken.signIn;
  const signIn: SignIn = {
    app,
    user,
    membership,
    asked: refreshToken.signIn.asked,
    ...(claims === undefined ? {} : { claims }),
  };
  const services = state.directory.services(membership);
  const asked = form.has('scope') ? readScopes(form.get('scope'), services) : signIn.asked;
  return tokenAnswer(signIn, asked, form.get('client_info') === '1', state);
}

const refusals: Readonly<Record<RevocationReason, () => SignInError>> = {
  revoked: () => new SignInError(50173, { suberror: 'bad_token' }),
  mfaRequired: () => new SignInError(50076, { suberror: 'basic_action' }),
  consentWithdrawn: () => new SignInError(65001, { suberror: 'consent_required' }),
};
