import type { AuthorityState } from '../../src/practice/authority/authorityState';
import type { Answer } from '../../src/practice/authority/protocol/call';
import type { Claims } from '../../src/practice/authority/signingKeys';
import { issuerOf, tokenLifetimeSeconds } from '../../src/practice/authority/token/claims';
import { practiceTenants } from '../../src/practice/estate';
import type { TokenFault } from './faults';

/** A good answer of the token endpoint, with its ID token as the fault makes it; a refusal stays as it is. */
export function withFault(answered: Answer, fault: TokenFault, state: AuthorityState): Answer {
  if (answered.status !== 200) return answered;
  const body = JSON.parse(answered.body) as Record<string, unknown>;
  const idToken = body['id_token'];
  if (fault.kind === 'missingField') Reflect.deleteProperty(body, fault.field);
  else if (typeof idToken === 'string') body['id_token'] = otherIdToken(idToken, fault, state);
  return { ...answered, body: JSON.stringify(body) };
}

function otherIdToken(token: string, fault: TokenFault, state: AuthorityState): string {
  const [head, payload = '', signature = ''] = token.split('.');
  if (fault.kind === 'brokenSignature') {
    const bytes = Buffer.from(signature, 'base64url');
    bytes[0] = (bytes[0] ?? 0) ^ 0xff;
    return [head, payload, bytes.toString('base64url')].join('.');
  }
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  return state.keys.sign(otherClaims(claims, fault, state));
}

function otherClaims(claims: Claims, fault: TokenFault, state: AuthorityState): Claims {
  const shifted = (seconds: number) => ({
    ...claims,
    ...Object.fromEntries(['iat', 'nbf', 'exp'].map((name) => [name, Number(claims[name]) + seconds])),
  });
  const otherTenant = otherTenantThan(String(claims['tid']));
  switch (fault.kind) {
    case 'wrongAudience':
      return { ...claims, aud: '00000003-0000-0000-c000-000000000000' };
    case 'wrongIssuer':
      return { ...claims, iss: 'https://login.example.com/v2.0' };
    case 'otherTenant':
      return { ...claims, tid: otherTenant, iss: issuerOf(otherTenant, state) };
    case 'otherNonce':
      return { ...claims, nonce: 'another-nonce' };
    case 'otherClaims':
      return { ...claims, ...fault.claims };
    case 'expiredIdToken':
      return shifted(-2 * tokenLifetimeSeconds);
    case 'clockSkew':
      return shifted(fault.seconds);
    case 'missingClaim':
      return Object.fromEntries(Object.entries(claims).filter(([name]) => name !== fault.claim));
    case 'brokenSignature':
    case 'missingField':
      return claims;
  }
}

function otherTenantThan(tenantId: string): string {
  const { contoso, fabrikam } = practiceTenants;
  return tenantId === contoso.id ? fabrikam.id : contoso.id;
}
