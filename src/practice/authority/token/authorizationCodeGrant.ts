import { createHash } from 'node:crypto';
import type { AuthorityState } from '../authorityState';
import { required } from '../protocol/call';
import { readScopes } from '../protocol/scopes';
import { SignInError } from '../protocol/signInError';
import { codeLifetime, looksOpaque } from './issuedGrants';
import { tokenAnswer } from './tokenAnswer';
import type { TokenRequest } from './tokenRequest';

/**
 * `grant_type=authorization_code`.
 * @throws SignInError 9002313 cut off, 70000 unknown or another app's, 700005 another tenant's, 500112 another
 * redirect, 70008 older than ten minutes, 54005 used before, 501481 wrong verifier
 */
export function redeemCode(
  { form, app, tenant }: TokenRequest,
  state: AuthorityState,
): Record<string, unknown> {
  const text = required(form, 'code');
  const redirectUri = required(form, 'redirect_uri');
  if (!looksOpaque(text)) throw new SignInError(9002313, { about: "'code'" });
  const code = state.grants.code(text);
  if (code?.signIn.app !== app) throw new SignInError(70000, { about: "'code'" });
  if (typeof tenant !== 'string' && tenant.id !== code.signIn.membership.tenantId)
    throw new SignInError(700005);
  if (redirectUri !== code.redirectUri) throw new SignInError(500112, { about: redirectUri });
  if (code.redeemed) throw new SignInError(54005);
  if (state.now() >= code.issuedAt + codeLifetime) throw new SignInError(70008);
  if (challengeOf(form.get('code_verifier') ?? '') !== code.codeChallenge) {
    code.redeemed = state.wrongVerifierSpendsCode;
    throw new SignInError(501481);
  }
  const services = state.directory.services(code.signIn.membership);
  const asked = form.has('scope') ? readScopes(form.get('scope'), services) : code.signIn.asked;
  const answer = tokenAnswer(code.signIn, asked, form.get('client_info') === '1', state);
  code.redeemed = true;
  return answer;
}

/** RFC 7636, S256. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
