import {
  type AppRegistration,
  type Membership,
  type PracticeTenant,
  type PracticeUser,
  roleTemplates,
} from '../estate';
import type { CloudServices, Permission } from './protocol/permissions';
import { SignInError } from './protocol/signInError';
import type { SignInHost } from './signInHost';

/** The tenant that a path names: one of the estate, or one of Microsoft's names for "any". */
export type TenantInPath = PracticeTenant | 'common' | 'organizations' | 'consumers';

/** What the tenants know: who is who, which roles are active, who consented to what. */
export class Directory {
  private readonly activated = new Set<string>();
  private readonly withoutDeviceCode = new Set<string>();
  private readonly demandedClaims = new Map<string, string>();
  private readonly consents = new Map<string, Set<string>>();

  constructor(private readonly host: SignInHost) {}

  /** @throws SignInError 90002 for a tenant that is not there. */
  tenant(segment: string): TenantInPath {
    const named = segment.toLowerCase();
    if (named === 'common' || named === 'organizations' || named === 'consumers') return named;
    const tenant = this.tenants().find(({ id, domains }) => id === named || domains.includes(named));
    if (!tenant) throw new SignInError(90002, { about: segment });
    return tenant;
  }

  tenantById(id: string): PracticeTenant | undefined {
    return this.tenants().find((tenant) => tenant.id === id);
  }

  /** The services of the cloud in which the tenant lives; for "any" those of the host's first cloud. */
  services(of: TenantInPath | Membership): CloudServices {
    const id = typeof of === 'string' ? undefined : 'tenantId' in of ? of.tenantId : of.id;
    const [first, ...others] = this.host.clouds;
    return (others.find(({ tenants }) => tenants.some((tenant) => tenant.id === id)) ?? first).services;
  }

  /** @throws SignInError 700016 for an application that is not there. */
  app(clientId: string): AppRegistration {
    const app = this.host.apps.find((registered) => registered.clientId === clientId.toLowerCase());
    if (!app) throw new SignInError(700016, { about: clientId });
    return app;
  }

  user(userName: string): PracticeUser | undefined {
    const wanted = userName.trim().toLowerCase();
    return this.host.users.find((user) => user.userName === wanted);
  }

  /** Undefined: this tenant does not know the person. `common` and `organizations` mean the home tenant. */
  membership(user: PracticeUser, tenant: TenantInPath): Membership | undefined {
    if (tenant === 'consumers') return undefined;
    if (typeof tenant === 'string') return user.memberships[0];
    return user.memberships.find(({ tenantId }) => tenantId === tenant.id);
  }

  /** Lets an eligible person activate the roles (PIM). */
  activateRoles(userName: string): void {
    this.activated.add(userName);
  }

  /** A policy of Conditional Access lets nobody finish a device code sign-in to this tenant. */
  blockDeviceCode(tenantId: string): void {
    this.withoutDeviceCode.add(tenantId);
  }

  blocksDeviceCode(tenantId: string): boolean {
    return this.withoutDeviceCode.has(tenantId);
  }

  /** A policy of Conditional Access gives tokens for a service only to sign-ins whose request named these claims. */
  demandClaims(tenantId: string, service: string, claims: string): void {
    this.demandedClaims.set(`${tenantId}/${service}`, claims);
  }

  claimsDemanded(tenantId: string, service: string): string | undefined {
    return this.demandedClaims.get(`${tenantId}/${service}`);
  }

  rolesOf(user: PracticeUser, membership: Membership): readonly string[] {
    const eligible = this.activated.has(user.userName) ? (membership.eligibleRoles ?? []) : [];
    return [...membership.roles, ...eligible];
  }

  isAdministrator(user: PracticeUser, membership: Membership): boolean {
    return this.rolesOf(user, membership).includes(roleTemplates.globalAdministrator);
  }

  consent(
    app: AppRegistration,
    tenantId: string,
    by: Membership | 'tenant',
    permissions: readonly Permission[],
  ): void {
    const key = consentKey(app, tenantId, by);
    const granted = this.consents.get(key) ?? new Set();
    for (const permission of permissions) granted.add(permissionKey(permission));
    this.consents.set(key, granted);
  }

  withdrawConsent(user: PracticeUser): void {
    for (const key of [...this.consents.keys()]) {
      if (user.memberships.some(({ objectId }) => key.endsWith(`/${objectId}`))) this.consents.delete(key);
    }
  }

  hasConsent(app: AppRegistration, membership: Membership, permission: Permission): boolean {
    const by = [membership, 'tenant'] as const;
    return by.some((who) =>
      this.consents.get(consentKey(app, membership.tenantId, who))?.has(permissionKey(permission)),
    );
  }

  hasTenantConsent(app: AppRegistration, membership: Membership): boolean {
    return this.consents.has(consentKey(app, membership.tenantId, 'tenant'));
  }

  private tenants(): readonly PracticeTenant[] {
    return this.host.clouds.flatMap(({ tenants }) => tenants);
  }
}

function consentKey(app: AppRegistration, tenantId: string, by: Membership | 'tenant'): string {
  return `${app.clientId}/${tenantId}/${by === 'tenant' ? by : by.objectId}`;
}

function permissionKey({ resource, value }: Permission): string {
  return `${resource}/${value}`;
}
