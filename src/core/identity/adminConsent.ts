import type { Cloud } from '../backupSets/clouds';
import { isGuid } from '../basics/guid';
import { type ScopesOf, scopesFor } from './permissions';

/** What every sign-in asks for beside its services' permissions: left out, each member would be asked for it. */
const openId = ['openid', 'profile', 'offline_access'];

/**
 * What comes back from the consent page is told from a sign-in's answer by this, and believed no further. It names the
 * app, since Microsoft's answer doesn't.
 */
export function adminConsentState(clientId: string): string {
  return `consent-${clientId.toLowerCase()}`;
}

/**
 * Whether a state is that of a consent link: with what this computer listens for behind it, or as links of earlier
 * versions have it, which name no app.
 * @param clientId only for this app
 */
export function isAdminConsentState(state: string, clientId?: string): boolean {
  const [of] = state.split('.', 1);
  return clientId === undefined
    ? of === 'consent' || (of?.startsWith('consent-') === true && isGuid(of.slice('consent-'.length)))
    : of === adminConsentState(clientId);
}

/**
 * The page on which an administrator grants consent for the whole tenant. It yields no token. It ends at an address of the
 * administrator's own computer, where nobody listens: the browser's error page then has the answer in its address. Where
 * the administrator is at this computer, at the address that is listened to.
 */
export function adminConsentLink(
  cloud: Cloud,
  tenant: string,
  clientId: string,
  permissions: readonly ScopesOf[],
  answerTo: { readonly redirect: string; readonly state: string } = {
    redirect: 'http://localhost',
    state: adminConsentState(clientId),
  },
): string {
  const { graph, exchange } = scopesFor(cloud.id, permissions);
  const query = new URLSearchParams({
    client_id: clientId,
    scope: [...graph, ...exchange, ...openId].join(' '),
    redirect_uri: answerTo.redirect,
    state: answerTo.state,
  });
  // A `+` for a space is form encoding, which not every server reads in an address.
  return `${cloud.browserOrigin}/${encodeURIComponent(tenant)}/v2.0/adminconsent?${query.toString().replaceAll('+', '%20')}`;
}
