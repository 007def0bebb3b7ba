import {
  type AppRegistration,
  type PracticeTenant,
  type PracticeUser,
  practiceApps,
  practiceTenants,
  practiceUsers,
} from './estate';
import { type CloudServices, servicesAt } from './protocol/permissions';
import { sovereignApps, sovereignTenants, sovereignUsers } from './sovereignEstate';

/** A cloud as a sign-in host sees it: what its services are called, and which tenants live in it. */
export interface PlayedCloud {
  readonly services: CloudServices;
  readonly tenants: readonly PracticeTenant[];
}

/** One of Microsoft's sign-in hosts. GCC High and DoD share theirs; the tenant tells them apart. */
export interface SignInHost {
  readonly host: string;
  /** What its OpenID configuration calls the cloud. */
  readonly instance: string;
  /** Host that access tokens name as their issuer. */
  readonly tokenService: string;
  readonly clouds: readonly [PlayedCloud, ...PlayedCloud[]];
  readonly users: readonly PracticeUser[];
  readonly apps: readonly AppRegistration[];
}

const { gccHigh, dod, china } = sovereignTenants;
const users = sovereignUsers;
const apps = sovereignApps;

/** The practice cloud plays this one too, under its own origins. */
export const globalHost: SignInHost = {
  host: 'login.microsoftonline.com',
  instance: 'microsoftonline.com',
  tokenService: 'sts.windows.net',
  clouds: [
    {
      services: servicesAt('graph.microsoft.com', 'outlook.office365.com'),
      tenants: Object.values(practiceTenants),
    },
  ],
  users: Object.values(practiceUsers),
  apps: Object.values(practiceApps),
};

/**
 * Written down here once more, by Microsoft's documentation ("National cloud deployments", "Microsoft Entra
 * authentication endpoints"), and not taken from the product: a wrong host there must show. Germany's has closed.
 */
export const signInHosts: readonly SignInHost[] = [
  globalHost,
  {
    host: 'login.microsoftonline.us',
    instance: 'microsoftonline.us',
    tokenService: 'sts.windows.net',
    clouds: [
      { services: servicesAt('graph.microsoft.us', 'outlook.office365.us'), tenants: [gccHigh] },
      { services: servicesAt('dod-graph.microsoft.us', 'outlook-dod.office365.us'), tenants: [dod] },
    ],
    users: [users.gccHighBackup, users.gccHighAdmin, users.dodBackup, users.dodAdmin],
    apps: [apps.usGov],
  },
  {
    host: 'login.partner.microsoftonline.cn',
    instance: 'partner.microsoftonline.cn',
    tokenService: 'sts.chinacloudapi.cn',
    clouds: [
      { services: servicesAt('microsoftgraph.chinacloudapi.cn', 'partner.outlook.cn'), tenants: [china] },
    ],
    users: [users.chinaBackup, users.chinaAdmin],
    apps: [apps.china],
  },
];
