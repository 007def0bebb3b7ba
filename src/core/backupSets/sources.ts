import type { Source } from './backupSet';

// All that core knows of a source, in one table; its words are in wording/backupSets/sources.ts. A new source is an id in
// backupSet.ts, a row here and its words: the compiler asks for both. Tests ask for it in the schema, in package.json and
// in docs/app-registration.md.

/** One read of Microsoft Graph that shows whether an authorization reaches what a source holds. */
export interface SourceRead<Id extends string = ReadId> {
  readonly id: Id;
  /** After Graph's base address; `{id}` is the first id of the answer to the read `of`. It asks for no content. */
  readonly path: string;
  readonly of?: Id;
  /** The least delegated permission that is documented for it (Microsoft, Graph API reference v1.0). */
  readonly permission: string;
  /** A test does not ask for its permission: it reads this only where that was granted for something else. */
  readonly onlyIfGranted?: true;
  /** What a good answer holds: a list under `value`, or one thing with this property. */
  readonly answers: 'list' | 'id' | 'timeZone';
}

export type ReadId =
  | 'mailbox'
  | 'mailboxSettings'
  | 'calendar'
  | 'contacts'
  | 'drive'
  | 'personalSites'
  | 'sites'
  | 'teams'
  | 'channels'
  | 'groups';

/**
 * `basicFailsForMail`: Exchange Online refuses Basic authentication; Public Folders live there, too.
 * `sharePointPasswordEnds`: SharePoint refuses a stored user name and password, Hybrid's too.
 * `exchangeWebServicesEnd`: switched off tenant by tenant between two days; Graph has no Public Folders.
 * Their dates are in core/overview/retirements.json.
 */
export type SourceRetirement = 'basicFailsForMail' | 'sharePointPasswordEnds' | 'exchangeWebServicesEnd';

/** What a test reads, and asks for the permissions of; or what it says of a source that nothing can be read of. */
type Tested =
  | { readonly reads: readonly [SourceRead, ...SourceRead[]]; readonly untestable?: undefined }
  | {
      readonly reads: readonly [];
      readonly untestable: { readonly id: 'publicFolders'; readonly reason: 'notInGraph' };
    };

export type SourceFacts = Tested & {
  /**
   * What the level `custom` asks for where the user's setting says nothing else: our own inference, with the published sets
   * of other vendors as the yardstick.
   */
  readonly custom: { readonly graph?: readonly string[]; readonly exchange?: readonly string[] };
  /** From then on nothing is asked for it: ISO 8601. */
  readonly until?: string;
  /** Under Hybrid its backup goes on with the stored user name and password, and no authorization covers it. */
  readonly passwordUnderHybrid?: true;
  /** What Microsoft switches off underneath it. */
  readonly retirements: readonly SourceRetirement[];
};

const sites = {
  custom: { graph: ['Sites.ReadWrite.All'] },
  passwordUnderHybrid: true,
  retirements: ['sharePointPasswordEnds'],
} as const;
const rootSite = {
  path: '/v1.0/sites/root?$select=id',
  permission: 'Sites.Read.All',
  answers: 'id',
} as const;

export const sourceTable: Readonly<Record<Source, SourceFacts>> = {
  mailboxes: {
    reads: [
      {
        id: 'mailbox',
        path: '/v1.0/me/mailFolders?$select=id&$top=1',
        permission: 'Mail.ReadBasic',
        answers: 'list',
      },
      {
        id: 'mailboxSettings',
        path: '/v1.0/me/mailboxSettings?$select=timeZone',
        permission: 'MailboxSettings.Read',
        answers: 'timeZone',
      },
      {
        id: 'calendar',
        path: '/v1.0/me/calendars?$select=id&$top=1',
        permission: 'Calendars.ReadBasic',
        answers: 'list',
      },
      {
        id: 'contacts',
        path: '/v1.0/me/contacts?$select=id&$top=1',
        permission: 'Contacts.Read',
        answers: 'list',
      },
    ],
    custom: { graph: ['Mail.ReadWrite', 'Calendars.ReadWrite', 'Contacts.ReadWrite'] },
    retirements: ['basicFailsForMail'],
  },
  oneDrive: {
    reads: [{ id: 'drive', path: '/v1.0/me/drive?$select=id', permission: 'Files.Read', answers: 'id' }],
    custom: { graph: ['Files.ReadWrite.All'] },
    retirements: [],
  },
  personalSites: { reads: [{ id: 'personalSites', ...rootSite }], ...sites },
  sharePointSites: { reads: [{ id: 'sites', ...rootSite }], ...sites },
  publicFolders: {
    reads: [],
    untestable: { id: 'publicFolders', reason: 'notInGraph' },
    custom: { exchange: ['EWS.AccessAsUser.All'] },
    // Exchange Web Services end then (Microsoft).
    until: '2027-04-01T00:00:00Z',
    retirements: ['basicFailsForMail', 'exchangeWebServicesEnd'],
  },
  teams: {
    reads: [
      {
        id: 'teams',
        path: '/v1.0/me/joinedTeams?$select=id',
        permission: 'Team.ReadBasic.All',
        answers: 'list',
      },
      {
        id: 'channels',
        path: '/v1.0/teams/{id}/channels?$select=id',
        of: 'teams',
        permission: 'Channel.ReadBasic.All',
        answers: 'list',
      },
      {
        id: 'groups',
        path: '/v1.0/groups?$select=id&$top=1',
        permission: 'GroupMember.Read.All',
        onlyIfGranted: true,
        answers: 'list',
      },
    ],
    custom: { graph: ['Team.ReadBasic.All', 'ChannelMessage.Read.All', 'Group.ReadWrite.All'] },
    retirements: [],
  },
};

/** What the stored user name and password back up under Hybrid. */
export function goesByPassword(source: Source): boolean {
  return sourceTable[source].passwordUnderHybrid ?? false;
}
