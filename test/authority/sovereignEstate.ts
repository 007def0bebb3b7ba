import {
  type AppRegistration,
  type PracticeTenant,
  type PracticeUser,
  roleTemplates,
} from '../../src/practice/estate';

/** Tenants, people and apps of the clouds beside Global. As at Microsoft, no cloud knows another's. */
export const sovereignTenants = {
  gccHigh: {
    id: '0e5b7c1d-93a4-4f27-8d61-2b9c4a7e0d04',
    name: 'Northwind (practice, GCC High)',
    domains: ['northwind.practice'],
  },
  dod: {
    id: 'b61f2d83-4c7e-4a95-b0d8-7f3e1c5a0d05',
    name: 'Trey Research (practice, DoD)',
    domains: ['treyresearch.practice'],
  },
  china: {
    id: '47d9a0c6-e815-4b3f-9c72-5a8e6d1f0d06',
    name: 'Wingtip (practice, China)',
    domains: ['wingtip.practice'],
  },
} as const satisfies Record<string, PracticeTenant>;

const { gccHigh, dod, china } = sovereignTenants;

const backupOf = ({ id, domains }: PracticeTenant, number: number): PracticeUser => ({
  userName: `backup@${domains[0]}`,
  displayName: 'Backup Service',
  password: `Practice-backup-${number}`,
  memberships: [{ tenantId: id, objectId: objectId(number, 1), kind: 'member', roles: [] }],
});
const adminOf = ({ id, domains }: PracticeTenant, number: number): PracticeUser => ({
  userName: `admin@${domains[0]}`,
  displayName: 'Administrator',
  password: `Practice-admin-${number}`,
  memberships: [
    {
      tenantId: id,
      objectId: objectId(number, 2),
      kind: 'member',
      roles: [roleTemplates.globalAdministrator],
    },
  ],
});

export const sovereignUsers = {
  gccHighBackup: backupOf(gccHigh, 4),
  gccHighAdmin: adminOf(gccHigh, 4),
  dodBackup: backupOf(dod, 5),
  dodAdmin: adminOf(dod, 5),
  chinaBackup: backupOf(china, 6),
  chinaAdmin: adminOf(china, 6),
} as const;

/** One registration a sign-in host. Its tokens tell no roles: Graph is asked. */
export const sovereignApps = {
  usGov: {
    clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40011',
    name: 'Practice Backup (US Government)',
    publicClient: true,
    groupMembershipClaims: null,
  },
  china: {
    clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40012',
    name: 'Practice Backup (China)',
    publicClient: true,
    groupMembershipClaims: null,
  },
} as const satisfies Record<string, AppRegistration>;

function objectId(cloud: number, person: number): string {
  return `ce00000${cloud}-1b2d-4c3e-8f40-${String(person).padStart(12, '0')}`;
}
