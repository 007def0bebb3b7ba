import type { CloudId } from './backupSet';
import { isGuid } from '../basics/guid';

/** A cloud at which one can sign in. Origins and addresses have no slash at their end. */
export interface Cloud {
  readonly id: Exclude<CloudId, 'germany'>;
  /** Host shown to the person: what the browser will open. */
  readonly host: string;
  /** What MSAL is given as authority, before the tenant. */
  readonly authority: string;
  /** Where the program's own requests go (token, keys, OpenID configuration). */
  readonly apiOrigin: string;
  /** Where the browser goes (authorize, sign out, admin consent). */
  readonly browserOrigin: string;
  /** Other host names of the same cloud. */
  readonly aliases: readonly string[];
  /** Base address of Graph requests. */
  readonly graph: string;
  readonly signOutPage: string;
  /** Explains an AADSTS number, which is to be appended. */
  readonly errorPage: string;
}

/** What scopes and tokens name their service by. */
export interface Resources {
  readonly graph: string;
  readonly exchange: string;
}

/** Origins of the practice cloud, checked. */
export interface PracticeCloud {
  readonly apiOrigin: string;
  readonly browserOrigin: string;
}
export type PracticeRefusal =
  'absent' | 'notTwoOrigins' | 'notAnOrigin' | 'notHttp' | 'notLoopback' | 'noPort';

interface Hosts {
  readonly signIn: string;
  readonly aliases: readonly string[];
  readonly graph: string;
  readonly exchange: string;
}

const global: Hosts = {
  signIn: 'login.microsoftonline.com',
  aliases: ['login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
  graph: 'graph.microsoft.com',
  exchange: 'outlook.office365.com',
};

/**
 * Microsoft's clouds (Microsoft, "National clouds" and "Microsoft Graph national cloud deployments"). Germany's
 * closed on 29 October 2021 and has no hosts any more; US GCC uses Global's.
 */
const hosts: Readonly<Record<Exclude<CloudId, 'germany' | 'practice'>, Hosts>> = {
  global,
  usGovGccHigh: {
    signIn: 'login.microsoftonline.us',
    aliases: ['login.usgovcloudapi.net'],
    graph: 'graph.microsoft.us',
    exchange: 'outlook.office365.us',
  },
  usGovDod: {
    signIn: 'login.microsoftonline.us',
    aliases: ['login.usgovcloudapi.net'],
    graph: 'dod-graph.microsoft.us',
    exchange: 'outlook-dod.office365.us',
  },
  china: {
    signIn: 'login.partner.microsoftonline.cn',
    aliases: ['login.chinacloudapi.cn'],
    graph: 'microsoftgraph.chinacloudapi.cn',
    exchange: 'partner.outlook.cn',
  },
};

/** Undefined: retired (Germany), or practice without its origins. */
export function cloudOf(id: CloudId, practice: PracticeCloud | undefined): Cloud | undefined {
  if (id === 'germany') return undefined;
  if (id === 'practice') return practice && practiceAt(practice);
  const { signIn, aliases, graph } = hosts[id];
  const origin = `https://${signIn}`;
  return {
    id,
    host: signIn,
    authority: origin,
    apiOrigin: origin,
    aliases,
    graph: `https://${graph}`,
    ...pagesAt(origin),
  };
}

/** The practice cloud plays Global: its tokens and scopes carry Global's names, its pages are on loopback. */
function practiceAt({ apiOrigin, browserOrigin }: PracticeCloud): Cloud {
  return {
    id: 'practice',
    host: new URL(browserOrigin).host,
    authority: `https://${global.signIn}`,
    apiOrigin,
    aliases: [],
    graph: `${apiOrigin}/graph`,
    ...pagesAt(browserOrigin),
  };
}

function pagesAt(browserOrigin: string) {
  return {
    browserOrigin,
    signOutPage: `${browserOrigin}/common/oauth2/v2.0/logout`,
    errorPage: `${browserOrigin}/error?code=`,
  };
}

/** Undefined: a retired cloud. */
export function resourcesOf(id: CloudId): Resources | undefined {
  if (id === 'germany') return undefined;
  const { graph, exchange } = id === 'practice' ? global : hosts[id];
  return { graph: `https://${graph}`, exchange: `https://${exchange}` };
}

/** The issuer that an ID token of the tenant must name. */
export function issuerOf(cloud: Cloud, tenantId: string): string {
  return `${cloud.authority}/${tenantId}/v2.0`;
}

/** Exactly these: no other name can be trusted to stay on this computer. */
const loopback = new Set(['127.0.0.1', '127.0.0.2', '[::1]', 'localhost', 'login.localhost']);

/**
 * Reads the environment's value: two origins parted by a space, first the one that the program calls, then the one
 * that the browser opens. Only `http:` on loopback with a port, and nothing beside it, is taken.
 */
export function practiceCloud(
  value: string | undefined,
): PracticeCloud | { readonly refused: PracticeRefusal } {
  if (value === undefined || value.trim() === '') return { refused: 'absent' };
  const origins = value.trim().split(' ');
  const [apiOrigin, browserOrigin] = origins;
  if (apiOrigin === undefined || browserOrigin === undefined || origins.length !== 2) {
    return { refused: 'notTwoOrigins' };
  }
  const refused = refusalOf(apiOrigin) ?? refusalOf(browserOrigin);
  return refused ? { refused } : { apiOrigin, browserOrigin };
}

/** Whether it is an origin of a practice server: `http:` on exactly one of the loopback names, with a port. */
export function isPracticeOrigin(text: string): boolean {
  return refusalOf(text) === undefined;
}

function refusalOf(text: string): PracticeRefusal | undefined {
  if (!URL.canParse(text)) return 'notAnOrigin';
  const url = new URL(text);
  if (url.protocol !== 'http:') return 'notHttp';
  if (!loopback.has(url.hostname)) return 'notLoopback';
  if (url.port === '') return 'noPort';
  // Whatever the parser forgives (path, user, query, other spellings of a host) shows as a difference here.
  return url.origin === text ? undefined : 'notAnOrigin';
}

/** The GUIDs behind "consumers", and nothing at all. */
const nobodysTenants = new Set([
  '9188040d-6c67-4c5b-b112-36a304b66dad',
  '00000000-0000-0000-0000-000000000000',
]);

/**
 * A domain or a GUID, nothing else: it becomes a path segment of Microsoft's addresses. The shared endpoints
 * (common, organizations, consumers) name no tenant.
 */
export function isTenantName(text: string): boolean {
  if (isGuid(text)) return !nobodysTenants.has(text.toLowerCase());
  const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i;
  const labels = text.split('.');
  return (
    text.length <= 253 &&
    labels.length >= 2 &&
    labels.every((one) => label.test(one)) &&
    /[a-z]/i.test(labels.at(-1) ?? '')
  );
}

/** Graph's and Exchange's permissions go into different tokens: one service a token. */
export type Resource = 'graph' | 'exchange';
