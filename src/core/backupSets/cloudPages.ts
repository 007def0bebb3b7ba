import type { CloudId } from './backupSet';

/** Microsoft's pages for people, by cloud; only those that Microsoft names for that cloud. */
export interface CloudPages {
  /** A person's own applications, and what they may do. */
  readonly myApps?: string;
  /** The administrator's centre: app registrations, enterprise applications, policies, sign-in log. */
  readonly entra: string;
  /** A person's own verification methods. */
  readonly securityInfo?: string;
  readonly password?: string;
}

const pages: Readonly<Partial<Record<CloudId, CloudPages>>> = {
  global: {
    myApps: 'https://myapps.microsoft.com',
    entra: 'https://entra.microsoft.com',
    securityInfo: 'https://mysignins.microsoft.com/security-info',
    password: 'https://mysignins.microsoft.com/security-info/password/change',
  },
  usGovGccHigh: { myApps: 'https://myapps.microsoft.us', entra: 'https://entra.microsoft.us' },
  usGovDod: { myApps: 'https://myapps.microsoft.us', entra: 'https://entra.microsoft.us' },
  china: { entra: 'https://portal.azure.cn' },
};

/** Undefined: a retired cloud, or the practice cloud, which has none. */
export function pagesOf(cloud: CloudId): CloudPages | undefined {
  return pages[cloud];
}
