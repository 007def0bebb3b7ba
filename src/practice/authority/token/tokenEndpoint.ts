import type { AuthorityState } from '../authorityState';
import type { AppRegistration } from '../../estate';
import { type Answer, type Call, json, refuseDuplicates, required } from '../protocol/call';
import { SignInError } from '../protocol/signInError';
import { redeemCode } from './authorizationCodeGrant';
import { redeemDeviceCode } from './deviceCodeGrant';
import { redeemRefreshToken } from './refreshTokenGrant';
import type { TokenRequest } from './tokenRequest';

type Redeem = (request: TokenRequest, state: AuthorityState) => Record<string, unknown>;

const grantTypes: Readonly<Record<string, Redeem>> = {
  authorization_code: redeemCode,
  refresh_token: redeemRefreshToken,
  'urn:ietf:params:oauth:grant-type:device_code': redeemDeviceCode,
  // Microsoft also takes the name of an early draft.
  device_code: redeemDeviceCode,
};

/** `/{tenant}/oauth2/v2.0/token`, for public clients. */
export function token(call: Call, tenantInPath: string, state: AuthorityState): Answer {
  const app = readClient(call, state);
  const tenant = state.directory.tenant(tenantInPath);
  const grantType = required(call.form, 'grant_type');
  const redeem = Object.hasOwn(grantTypes, grantType) ? grantTypes[grantType] : undefined;
  if (!redeem) throw new SignInError(70003, { about: grantType });
  if (!app.publicClient) throw new SignInError(7000218);
  if (call.form.has('client_secret') || call.form.has('client_assertion')) throw new SignInError(700025);
  return json(200, redeem({ form: call.form, app, tenant }, state));
}

/** Checks that the token and the device code endpoint have in common. */
export function readClient(call: Call, state: AuthorityState): AppRegistration {
  if (call.method !== 'POST') throw new SignInError(900561, { about: call.method });
  refuseDuplicates(call.form);
  const app = state.directory.app(required(call.form, 'client_id'));
  // No practice app is a single-page application, so a page's script has no business here.
  if (call.headers.origin !== undefined) throw new SignInError(9002326);
  return app;
}
