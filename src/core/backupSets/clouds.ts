import type { CloudId } from './backupSet';
import type { PracticeCloud } from './practiceCloud';

/** A cloud at which one can sign in. Origins and addresses have no slash at their end. */
export interface Cloud {
  readonly id: CloudId;
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

/** Graph's and Exchange's permissions go into different tokens: one service a token. */
export type Resource = 'graph' | 'exchange';

/** What scopes and tokens name their service by. */
export interface Resources {
  readonly graph: string;
  readonly exchange: string;
}

/** Microsoft's pages for people; only those that Microsoft names for the cloud. */
export interface CloudPages {
  /** A person's own applications, and what they may do. */
  readonly myApps?: string;
  /** The administrator's center: app registrations, enterprise applications, policies, sign-in log. */
  readonly entra: string;
  /** A person's own verification methods. */
  readonly securityInfo?: string;
  readonly password?: string;
}

interface CloudFacts {
  readonly signIn: string;
  readonly aliases: readonly string[];
  readonly graph: string;
  readonly exchange: string;
  readonly pages: CloudPages;
}

const global: CloudFacts = {
  signIn: 'login.microsoftonline.com',
  aliases: ['login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
  graph: 'graph.microsoft.com',
  exchange: 'outlook.office365.com',
  pages: {
    myApps: 'https://myapps.microsoft.com',
    entra: 'https://entra.microsoft.com',
    securityInfo: 'https://mysignins.microsoft.com/security-info',
    password: 'https://mysignins.microsoft.com/security-info/password/change',
  },
};

/**
 * All that core knows of a cloud, in one table (Microsoft, "National clouds" and "Microsoft Graph national cloud
 * deployments"); its name is in wording/backupSets/clouds.ts. US GCC uses Global's. `practice`: its hosts come from the
 * environment.
 */
const cloudTable: Readonly<Record<CloudId, CloudFacts | 'retired' | 'practice'>> = {
  global,
  usGovGccHigh: {
    signIn: 'login.microsoftonline.us',
    aliases: ['login.usgovcloudapi.net'],
    graph: 'graph.microsoft.us',
    exchange: 'outlook.office365.us',
    pages: { myApps: 'https://myapps.microsoft.us', entra: 'https://entra.microsoft.us' },
  },
  usGovDod: {
    signIn: 'login.microsoftonline.us',
    aliases: ['login.usgovcloudapi.net'],
    graph: 'dod-graph.microsoft.us',
    exchange: 'outlook-dod.office365.us',
    pages: { myApps: 'https://myapps.microsoft.us', entra: 'https://entra.microsoft.us' },
  },
  china: {
    signIn: 'login.partner.microsoftonline.cn',
    aliases: ['login.chinacloudapi.cn'],
    graph: 'microsoftgraph.chinacloudapi.cn',
    exchange: 'partner.outlook.cn',
    pages: { entra: 'https://portal.azure.cn' },
  },
  // Closed on 29 October 2021.
  germany: 'retired',
  practice: 'practice',
};

/** Undefined: retired, or practice without its origins. */
export function cloudOf(id: CloudId, practice: PracticeCloud | undefined): Cloud | undefined {
  const facts = cloudTable[id];
  if (facts === 'retired') return undefined;
  if (facts === 'practice') return practice && practiceAt(id, practice);
  const origin = `https://${facts.signIn}`;
  return {
    id,
    host: facts.signIn,
    authority: origin,
    apiOrigin: origin,
    aliases: facts.aliases,
    graph: `https://${facts.graph}`,
    ...pagesAt(origin),
  };
}

/** Undefined: a retired cloud, or the practice cloud, which has none. */
export function pagesOf(id: CloudId): CloudPages | undefined {
  const facts = cloudTable[id];
  return typeof facts === 'string' ? undefined : facts.pages;
}

/** The practice cloud plays Global: its tokens and scopes carry Global's names, its pages are on loopback. */
function practiceAt(id: CloudId, { apiOrigin, browserOrigin }: PracticeCloud): Cloud {
  return {
    id,
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
  const facts = cloudTable[id];
  if (facts === 'retired') return undefined;
  const { graph, exchange } = facts === 'practice' ? global : facts;
  return { graph: `https://${graph}`, exchange: `https://${exchange}` };
}

/** The issuer that an ID token of the tenant must name. */
export function issuerOf(cloud: Cloud, tenantId: string): string {
  return `${cloud.authority}/${tenantId}/v2.0`;
}
