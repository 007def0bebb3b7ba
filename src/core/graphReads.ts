import type { Source } from './backupSet';
import { missingPermissions, type Permission } from './permissions';
import type { VerificationCheck, VerificationId } from './verification';

/** One read of Microsoft Graph that shows whether an authorization reaches what a source holds. */
export interface GraphRead {
  readonly id: VerificationId;
  /** Undefined: every set. */
  readonly for: Source | undefined;
  /** After Graph's base address. It asks for no content: an id is enough. */
  readonly path: string;
  /** Delegated permissions, each of which is enough (Microsoft, Graph API reference v1.0). */
  readonly anyOf: readonly string[];
  /** What a good answer holds: a list under `value`, or one thing with this property. */
  readonly answers: 'list' | 'id' | 'timeZone';
}

const sitePermissions = ['Sites.Read.All', 'Sites.ReadWrite.All'];

/**
 * A row is read where a permission that is asked for the source suffices for it. So mailbox settings, whose permission
 * nothing else needs, are read only where the engineer's own settings ask for it.
 */
const reads: readonly GraphRead[] = [
  {
    id: 'organization',
    for: undefined,
    path: '/v1.0/organization?$select=id',
    anyOf: ['User.Read', 'Organization.Read.All', 'Directory.Read.All'],
    answers: 'list',
  },
  {
    id: 'mailbox',
    for: 'mailboxes',
    path: '/v1.0/me/mailFolders?$select=id&$top=1',
    anyOf: ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite'],
    answers: 'list',
  },
  {
    id: 'mailboxSettings',
    for: 'mailboxes',
    path: '/v1.0/me/mailboxSettings?$select=timeZone',
    anyOf: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
    answers: 'timeZone',
  },
  {
    id: 'calendar',
    for: 'mailboxes',
    path: '/v1.0/me/calendars?$select=id&$top=1',
    anyOf: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
    answers: 'list',
  },
  {
    id: 'contacts',
    for: 'mailboxes',
    path: '/v1.0/me/contacts?$select=id&$top=1',
    anyOf: ['Contacts.Read', 'Contacts.ReadWrite'],
    answers: 'list',
  },
  {
    id: 'drive',
    for: 'oneDrive',
    path: '/v1.0/me/drive?$select=id',
    anyOf: ['Files.Read', 'Files.ReadWrite', 'Files.Read.All', 'Files.ReadWrite.All', ...sitePermissions],
    answers: 'id',
  },
  {
    id: 'personalSites',
    for: 'personalSites',
    path: '/v1.0/sites/root?$select=id',
    anyOf: sitePermissions,
    answers: 'id',
  },
  {
    id: 'sites',
    for: 'sharePointSites',
    path: '/v1.0/sites/root?$select=id',
    anyOf: sitePermissions,
    answers: 'id',
  },
  {
    id: 'teams',
    for: 'teams',
    path: '/v1.0/me/joinedTeams?$select=id',
    anyOf: ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'TeamSettings.ReadWrite.All'],
    answers: 'list',
  },
  {
    id: 'groups',
    for: 'teams',
    path: '/v1.0/groups?$select=id&$top=1',
    anyOf: ['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All'],
    answers: 'list',
  },
];

/** Whether anything can be read for a source at all: checks that stay open by their nature. */
const unreadable: readonly [Source, VerificationId][] = [
  ['publicFolders', 'publicFolders'],
  ['personalSites', 'personalSites'],
  ['sharePointSites', 'sites'],
];

/** What to read for one grant, and what cannot be read. */
export interface ReadPlan {
  readonly reads: readonly GraphRead[];
  readonly open: readonly VerificationCheck[];
}

/**
 * @param sources of all sets that name the grant
 * @param needed what those sets need, by the table of permissions and the user's settings
 */
export function readPlan(sources: ReadonlySet<Source>, needed: readonly Permission[]): ReadPlan {
  const namesFor = (source: Source | undefined) =>
    needed
      .filter(({ resource, reason }) => resource === 'graph' && reason === (source ?? 'everySet'))
      .flatMap(({ names }) => names);
  const planned = reads.filter(({ for: source, anyOf }) => {
    const asked = namesFor(source);
    return (source === undefined || sources.has(source)) && asked.some((name) => anyOf.includes(name));
  });
  const open = unreadable
    .filter(([source]) => sources.has(source) && !planned.some((read) => read.for === source))
    .map(([source, id]): VerificationCheck => {
      // Under Hybrid the site parts go on with the stored user name and password; Graph has no Public Folders.
      const reason = source === 'publicFolders' ? 'notInGraph' : 'storedPassword';
      return { id, result: 'unknown', params: { for: source, reason } };
    });
  return { reads: planned, open };
}

/** One check a source whose permissions are not all granted; a single passed one where nothing is missing. */
export function permissionChecks(
  needed: readonly Permission[],
  granted: readonly string[],
): readonly VerificationCheck[] {
  const failed = needed.flatMap(({ resource, names, reason }): VerificationCheck[] => {
    const missing = missingPermissions(names, granted);
    if (missing.length === 0) return [];
    const source = reason === 'everySet' || reason === 'roleCheck' ? {} : { for: reason };
    return [
      { id: 'permissions', result: 'failed', params: { ...source, resource, missing: missing.join(' ') } },
    ];
  });
  return failed.length > 0 ? failed : [{ id: 'permissions', result: 'passed', params: {} }];
}

/**
 * What an answer of Graph says. `tenantId`: the grant's tenant, which the organization must be. A 401 right after a
 * renewal is a finding; an answer that cannot be understood is none.
 */
export function judgeAnswer(
  read: GraphRead,
  { status, body }: { readonly status: number; readonly body: Readonly<Record<string, unknown>> },
  tenantId: string,
): VerificationCheck {
  const check = (result: VerificationCheck['result'], params: Record<string, string> = {}) => ({
    id: read.id,
    result,
    params: { ...(read.for === undefined ? {} : { for: read.for }), ...params },
  });
  if (status === 200) {
    if (!hasShape(body, read.answers)) return check('unknown', { reason: 'badAnswer' });
    if (read.id !== 'organization') return check('passed');
    const id = organizationIn(body);
    if (id === undefined) return check('unknown', { reason: 'badAnswer' });
    return id === tenantId.toLowerCase() ? check('passed') : check('failed', { reason: 'otherTenant' });
  }
  const told = { status: String(status), code: codeIn(body) };
  if (status === 401) return check('failed', { reason: 'tokenRefused', ...told });
  if (status === 403) return check('failed', { reason: 'denied', ...told });
  if (status === 404) return check('failed', { reason: 'notThere', ...told });
  return check('unknown', { reason: 'status', ...told });
}

function hasShape(body: Readonly<Record<string, unknown>>, answers: GraphRead['answers']): boolean {
  return answers === 'list' ? Array.isArray(body['value']) : typeof body[answers] === 'string';
}

function organizationIn({ value }: Readonly<Record<string, unknown>>): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof first === 'object' && first !== null && 'id' in first && typeof first.id === 'string'
    ? first.id.toLowerCase()
    : undefined;
}

/** Graph's own word for a refusal, where it is one word. */
function codeIn({ error }: Readonly<Record<string, unknown>>): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : '';
}
