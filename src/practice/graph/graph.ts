import type { AuthorityState } from '../authority/authorityState';
import { type Answer, type Call, json } from '../authority/protocol/call';
import type { CloudServices } from '../authority/protocol/permissions';
import type { Claims } from '../authority/signingKeys';
import { accessTokenIssuerOf } from '../authority/token/claims';
import { graphRefusal } from './graphError';
import { queried } from './odata';
import { reads } from './reads';

/**
 * Microsoft Graph on loopback, v1.0, for reading. Strict where Graph is: the bearer token must be the authority's, for
 * this cloud's Graph, in its lifetime and of a tenant that is there; what its scopes do not allow is refused.
 */
export function graphApi(call: Call, path: string, cloud: CloudServices, state: AuthorityState): Answer {
  const answered = answerTo(call, path, cloud, state);
  // Both ids are in every answer's headers, so that a caller can name the request to the service's makers.
  const ids = { 'request-id': call.correlationId, 'client-request-id': call.correlationId };
  return { ...answered, headers: { ...answered.headers, ...ids } };
}

function answerTo(call: Call, path: string, { graph }: CloudServices, state: AuthorityState): Answer {
  const refuse = (status: number, code: string, message: string) =>
    graphRefusal(status, code, message, call, state.now());
  const claims = claimsOf(call, graph, state);
  if (claims === undefined) {
    return refuse(
      401,
      'InvalidAuthenticationToken',
      'The access token is missing, expired, or not for Graph.',
    );
  }
  const read = reads.find((one) => one.path === path);
  if (!read) return refuse(400, 'BadRequest', `Resource not found for the segment '${path.split('/')[0]}'.`);
  if (call.method !== 'GET')
    return refuse(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.');
  const scopes = String(claims['scp']).split(' ');
  if (!read.anyOf.some((scope) => scopes.includes(scope))) {
    return refuse(403, read.refusal, 'Access is denied. Check credentials and try again.');
  }
  const tenant = state.directory.tenantById(String(claims['tid']));
  const user = state.directory.user(String(claims['upn']));
  if (!tenant || !user)
    return refuse(404, 'Request_ResourceNotFound', 'The tenant or the user is not there.');
  const answered = queried(read.answer({ claims, tenant, user }), call.query, read, graph);
  return 'unknown' in answered ? refuse(400, 'BadRequest', answered.unknown) : json(200, answered.body);
}

/** Undefined: not a token that Graph accepts. */
function claimsOf({ headers }: Call, graph: string, state: AuthorityState): Claims | undefined {
  const [scheme, bearer = ''] = (headers.authorization ?? '').split(' ', 2);
  if (scheme?.toLowerCase() !== 'bearer') return undefined;
  const claims = state.keys.claimsOf(bearer, graph, state.now());
  return claims?.['iss'] === accessTokenIssuerOf(String(claims?.['tid']), state) ? claims : undefined;
}
