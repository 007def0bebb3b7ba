import type { AuthorityState } from '../authorityState';
import { deviceCodeLifetime } from '../deviceCode/deviceCodes';
import { required } from '../protocol/call';
import { SignInError } from '../protocol/signInError';
import { tokenAnswer } from './tokenAnswer';
import type { TokenRequest } from './tokenRequest';

/**
 * `grant_type=urn:ietf:params:oauth:grant-type:device_code` (RFC 8628).
 * @throws SignInError 70016 not finished yet, 70020 run out, 65004 declined, 53003 blocked by policy, 70000 unknown, 54005 used before
 */
export function redeemDeviceCode(
  { form, app }: TokenRequest,
  state: AuthorityState,
): Record<string, unknown> {
  const code = state.deviceCodes.byDeviceCode(required(form, 'device_code'));
  if (code?.app !== app) throw new SignInError(70000, { about: "'device_code'" });
  if (state.now() >= code.issuedAt + deviceCodeLifetime) throw new SignInError(70020);
  if (code.outcome === 'pending') throw new SignInError(70016);
  if (code.outcome === 'declined') throw new SignInError(65004, { error: 'authorization_declined' });
  if (code.outcome === 'blocked') throw new SignInError(53003, { error: 'invalid_grant' });
  if (code.outcome === 'redeemed') throw new SignInError(54005);
  const answer = tokenAnswer(code.outcome, code.asked, form.get('client_info') === '1', state);
  code.outcome = 'redeemed';
  return answer;
}
