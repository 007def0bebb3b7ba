import { servicesAt } from '../../src/practice/authority/protocol/permissions';
import { type SignInHost, globalHost } from '../../src/practice/authority/signInHost';
import { sovereignApps, sovereignTenants, sovereignUsers } from './sovereignEstate';

const { gccHigh, dod, china } = sovereignTenants;
const users = sovereignUsers;
const apps = sovereignApps;

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
