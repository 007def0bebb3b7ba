import type { AuthorityState } from '../authorityState';
import type { BrowserSession } from '../browserSessions';
import { deviceCodePage } from '../pages/plainPages';
import { type Answer, type Call, json } from '../protocol/call';
import { readScopes } from '../protocol/scopes';
import { SignInError } from '../protocol/signInError';
import { nextStep } from '../signIn/signInSteps';
import { readClient } from '../token/tokenEndpoint';
import { deviceCodeLifetime } from './deviceCodes';

/** `/{tenant}/oauth2/v2.0/devicecode` (RFC 8628, 3.2): a code to show, and one to poll with. */
export function deviceCode(call: Call, tenantInPath: string, state: AuthorityState): Answer {
  const app = readClient(call, state);
  if (!app.publicClient) throw new SignInError(7000218);
  const tenant = state.directory.tenant(tenantInPath);
  const asked = readScopes(call.form.get('scope'), state.directory.services(tenant));
  const claims = call.form.get('claims') ?? undefined;
  const code = state.deviceCodes.issue({ app, tenant, asked, claims, issuedAt: state.now() });
  const page = `${state.browserOrigins[0]}/common/oauth2/deviceauth`;
  return json(200, {
    user_code: code.userCode,
    device_code: code.deviceCode,
    verification_uri: page,
    expires_in: deviceCodeLifetime / 1000,
    interval: state.deviceCodes.interval,
    message: `To sign in, open ${page} in a browser and enter the code ${code.userCode}.`,
  });
}

/** `/common/oauth2/deviceauth`: the page where the code is typed, and the sign-in that follows. */
export function deviceAuth(call: Call, session: BrowserSession, state: AuthorityState): Answer {
  if (call.method !== 'POST') return deviceCodePage();
  const code = state.deviceCodes.byUserCode(call.form.get('userCode') ?? '', state.now());
  if (!code) return deviceCodePage(new SignInError(70018).message);
  const attempt = state.attempts.begin({
    session,
    tenant: code.tenant,
    app: code.app,
    asked: code.asked,
    prompt: 'select_account',
    loginHint: undefined,
    purpose: { kind: 'device', code },
    correlationId: call.correlationId,
    startedAt: state.now(),
  });
  return nextStep(attempt, state);
}
