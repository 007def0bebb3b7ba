import type { AuthorityState } from '../authorityState';
import type { BrowserSession } from '../browserSessions';
import { signedOutPage } from '../pages/plainPages';
import { type Answer, type Call, redirect } from '../protocol/call';
import { isRegisteredRedirect } from '../protocol/redirectUris';

/** `/{tenant}/oauth2/v2.0/logout`: ends every account's session in this browser. */
export function logout(
  call: Call,
  tenantInPath: string,
  session: BrowserSession,
  state: AuthorityState,
): Answer {
  state.directory.tenant(tenantInPath);
  session.accounts.clear();
  const back = call.query.get('post_logout_redirect_uri');
  if (back === null || !isRegisteredRedirect(back, state.browserOrigins)) return signedOutPage();
  const given = call.query.get('state');
  return redirect(given === null ? back : `${back}?state=${encodeURIComponent(given)}`);
}
