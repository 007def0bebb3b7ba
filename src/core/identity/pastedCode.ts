import { isAdminConsentState } from './adminConsent';
import { isTenantName } from '../backupSets/tenantName';
import { sameTenant } from './fitsSet';
import { isGuid } from '../basics/guid';
import { decoded, holdsToken, unwrapped, type PasteRefusal, longestPaste } from './pastedText';
import { missingPermissions } from './permissions';
import { type MicrosoftProblem, microsoftProblem } from './signInErrors';

export type Pasted =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'error'; readonly problem: MicrosoftProblem }
  | AdminConsent
  | { readonly kind: 'refused'; readonly reason: PasteRefusal };

/** The answer to an administrator's consent link: no code, and worth telling. */
export interface AdminConsent {
  readonly kind: 'adminConsent';
  /** As the file names it, if it was asked; else as the address does. */
  readonly tenant: string | undefined;
  /** It is the consent that this attempt's tenant was asked for. Nobody signed it: anyone can make up an address. */
  readonly asked: boolean;
}

/** The consent that this attempt's tenant can be asked for. */
export interface AskedConsent {
  /** Domain or GUID. */
  readonly tenant: string;
  /** The GUID that it resolved to. */
  readonly tenantId: string;
  readonly clientId: string;
  /** Names or full URIs. */
  readonly permissions: readonly string[];
}

/** What belongs to this attempt. `redirect` is the exact address given to the authorize request. */
export interface ExpectedResponse {
  readonly state: string;
  readonly redirect: string;
  readonly consent: AskedConsent;
}

/**
 * Reads what a person pasted: a bare code, the whole address, or its part from the code on, with whatever mail and
 * chat put around it. A bare code carries no state; PKCE binds it to this attempt. In an address nothing is
 * believed, an error text included, before host, port, path and state are this attempt's. Only that an administrator
 * consented is read from any address: it gives nothing.
 */
export function readPasted(text: string, expected: ExpectedResponse): Pasted {
  if (text.length > longestPaste) return refused('tooLong');
  const pasted = decoded(unwrapped(text));
  if (pasted === '') return refused('empty');
  if (holdsToken(pasted)) return refused('token');
  const read = readText(pasted, expected);
  return read.kind === 'code' && !isWhole(read.code) ? refused('cutOff') : read;
}

