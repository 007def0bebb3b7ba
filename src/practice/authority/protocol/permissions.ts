/** The delegated permissions that the practice services offer, and who may consent to them. */

export interface Permission {
  /** The service it belongs to: the `aud` of its access tokens. */
  readonly resource: string;
  readonly value: string;
  /** What the consent page says. */
  readonly title: string;
  readonly adminOnly: boolean;
}

/** What a cloud calls its services, and what they offer. */
export interface CloudServices {
  /** `https://` and the host of Graph, which its scopes and tokens name. */
  readonly graph: string;
  readonly exchange: string;
  readonly permissions: readonly Permission[];
}

/** The sign-in permissions of OpenID Connect, which belong to no service's token. */
export const openId = 'openid';

/** Whether an administrator must consent follows Microsoft's permissions reference (delegated). */
const offered: readonly (readonly [
  service: 'graph' | 'exchange' | typeof openId,
  value: string,
  title: string,
  adminOnly?: 'admin',
])[] = [
  [openId, 'openid', 'Sign you in'],
  [openId, 'profile', 'View your basic profile'],
  [openId, 'email', 'View your email address'],
  [openId, 'offline_access', 'Keep access to what you have given it access to'],
  ['graph', 'User.Read', 'Sign you in and read your profile'],
  ['graph', 'Mail.ReadBasic', 'Read basic properties of your mail'],
  ['graph', 'Mail.ReadWrite', 'Read and write your mail'],
  ['graph', 'MailboxSettings.Read', 'Read your mailbox settings'],
  ['graph', 'Calendars.ReadBasic', 'Read basic properties of your calendars'],
  ['graph', 'Calendars.ReadWrite', 'Read and write your calendars'],
  ['graph', 'Contacts.Read', 'Read your contacts'],
  ['graph', 'Contacts.ReadWrite', 'Read and write your contacts'],
  ['graph', 'Files.Read', 'Read your files'],
  ['graph', 'Files.ReadWrite.All', 'Read and write all files that you can open'],
  ['graph', 'Sites.Read.All', 'Read items in all site collections'],
  ['graph', 'Sites.ReadWrite.All', 'Read and write items in all site collections'],
  ['graph', 'Team.ReadBasic.All', 'Read the names of teams'],
  ['graph', 'Channel.ReadBasic.All', 'Read the names and descriptions of channels'],
  ['graph', 'ChannelMessage.Read.All', 'Read all channel messages', 'admin'],
  ['graph', 'Group.ReadWrite.All', 'Read and write all groups', 'admin'],
  ['graph', 'RoleManagement.Read.Directory', 'Read role assignments of the directory', 'admin'],
  ['graph', 'Directory.Read.All', 'Read directory data', 'admin'],
  ['exchange', 'EWS.AccessAsUser.All', 'Access mailboxes as you through Exchange Web Services'],
];

/** @param graph host @param exchange host */
export function servicesAt(graph: string, exchange: string): CloudServices {
  const named = { graph: `https://${graph}`, exchange: `https://${exchange}`, [openId]: openId };
  const permissions = offered.map(([service, value, title, adminOnly]) => ({
    resource: named[service],
    value,
    title,
    adminOnly: adminOnly === 'admin',
  }));
  return { graph: named.graph, exchange: named.exchange, permissions };
}

/**
 * A scope as an app spells it (`User.Read`, `https://graph.microsoft.com/User.Read`), whatever its case. Without a
 * service's address it is Graph's, of the cloud that is asked.
 */
export function permissionFor(
  scope: string,
  { exchange, permissions }: CloudServices,
): Permission | undefined {
  const wanted = scope.toLowerCase();
  return permissions.find(({ resource, value }) => {
    const bare = value.toLowerCase();
    return (
      (wanted === bare && resource !== exchange) ||
      (resource !== openId && wanted === `${resource}/${bare}`.toLowerCase())
    );
  });
}

/** The address of a service in front of a scope, in lower case; undefined where there is none. */
export function serviceIn(scope: string): string | undefined {
  return scope.includes('://') ? scope.slice(0, scope.lastIndexOf('/')).toLowerCase() : undefined;
}

/** The services asked for: a token is for one of them. */
export function serviceOf(asked: readonly Permission[]): readonly string[] {
  return [...new Set(asked.map(({ resource }) => resource).filter((resource) => resource !== openId))];
}
