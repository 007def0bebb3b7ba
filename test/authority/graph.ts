import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { AuthorityState } from './authorityState';
import { roleTemplates } from './estate';
import { type Answer, type Call, json } from './protocol/call';
import { graph } from './protocol/permissions';

/** The two questions of Microsoft Graph that a role check asks. Undefined: no such path. */
export async function graphApi(call: Call, path: string, state: AuthorityState): Promise<Answer | undefined> {
  const known = path === 'me' || path === 'me/transitiveMemberOf/microsoft.graph.directoryRole';
  if (!known || call.method !== 'GET') return undefined;
  const [scheme, bearer = ''] = (call.headers.authorization ?? '').split(' ', 2);
  let claims: JWTPayload;
  try {
    claims = await state.keys.verify(scheme?.toLowerCase() === 'bearer' ? bearer : '', graph, state.now());
  } catch {
    return graphError(
      401,
      'InvalidAuthenticationToken',
      'Access token is missing, expired, or for another service.',
      call,
    );
  }
  const scopes = String(claims['scp']).split(' ');
  return path === 'me' ? me(claims, scopes, call, state) : directoryRoles(claims, scopes, call);
}

function me(claims: JWTPayload, scopes: readonly string[], call: Call, state: AuthorityState): Answer {
  const user = state.directory.user(String(claims['upn']));
  if (!user || !scopes.includes('User.Read')) return accessDenied(call);
  return json(200, {
    '@odata.context': `${graph}/v1.0/$metadata#users/$entity`,
    displayName: user.displayName,
    userPrincipalName: user.userName,
    id: claims['oid'],
  });
}

/** The documented shape of `directoryRole`; eligible roles that are not activated do not show. */
function directoryRoles(claims: JWTPayload, scopes: readonly string[], call: Call): Answer {
  const sufficient = ['RoleManagement.Read.Directory', 'Directory.Read.All'];
  if (!sufficient.some((scope) => scopes.includes(scope))) return accessDenied(call);
  const held = (claims['wids'] as readonly string[]).includes(roleTemplates.globalAdministrator);
  return json(200, {
    '@odata.context': `${graph}/v1.0/$metadata#directoryRoles`,
    value: held
      ? [
          {
            id: 'd0d0d0d0-5a3b-4f10-9d2e-000000000001',
            deletedDateTime: null,
            description: 'Can manage all aspects of the directory.',
            displayName: 'Global Administrator',
            roleTemplateId: roleTemplates.globalAdministrator,
          },
        ]
      : [],
  });
}

function accessDenied(call: Call): Answer {
  return graphError(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
    call,
  );
}

function graphError(status: number, code: string, message: string, call: Call): Answer {
  const innerError = { 'request-id': randomUUID(), 'client-request-id': call.correlationId };
  return json(status, { error: { code, message, innerError } });
}
