import { type Addressed, addressedBy } from './addressed';
import type { AuthorityState } from './authorityState';
import { deviceAuth, deviceCode } from './deviceCode/deviceCodeEndpoint';
import type { Endpoint, Fault } from './faults';
import { graphApi } from '../graph/graph';
import { errorPage } from './pages/errorPage';
import { errorReferencePage, nativeclientPage, wrongPlacePage } from './pages/plainPages';
import { style } from './pages/style';
import { type Answer, type Call, json } from './protocol/call';
import { discovery, keys } from './protocol/discovery';
import { SignInError, errorBody, statusOf } from './protocol/signInError';
import { adminConsent } from './signIn/adminConsent';
import { authorize } from './signIn/authorize';
import { logout } from './signIn/logout';
import { submitForm } from './signIn/signInForms';
import { token } from './token/tokenEndpoint';

/** Where a path leads: whose endpoint, and the part of the path that it needs (tenant, form, resource). */
export interface Route extends Omit<Addressed, 'path'> {
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

export function routeOf(address: string): Route {
  const { path, ...whose } = addressedBy(address);
  for (const [endpoint, pattern] of patterns) {
    const part = pattern.exec(path)?.[1];
    if (part !== undefined) return { ...whose, endpoint, part };
  }
  return { ...whose, endpoint: 'other', part: path };
}

/** The answer to a request, refusals included. A page's answer sets the browser's session cookie. */
export async function answer(
  call: Call,
  { endpoint, part, graph }: Route,
  fault: Fault | undefined,
  state: AuthorityState,
): Promise<Answer> {
  try {
    if (fault?.kind === 'refused') throw new SignInError(fault.number);
    switch (endpoint) {
      case 'discovery':
        return discovery(part, state);
      case 'keys':
        return keys(part, state);
      case 'token':
        return await token(call, part, fault, state);
      case 'devicecode':
        return deviceCode(call, part, state);
      case 'graph':
        return graph ? await graphApi(call, part, graph, state) : notFound();
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
    return forPrograms.has(endpoint)
      ? json(statusOf(refusal), errorBody(refusal, call.correlationId, state))
      : errorPage(refusal, call.correlationId, state);
  }
}

function inBrowser(
  call: Call,
  { endpoint, part }: Pick<Route, 'endpoint' | 'part'>,
  state: AuthorityState,
): Answer {
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
