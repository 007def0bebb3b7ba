/**
 * The practice estate: tenants, people and app registrations that the practice authority knows. Nothing here
 * is secret, and nothing here exists at Microsoft.
 */

/** Role templates as they stand in `wids` (Microsoft Entra built-in roles). */
export const roleTemplates = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  /** In the token of every member: it proves nothing about administration. */
  plainUser: 'b79fbf4d-3ef9-4689-8143-76b194e85509',
  guestUser: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
} as const;

export interface PracticeTenant {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly string[];
  /** Microsoft's default: users consent to who signs in, and to no mail, file, site or team. */
  readonly managedConsent?: true;
}

/** A person's standing in one tenant: its object id is another one in each tenant. */
export interface Membership {
  readonly tenantId: string;
  readonly objectId: string;
  /** `partner`: administers the tenant from another one under delegated administration (GDAP). */
  readonly kind: 'member' | 'guest' | 'partner';
  readonly roles: readonly string[];
  /** Roles that the person may activate for a while (PIM); a token holds them only while activated. */
  readonly eligibleRoles?: readonly string[];
}

export interface PracticeUser {
  readonly userName: string;
  readonly displayName: string;
  readonly password: string;
  /** Where MFA is enforced: the code that the verification page accepts. */
  readonly verificationCode?: string;
  readonly disabled?: true;
  /** The first one is the home tenant. */
  readonly memberships: readonly [Membership, ...Membership[]];
}

export interface AppRegistration {
  readonly clientId: string;
  readonly name: string;
  /** "Allow public client flows": without it the token endpoint wants a secret. */
  readonly publicClient: boolean;
  /** Manifest `groupMembershipClaims`: `null` leaves `wids` out of the ID token. */
  readonly groupMembershipClaims: 'DirectoryRole' | null;
  /** Tenant policy: only an administrator may consent to this app. */
  readonly adminConsentRequired?: true;
}

const contosoId = '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01';
const fabrikamId = 'a94b1d6e-2f07-4b8c-8e13-7be4f90c0b02';
const tailspinId = 'd3a7c9f0-6b41-4c55-9a02-1c8e5f7d0c03';

export const practiceTenants = {
  contoso: { id: contosoId, name: 'Contoso (practice)', domains: ['contoso.practice'] },
  fabrikam: { id: fabrikamId, name: 'Fabrikam (practice)', domains: ['fabrikam.practice'] },
  tailspin: {
    id: tailspinId,
    name: 'Tailspin (practice)',
    domains: ['tailspin.practice'],
    managedConsent: true,
  },
} as const satisfies Record<string, PracticeTenant>;

const inContoso = (
  number: number,
  roles: readonly string[] = [],
  kind: Membership['kind'] = 'member',
): Membership => ({ tenantId: contosoId, objectId: objectId('c0', number), kind, roles });
const inFabrikam = (number: number, roles: readonly string[] = []): Membership => ({
  tenantId: fabrikamId,
  objectId: objectId('fa', number),
  kind: 'member',
  roles,
});
const inTailspin = (number: number, roles: readonly string[] = []): Membership => ({
  tenantId: tailspinId,
  objectId: objectId('da', number),
  kind: 'member',
  roles,
});
const administrator = [roleTemplates.globalAdministrator];

