/** A request that a fault can meet: an id, and what the table calls it. */
export const points = {
  discovery: "the tenant's metadata",
  keys: 'the signing keys',
  newerKeys: 'newer signing keys',
  deviceCode: 'the device code',
  poll: 'polling',
  code: 'the exchange of the code',
  refresh: 'a token for Graph',
  exchangeToken: 'a token for Exchange',
  roleToken: 'the token to read the role',
  role: 'the role',
  organization: 'the organization',
  mailbox: 'mail folders',
  mailboxSettings: 'mailbox settings',
  calendar: 'calendars',
  contacts: 'contacts',
  drive: 'OneDrive',
  sites: 'SharePoint sites',
  teams: 'teams',
  channels: 'channels',
  groups: 'groups',
  listUsers: 'ListUsers',
  listBackupSets: 'ListBackupSets',
  listJobs: 'ListBackupJobStatus',
} as const;
export type Point = keyof typeof points;

const byPath: readonly (readonly [Point, RegExp])[] = [
  ['deviceCode', /\/devicecode$/],
  ['role', /\/transitiveMemberOf\//],
  ['organization', /\/organization$/],
  ['mailbox', /\/me\/mailFolders$/],
  ['mailboxSettings', /\/me\/mailboxSettings$/],
  ['calendar', /\/me\/calendars$/],
  ['contacts', /\/me\/contacts$/],
  ['drive', /\/me\/drive$/],
  ['sites', /\/sites\/root$/],
  ['teams', /\/me\/joinedTeams$/],
  ['channels', /\/channels$/],
  ['groups', /\/groups$/],
  ['listUsers', /\/ListUsers\.do$/],
  ['listBackupSets', /\/ListBackupSets\.do$/],
  ['listJobs', /\/ListBackupJobStatus\.do$/],
  ['discovery', /\/openid-configuration$/],
];

/** Which request it is, by its address, what it asks for, and what was asked before. */
export function pointOf(address: string, init: RequestInit | undefined, before: readonly string[]): Point {
  const { pathname } = new URL(address);
  if (pathname.endsWith('/discovery/v2.0/keys')) return before.includes('keys') ? 'newerKeys' : 'keys';
  if (pathname.endsWith('/oauth2/v2.0/token')) return tokenPoint(new URLSearchParams(init?.body as string));
  const found = byPath.find(([, pattern]) => pattern.test(pathname))?.[0];
  if (!found) throw new Error(`a request that no row knows: ${pathname}`);
  return found;
}

function tokenPoint(form: URLSearchParams): Point {
  const scope = form.get('scope') ?? '';
  if (form.has('device_code')) return 'poll';
  if (form.get('grant_type') === 'authorization_code') return 'code';
  if (scope.includes('outlook.office')) return 'exchangeToken';
  return scope.includes('RoleManagement') ? 'roleToken' : 'refresh';
}
