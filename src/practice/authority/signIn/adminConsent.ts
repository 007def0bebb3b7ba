import type { AuthorityState } from '../authorityState';
import type { BrowserSession } from '../browserSessions';
import { type Answer, type Call, refuseDuplicates, required } from '../protocol/call';
import { readScopes } from '../protocol/scopes';
import { readTarget } from './authorize';
import { nextStep } from './signInSteps';

/** `/{tenant}/v2.0/adminconsent`: an administrator grants the app its permissions; no token comes of it. */
export function adminConsent(
  call: Call,
  tenantInPath: string,
  session: BrowserSession,
  state: AuthorityState,
): Answer {
  const tenant = state.directory.tenant(tenantInPath);
  refuseDuplicates(call.query);
  const app = state.directory.app(required(call.query, 'client_id'));
  const target = { ...readTarget(call.query, state), responseMode: 'query' as const };
  const attempt = state.attempts.begin({
    session,
    tenant,
    app,
    asked: readScopes(call.query.get('scope'), state.directory.services(tenant)),
    // Whoever is signed in here need not be the administrator.
    prompt: 'select_account',
    loginHint: undefined,
    purpose: { kind: 'adminConsent', target },
    correlationId: call.correlationId,
    startedAt: state.now(),
  });
  return nextStep(attempt, state);
}
