import type { Configuration } from '@azure/msal-node';
import type { Authority } from '../authority/authority';
import { practiceApps, practiceTenants } from '../../src/practice/estate';

/** MSAL as anybody would set it up for the practice cloud: nothing of ours is between it and the network. */
export function msalFor({ apiOrigin, browserOrigin }: Authority): Configuration {
  const { id } = practiceTenants.contoso;
  const at = (origin: string, path: string) => `${origin}/{tenantid}/${path}`;
  return {
    auth: {
      clientId: practiceApps.backup.clientId,
      authority: `https://login.microsoftonline.com/${id}`,
      authorityMetadata: JSON.stringify({
        issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0',
        authorization_endpoint: at(browserOrigin, 'oauth2/v2.0/authorize'),
        token_endpoint: at(apiOrigin, 'oauth2/v2.0/token'),
        end_session_endpoint: at(browserOrigin, 'oauth2/v2.0/logout'),
        jwks_uri: at(apiOrigin, 'discovery/v2.0/keys'),
      }),
    },
  };
}
