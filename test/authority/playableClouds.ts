import {
  type AppRegistration,
  type PracticeTenant,
  type PracticeUser,
  practiceApps,
  practiceTenants,
  practiceUsers,
} from '../../src/practice/estate';
import { sovereignApps, sovereignTenants, sovereignUsers } from './sovereignEstate';

/** What a test needs to sign in to one of Microsoft's clouds: hosts as documented, and who lives there. */
export interface PlayableCloud {
  readonly signIn: string;
  readonly graph: string;
  readonly exchange: string;
  readonly tenant: PracticeTenant;
  /** Its tokens tell no roles: Graph is asked. */
  readonly app: AppRegistration;
  readonly backup: PracticeUser;
  readonly admin: PracticeUser;
}

export const playableClouds = {
  global: {
    signIn: 'login.microsoftonline.com',
    graph: 'graph.microsoft.com',
    exchange: 'outlook.office365.com',
    tenant: practiceTenants.contoso,
    app: practiceApps.withoutRoleClaims,
    backup: practiceUsers.backup,
    admin: practiceUsers.admin,
  },
  usGovGccHigh: {
    signIn: 'login.microsoftonline.us',
    graph: 'graph.microsoft.us',
    exchange: 'outlook.office365.us',
    tenant: sovereignTenants.gccHigh,
    app: sovereignApps.usGov,
    backup: sovereignUsers.gccHighBackup,
    admin: sovereignUsers.gccHighAdmin,
  },
  usGovDod: {
    signIn: 'login.microsoftonline.us',
    graph: 'dod-graph.microsoft.us',
    exchange: 'outlook-dod.office365.us',
    tenant: sovereignTenants.dod,
    app: sovereignApps.usGov,
    backup: sovereignUsers.dodBackup,
    admin: sovereignUsers.dodAdmin,
  },
  china: {
    signIn: 'login.partner.microsoftonline.cn',
    graph: 'microsoftgraph.chinacloudapi.cn',
    exchange: 'partner.outlook.cn',
    tenant: sovereignTenants.china,
    app: sovereignApps.china,
    backup: sovereignUsers.chinaBackup,
    admin: sovereignUsers.chinaAdmin,
  },
} as const satisfies Record<string, PlayableCloud>;

export type PlayableCloudId = keyof typeof playableClouds;
export const playable = Object.entries(playableClouds) as [PlayableCloudId, PlayableCloud][];
