import type { AuthorityState } from '../authorityState';
import type { BrowserSession } from '../browserSessions';
import { type Answer, type Call, refuseDuplicates, required } from '../protocol/call';
import type { CloudServices } from '../protocol/permissions';
import { isRegisteredRedirect } from '../protocol/redirectUris';
import { readScopes } from '../protocol/scopes';
import { SignInError } from '../protocol/signInError';
import { type RedirectTarget, type ResponseMode, refusalTo } from './redirectAnswer';
import type { Prompt, SignInAttempt } from './signInAttempts';
import { nextStep, signInSilently } from './signInSteps';

/**
 * `/{tenant}/oauth2/v2.0/authorize`. Until app and redirect URI are known to belong together a refusal is a
 * page (thrown); from then on it goes back to the app.
 */
export function authorize(
  call: Call,
  tenantInPath: string,
  session: BrowserSession,
  state: AuthorityState,
): Answer {
  if (call.method !== 'GET') throw new SignInError(90023, { about: call.method });
  const tenant = state.directory.tenant(tenantInPath);
  refuseDuplicates(call.query);
  const app = state.directory.app(required(call.query, 'client_id'));
  const target = readTarget(call.query, state);
  try {
    const attempt = state.attempts.begin({
      session,
      tenant,
      app,
      correlationId: call.correlationId,
      startedAt: state.now(),
      ...readRequest(call.query, target, state.directory.services(tenant)),
    });
    return attempt.prompt === 'none' ? signInSilently(attempt, state) : nextStep(attempt, state);
  } catch (refusal) {
    if (refusal instanceof SignInError) return refusalTo(target, refusal, call.correlationId, state);
    throw refusal;
  }
}

/** @throws SignInError 50011 for an address that the app is not registered with. */
export function readTarget(query: URLSearchParams, state: AuthorityState): RedirectTarget {
  const redirectUri = required(query, 'redirect_uri');
  if (!isRegisteredRedirect(redirectUri, state.browserOrigins)) {
    throw new SignInError(50011, { about: redirectUri });
  }
  const mode = query.get('response_mode');
  const known = modes.find((name) => name === mode);
  return { redirectUri, responseMode: known ?? 'query', state: query.get('state') ?? undefined };
}

const modes: readonly ResponseMode[] = ['query', 'fragment', 'form_post'];
const prompts: readonly Prompt[] = ['none', 'login', 'select_account', 'consent'];

function readRequest(
  query: URLSearchParams,
  target: RedirectTarget,
  services: CloudServices,
): Pick<SignInAttempt, 'asked' | 'prompt' | 'loginHint' | 'purpose'> {
  const mode = query.get('response_mode');
  if (mode !== null && mode !== target.responseMode) throw new SignInError(90023, { about: 'response_mode' });
  if (required(query, 'response_type') !== 'code') throw new SignInError(700051);
  const asked = readScopes(query.get('scope'), services);
  // Microsoft lets a native app go without PKCE, or with `plain`. The practice authority does not: this
  // product must never do so.
  const codeChallenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(codeChallenge)) {
    throw new SignInError(50147);
  }
  const named = query.get('prompt');
  const prompt = prompts.find((known) => known === named);
  if (named !== null && !prompt) throw new SignInError(90023, { about: 'prompt' });
  return {
    asked,
    prompt,
    loginHint: query.get('login_hint') ?? undefined,
    purpose: {
      kind: 'authorize',
      target,
      codeChallenge,
      nonce: query.get('nonce') ?? undefined,
      claims: query.get('claims') ?? undefined,
      clientInfo: query.get('client_info') === '1',
    },
  };
}
