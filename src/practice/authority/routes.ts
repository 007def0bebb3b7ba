import type { AuthorityState } from './authorityState';
import { deviceAuth, deviceCode } from './deviceCode/deviceCodeEndpoint';
import { graphApi } from '../graph/graph';
import { errorPage } from './pages/errorPage';
import { errorReferencePage, nativeclientPage, wrongPlacePage } from './pages/plainPages';
import { style } from './pages/style';
import { type Answer, type Call, json } from './protocol/call';
import { discovery, keys } from './protocol/discovery';
import type { CloudServices } from './protocol/permissions';
import { type Refusing, SignInError, errorBody, statusOf } from './protocol/signInError';
import { adminConsent } from './signIn/adminConsent';
import { authorize } from './signIn/authorize';
import { logout } from './signIn/logout';
import { submitForm } from './signIn/signInForms';
import { token } from './token/tokenEndpoint';

/** What programs and browsers call. `page`: what the sign-in pages post to. */
export type Endpoint =
  | 'discovery'
  | 'keys'
  | 'authorize'
  | 'page'
  | 'token'
  | 'devicecode'
  | 'adminconsent'
  | 'logout'
  | 'nativeclient'
  | 'graph'
  | 'other';

/** Where a path leads: whose endpoint, and the part of the path that it needs (tenant, form, resource). */
export interface Route {
  readonly endpoint: Endpoint;
  readonly part: string;
}

const patterns: readonly (readonly [Endpoint, RegExp])[] = [
  ['page', /^\/sign-in\/(password|account|code|confirm|consent)$/],
  ['nativeclient', /^\/(common)\/oauth2\/nativeclient$/],
  ['page', /^\/common\/oauth2\/(deviceauth)$/],
  ['graph', /^\/graph\/v1\.0\/(.+)$/],
  ['discovery', /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/],
  ['keys', /^\/([^/]+)\/discovery\/v2\.0\/keys$/],
  ['authorize', /^\/([^/]+)\/oauth2\/v2\.0\/authorize$/],
  ['token', /^\/([^/]+)\/oauth2\/v2\.0\/token$/],
  ['devicecode', /^\/([^/]+)\/oauth2\/v2\.0\/devicecode$/],
  ['logout', /^\/([^/]+)\/oauth2\/v2\.0\/logout$/],
  ['adminconsent', /^\/([^/]+)\/v2\.0\/adminconsent$/],
];

/** The endpoints that programs call: their refusals are JSON. The others' are pages. */
const forPrograms: ReadonlySet<Endpoint> = new Set<Endpoint>(['discovery', 'keys', 'token', 'devicecode']);

export function routeOf(path: string): Route {
  for (const [endpoint, pattern] of patterns) {
    const part = pattern.exec(path)?.[1];
    if (part !== undefined) return { endpoint, part };
  }
  return { endpoint: 'other', part: path };
}

/**
 * The answer to a request, refusals included. A page's answer sets the browser's session cookie.
 * @param graph the cloud whose Graph lives here; undefined: none does
 */
export function answer(
  call: Call,
  { endpoint, part }: Route,
  graph: CloudServices | undefined,
  state: AuthorityState,
): Answer {
  try {
    switch (endpoint) {
      case 'discovery':
        return discovery(part, state);
      case 'keys':
        return keys(part, state);
      case 'token':
        return token(call, part, state);
      case 'devicecode':
        return deviceCode(call, part, state);
      case 'graph':
        return graph ? graphApi(call, part, graph, state) : notFound();
      case 'nativeclient':
        return nativeclientPage();
      case 'other':
        if (part === '/error') return errorReferencePage(call.query.get('code') ?? '');
        if (part === '/common/wrongplace') return wrongPlacePage();
        return part === '/sign-in/style.css' ? stylesheet() : notFound();
      case 'page':
      case 'authorize':
      case 'adminconsent':
      case 'logout':
        return inBrowser(call, { endpoint, part }, state);
    }
  } catch (refusal) {
    if (!(refusal instanceof SignInError)) throw refusal;
    return refusedAt(endpoint, refusal, call, state);
  }
}

/** A refusal as programs or people get it, by the endpoint. */
export function refusedAt(
  endpoint: Endpoint,
  refusal: SignInError,
  { correlationId }: Pick<Call, 'correlationId'>,
  state: Refusing,
): Answer {
  return forPrograms.has(endpoint)
    ? json(statusOf(refusal), errorBody(refusal, correlationId, state))
    : errorPage(refusal, correlationId, state);
}

function inBrowser(call: Call, { endpoint, part }: Route, state: AuthorityState): Answer {
  const session = state.sessions.of(call);
  const inSession = (): Answer | undefined => {
    if (endpoint === 'authorize') return authorize(call, part, session, state);
    if (endpoint === 'adminconsent') return adminConsent(call, part, session, state);
    if (endpoint === 'logout') return logout(call, part, session, state);
    return part === 'deviceauth' ? deviceAuth(call, session, state) : submitForm(call, part, session, state);
  };
  const { status, headers, body } = inSession() ?? notFound();
  return { status, headers: { ...headers, ...state.sessions.cookie(session) }, body };
}

function stylesheet(): Answer {
  return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body: style };
}

function notFound(): Answer {
  return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Not found' };
}
