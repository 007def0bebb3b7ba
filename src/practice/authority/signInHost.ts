import {
  type AppRegistration,
  type PracticeTenant,
  type PracticeUser,
  practiceApps,
  practiceTenants,
  practiceUsers,
} from '../estate';
import { type CloudServices, servicesAt } from './protocol/permissions';

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

/** The practice cloud plays this one, under its own origins. */
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
