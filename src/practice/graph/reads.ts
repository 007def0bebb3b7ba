import type { Claims } from '../authority/signingKeys';
import { type PracticeTenant, type PracticeUser, roleTemplates } from '../estate';
import type { Resource, ResourceType } from './odata';

/** Who asks, proven by the token. */
export interface Asking {
  readonly claims: Claims;
  readonly tenant: PracticeTenant;
  readonly user: PracticeUser;
}

/** One read of Graph v1.0. */
export interface Read extends ResourceType {
  /** After `v1.0/`. */
  readonly path: string;
  /** Delegated permissions of Microsoft's reference, each of which is enough. */
  readonly anyOf: readonly string[];
  /** The code of a 403: directory and workloads have their own words for it. */
  readonly refusal: 'Authorization_RequestDenied' | 'ErrorAccessDenied' | 'accessDenied' | 'Forbidden';
  answer(asking: Asking): Resource | readonly Resource[];
}

const item = (id: string, more: Resource): Resource => ({ id, ...more });

/** Shapes and permissions follow Microsoft's API reference, v1.0; only what a read for an id or two needs is there. */
export const reads: readonly Read[] = [
  {
    path: 'me',
    context: 'users/$entity',
    type: 'microsoft.graph.user',
    anyOf: ['User.Read'],
    refusal: 'Authorization_RequestDenied',
    answer: ({ claims, user }) =>
      item(String(claims['oid']), { displayName: user.displayName, userPrincipalName: user.userName }),
  },
  {
    path: 'organization',
    context: 'organization',
    type: 'microsoft.graph.organization',
    anyOf: ['User.Read', 'Organization.Read.All', 'Directory.Read.All'],
    refusal: 'Authorization_RequestDenied',
    answer: ({ tenant }) => [
      item(tenant.id, {
        displayName: tenant.name,
        verifiedDomains: tenant.domains.map((name, index) => ({
          capabilities: 'Email, OfficeCommunicationsOnline',
          isDefault: index === 0,
          isInitial: index === 0,
          name,
          type: 'Managed',
        })),
      }),
    ],
  },
  {
    path: 'me/transitiveMemberOf/microsoft.graph.directoryRole',
    context: 'directoryRoles',
    type: 'microsoft.graph.directoryRole',
    anyOf: ['RoleManagement.Read.Directory', 'Directory.Read.All'],
    refusal: 'Authorization_RequestDenied',
    // Eligible roles that are not activated do not show.
    answer: ({ claims }) =>
      (claims['wids'] as readonly string[]).includes(roleTemplates.globalAdministrator)
        ? [
            item('d0d0d0d0-5a3b-4f10-9d2e-000000000001', {
              deletedDateTime: null,
              description: 'Can manage all aspects of the directory.',
              displayName: 'Global Administrator',
              roleTemplateId: roleTemplates.globalAdministrator,
            }),
          ]
        : [],
  },
  {
    path: 'me/mailboxSettings',
    context: "users('me')/mailboxSettings",
    type: 'microsoft.graph.mailboxSettings',
    anyOf: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
    refusal: 'ErrorAccessDenied',
    answer: () => ({
      timeZone: 'UTC',
      dateFormat: 'yyyy-MM-dd',
      timeFormat: 'HH:mm',
      language: { locale: 'en-US', displayName: 'English (United States)' },
      userPurpose: 'user',
    }),
  },
  {
    path: 'me/mailFolders',
    context: "users('me')/mailFolders",
    type: 'microsoft.graph.mailFolder',
    anyOf: ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite'],
    refusal: 'ErrorAccessDenied',
    answer: () => [
      item('AQMkADinbox', {
        displayName: 'Inbox',
        parentFolderId: 'AQMkADroot',
        childFolderCount: 0,
        unreadItemCount: 3,
        totalItemCount: 41,
        isHidden: false,
      }),
    ],
  },
  {
    path: 'me/calendars',
    context: "users('me')/calendars",
    type: 'microsoft.graph.calendar',
    anyOf: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
    refusal: 'ErrorAccessDenied',
    answer: ({ user }) => [
      item('AAMkADcalendar', {
        name: 'Calendar',
        color: 'auto',
        isDefaultCalendar: true,
        canEdit: true,
        owner: { name: user.displayName, address: user.userName },
      }),
    ],
  },
  {
    path: 'me/contacts',
    context: "users('me')/contacts",
    type: 'microsoft.graph.contact',
    anyOf: ['Contacts.Read', 'Contacts.ReadWrite'],
    refusal: 'ErrorAccessDenied',
    answer: () => [],
  },
  {
    path: 'me/drive',
    context: 'drives/$entity',
    type: 'microsoft.graph.drive',
    anyOf: [
      'Files.Read',
      'Files.ReadWrite',
      'Files.Read.All',
      'Files.ReadWrite.All',
      'Sites.Read.All',
      'Sites.ReadWrite.All',
    ],
    refusal: 'accessDenied',
    answer: ({ claims, user }) =>
      item('b!drive', {
        driveType: 'business',
        owner: { user: { id: claims['oid'], displayName: user.displayName } },
        quota: {
          deleted: 0,
          remaining: 1_099_500_000_000,
          state: 'normal',
          total: 1_099_511_627_776,
          used: 11_627_776,
        },
      }),
  },
  {
    path: 'sites/root',
    context: 'sites/$entity',
    type: 'microsoft.graph.site',
    anyOf: ['Sites.Read.All', 'Sites.ReadWrite.All'],
    refusal: 'accessDenied',
    answer: ({ tenant }) => {
      const hostname = tenant.domains[0]?.replace('.practice', '.sharepoint.practice');
      return item(`${hostname},${tenant.id},${tenant.id}`, {
        createdDateTime: '2020-01-01T00:00:00.000Z',
        displayName: tenant.name,
        name: '',
        root: {},
        siteCollection: { hostname },
        webUrl: `https://${hostname}`,
      });
    },
  },
  {
    path: 'me/joinedTeams',
    context: 'teams',
    type: 'microsoft.graph.team',
    anyOf: ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'TeamSettings.ReadWrite.All'],
    refusal: 'Forbidden',
    answer: () => [
      item('7e300000-0000-4000-8000-000000000001', { displayName: 'Projects', description: null }),
    ],
  },
  {
    path: 'teams/7e300000-0000-4000-8000-000000000001/channels',
    context: "teams('7e300000-0000-4000-8000-000000000001')/channels",
    type: 'microsoft.graph.channel',
    anyOf: [
      'Channel.ReadBasic.All',
      'ChannelSettings.Read.All',
      'ChannelSettings.ReadWrite.All',
      'Group.Read.All',
      'Group.ReadWrite.All',
    ],
    refusal: 'Forbidden',
    answer: () => [item('19:general@thread.tacv2', { displayName: 'General', membershipType: 'standard' })],
  },
  {
    path: 'groups',
    context: 'groups',
    type: 'microsoft.graph.group',
    anyOf: ['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All'],
    refusal: 'Authorization_RequestDenied',
    answer: () => [
      item('7e300000-0000-4000-8000-000000000001', { displayName: 'Projects', groupTypes: ['Unified'] }),
    ],
  },
];