function readText(pasted: string, expected: ExpectedResponse): Pasted {
  if (isParameters(pasted)) {
    const parameters = new URLSearchParams(pasted.replace(/^\/?[?#&]+/, ''));
    return readConsent(parameters, expected.consent) ?? readResponse(parameters, expected.state);
  }
  const address = addressIn(pasted, expected.redirect);
  if (address) return readAddress(address, expected);
  // From the code on: `<code>&state=…&session_state=…`, or only a part of what follows.
  const [code = '', more] = pasted.split(/[&#]([\s\S]*)/, 2);
  const parameters = more === undefined ? undefined : new URLSearchParams(more);
  if (!parameters || ![...parameters.keys()].some((name) => responseNames.has(name)))
    return readBareCode(pasted, expected.state);
  const bare = readBareCode(code, expected.state);
  if (bare.kind !== 'code') return bare;
  if (!parameters.has('state')) parameters.append('state', expected.state);
  parameters.append('code', code);
  return readResponse(parameters, expected.state);
}

/** Parameters of Microsoft's answers. */
const responseNames = new Set(['state', 'session_state', 'client_info', 'code', 'error', '_']);

/**
 * Reads the parameters of an answer: of a pasted address, or of a request that reached this computer. The state
 * first, then the code or the error.
 */
export function readResponse(parameters: URLSearchParams, state: string): Exclude<Pasted, AdminConsent> {
  const names = ['state', 'code', 'error'] as const;
  if (names.some((name) => parameters.getAll(name).length > 1)) return refused('duplicated');
  const [found, code, error] = names.map((name) => parameters.get(name) ?? undefined);
  if (found === undefined && code === undefined && error === undefined) return refused('noCode');
  if (found === undefined) return refused('stateMissing');
  // The end of an address is what copying loses: the state was cut off.
  if (found !== state) return refused(found && state.startsWith(found) ? 'stateMissing' : 'foreignState');
  if (code !== undefined && error !== undefined) return refused('duplicated');
  if (error !== undefined) {
    const description = parameters.get('error_description') ?? undefined;
    const subError = parameters.get('error_subcode') ?? undefined;
    const claims = parameters.get('claims') ?? undefined;
    return { kind: 'error', problem: microsoftProblem({ error, description, subError, claims }) };
  }
  return code !== undefined && couldBeCode(code) ? { kind: 'code', code } : refused('noCode');
}

/** The answer to a consent link, wherever its app registration lets it end. Undefined: it is another answer. */
function readConsent(parameters: URLSearchParams, wanted: AskedConsent): Pasted | undefined {
  if (parameters.has('code')) return undefined;
  const consent = parameters.get('admin_consent');
  if (consent === null && !isAdminConsentState(parameters.get('state') ?? '')) return undefined;
  if (consent?.toLowerCase() !== 'true' || parameters.has('error')) return refused('consentRefused');
  const named = parameters.get('tenant') ?? '';
  return isAsked(parameters, wanted)
    ? { kind: 'adminConsent', tenant: wanted.tenant, asked: true }
    : { kind: 'adminConsent', tenant: isTenantName(named) ? named : undefined, asked: false };
}

/** The same tenant and app, and all that is asked for beyond who signs in, to which users consent themselves. */
function isAsked(
  parameters: URLSearchParams,
  { tenant, tenantId, clientId, permissions }: AskedConsent,
): boolean {
  const names = ['admin_consent', 'tenant', 'state', 'scope'] as const;
  if (names.some((name) => parameters.getAll(name).length !== 1)) return false;
  const [, named = '', state = '', scope = ''] = names.map((name) => parameters.get(name) ?? '');
  return (
    sameTenant(tenant, named, tenantId) &&
    isAdminConsentState(state, clientId) &&
    missingPermissions(permissions, ['User.Read', ...scope.split(/\s+/)]).length === 0
  );
}

function readAddress(address: URL, { redirect, state, consent: wanted }: ExpectedResponse): Pasted {
  const parameters = new URLSearchParams(address.search);
  for (const [name, value] of new URLSearchParams(address.hash.slice(1))) parameters.append(name, value);
  const consent = readConsent(parameters, wanted);
  if (consent) return consent;
  const own = new URL(redirect);
  const here =
    address.host === own.host &&
    // A browser in an HTTPS-only mode, or with HSTS for localhost, ends on `https:` where nobody can answer.
    (address.protocol === own.protocol || (own.protocol === 'http:' && address.protocol === 'https:')) &&
    address.pathname === own.pathname &&
    address.username === '' &&
    address.password === '';
  if (here) return readResponse(parameters, state);
  if (/\/wrongplace\/?$/i.test(address.pathname)) return refused('wrongPlace');
  return refused(address.pathname.endsWith('/authorize') ? 'signInLink' : 'otherAddress');
}

function readBareCode(pasted: string, state: string): Pasted {
  if (/^\d{1,10}$|^\d{3}[ -]\d{3,5}$/.test(pasted)) return refused('authenticatorNumber');
  if (/^[A-Z0-9]{8,9}$|^[A-Z0-9]{4}-[A-Z0-9]{4,5}$/i.test(pasted)) return refused('deviceCode');
  if (pasted.startsWith('eyJ')) return refused('token');
  if (pasted === state || !couldBeCode(pasted.replaceAll('…', '...'))) return refused('notACode');
  return { kind: 'code', code: pasted };
}

function isParameters(text: string): boolean {
  return /^(\/?[?#&])?(code|state|error|error_description|session_state|client_info|admin_consent)=/.test(
    text,
  );
}

/** Browsers may hide `http://`, so a host with a path or a query counts as an address too. */
function addressIn(text: string, redirect: string): URL | undefined {
  if (/\s/.test(text)) return undefined;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const bareHost = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d+)?(\/[^?#]*)?[?#]/i.test(text);
  if (!withScheme && !bareHost) return undefined;
  const whole = withScheme ? text : `${new URL(redirect).protocol}//${text}`;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

/**
 * Nothing is missing, as far as one can see. Entra's codes have three parts with dots between them, `1.AXEA….AgAB…`, of
 * base64url, the last a few hundred characters long; those of other kinds are only known not to end on a dot. (Seen in
 * answers; Microsoft promises no form, so a code that the redirect itself brought is not asked this.)
 */
function isWhole(code: string): boolean {
  if (/…|\.\.|^\.|\.$/.test(code)) return false;
  if (!/^\d\.A/.test(code)) return true;
  const parts = code.split('.');
  const long = parts.length > 2 ? (parts.at(-1) ?? '').length >= 40 : code.length >= 60;
  return long && /^[\w.-]+$/.test(code);
}

/** Letters, digits and what Microsoft's codes hold beside them; a GUID, a name or a word is none. */
function couldBeCode(text: string): boolean {
  return /^[\w.~!*$-]{20,8192}$/.test(text) && !isGuid(text);
}

function refused(reason: PasteRefusal): Extract<Pasted, { kind: 'refused' }> {
  return { kind: 'refused', reason };
}