export const practiceUsers = {
  /** Ordinary account of Contoso. */
  backup: {
    userName: 'backup@contoso.practice',
    displayName: 'Backup Service',
    password: 'Practice-backup-1',
    memberships: [inContoso(1)],
  },
  /** A second ordinary account of Contoso. */
  finance: {
    userName: 'finance@contoso.practice',
    displayName: 'Finance Backup',
    password: 'Practice-finance-1',
    memberships: [inContoso(2)],
  },
  globalAdmin: {
    userName: 'globaladmin@contoso.practice',
    displayName: 'Gloria Admin',
    password: 'Practice-globaladmin-1',
    memberships: [inContoso(3, administrator)],
  },
  /** Global Administrator with MFA enforced. */
  admin: {
    userName: 'admin@contoso.practice',
    displayName: 'Ada Admin',
    password: 'Practice-admin-1',
    verificationCode: '246810',
    memberships: [inContoso(4, administrator)],
  },
  /** May become Global Administrator (PIM), and has not activated the role. */
  eligibleAdmin: {
    userName: 'pim@contoso.practice',
    displayName: 'Pim Eligible',
    password: 'Practice-pim-1',
    memberships: [{ ...inContoso(5), eligibleRoles: administrator }],
  },
  disabled: {
    userName: 'disabled@contoso.practice',
    displayName: 'Dora Disabled',
    password: 'Practice-disabled-1',
    disabled: true,
    memberships: [inContoso(6)],
  },
  /** Ordinary account with MFA enforced. */
  mfa: {
    userName: 'mfa@contoso.practice',
    displayName: 'Max Factor',
    password: 'Practice-mfa-1',
    verificationCode: '135790',
    memberships: [inContoso(7)],
  },
  /** Lives in Fabrikam, invited to Contoso. */
  guest: {
    userName: 'guest@fabrikam.practice',
    displayName: 'Gus Guest',
    password: 'Practice-guest-2',
    memberships: [inFabrikam(1), inContoso(101, [], 'guest')],
  },
  /** Lives in Fabrikam, administers Contoso as its partner. */
  partner: {
    userName: 'partner@fabrikam.practice',
    displayName: 'Pat Partner',
    password: 'Practice-partner-2',
    memberships: [inFabrikam(2), inContoso(102, administrator, 'partner')],
  },
  /** Ordinary account of Fabrikam, unknown to Contoso. */
  fabrikamBackup: {
    userName: 'backup@fabrikam.practice',
    displayName: 'Fabrikam Backup',
    password: 'Practice-backup-2',
    memberships: [inFabrikam(3)],
  },
  fabrikamAdmin: {
    userName: 'admin@fabrikam.practice',
    displayName: 'Faye Admin',
    password: 'Practice-admin-2',
    memberships: [inFabrikam(4, administrator)],
  },
  fabrikamService: {
    userName: 'service@fabrikam.practice',
    displayName: 'Fabrikam Service',
    password: 'Practice-service-2',
    memberships: [inFabrikam(5)],
  },
  tailspinBackup: {
    userName: 'backup@tailspin.practice',
    displayName: 'Tailspin Backup',
    password: 'Practice-backup-3',
    memberships: [inTailspin(1)],
  },
  tailspinFiles: {
    userName: 'files@tailspin.practice',
    displayName: 'Tailspin Files',
    password: 'Practice-files-3',
    memberships: [inTailspin(2)],
  },
  tailspinAdmin: {
    userName: 'admin@tailspin.practice',
    displayName: 'Tara Admin',
    password: 'Practice-admin-3',
    memberships: [inTailspin(3, administrator)],
  },
  tailspinLab: {
    userName: 'lab@tailspin.practice',
    displayName: 'Tailspin Lab',
    password: 'Practice-lab-3',
    memberships: [inTailspin(4)],
  },
  tailspinHangar: {
    userName: 'hangar@tailspin.practice',
    displayName: 'Tailspin Hangar',
    password: 'Practice-hangar-3',
    memberships: [inTailspin(5)],
  },
} as const satisfies Record<string, PracticeUser>;

export const practiceApps = {
  /** The registration that the README describes. */
  backup: {
    clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001',
    name: 'Practice Backup',
    publicClient: true,
    groupMembershipClaims: 'DirectoryRole',
  },
  withoutRoleClaims: {
    clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40002',
    name: 'Practice Backup without role claims',
    publicClient: true,
    groupMembershipClaims: null,
  },
  notPublic: {
    clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40003',
    name: 'Practice Web App',
    publicClient: false,
    groupMembershipClaims: 'DirectoryRole',
  },
  adminConsentOnly: {
    clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40004',
    name: 'Practice Backup for administrators to approve',
    publicClient: true,
    groupMembershipClaims: 'DirectoryRole',
    adminConsentRequired: true,
  },
} as const satisfies Record<string, AppRegistration>;

/** A well-formed client ID that no practice tenant knows. */
export const unknownClientId = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be4ffff';

/** What a person needs to try the practice cloud, in five lines. */
export const practiceGuide: readonly string[] = [
  'Practice sign-in: nothing here is real. Never enter a real password.',
  'Ordinary account: backup@contoso.practice, password Practice-backup-1',
  'Global Administrator: globaladmin@contoso.practice, password Practice-globaladmin-1',
  'Global Administrator with a verification code: admin@contoso.practice, Practice-admin-1, code 246810',
  'Also mfa@ (code 135790), finance@, pim@, disabled@contoso.practice (Practice-<name>-1); guest@, partner@, backup@, service@, admin@fabrikam.practice (Practice-<name>-2); backup@, files@, lab@, hangar@, admin@tailspin.practice (Practice-<name>-3)',
];

function objectId(prefix: string, number: number): string {
  return `${prefix}${prefix}${prefix}${prefix}-1b2d-4c3e-8f40-${String(number).padStart(12, '0')}`;
}
