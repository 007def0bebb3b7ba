import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type Authority, startAuthority } from '../../../authority/authority';
import { practiceTenants, practiceUsers } from '../../../../src/practice/estate';
import type { TransportFault } from '../../../authority/faults';
import type { Source } from '../../../../src/core/backupSets/backupSet';
import { type Permission, permissionsFor } from '../../../../src/core/identity/permissions';
import type { PermissionLevel } from '../../../../src/core/identity/permissionOverrides';
import type { VerificationCheck } from '../../../../src/core/evidence/verification';
import { verifyGrant, type VerifySurroundings } from '../../../../src/signIn/entra/verifyGrant';
import { Grants } from '../../../../src/signIn/grants';
import type { Grant } from '../../../../src/signIn/grantSecret';
import { keptTokens } from '../../../../src/signIn/keptTokens';
import { RequestLimiter } from '../../../../src/net/requestLimiter';
import { CountedSecrets } from '../../migration/storage';
import { WindowMemory } from '../desktopStorage';
import { exchanged, requestFor } from '../samples';

const { contoso } = practiceTenants;

export const neededFor = (sources: readonly Source[], level: PermissionLevel = 'custom') =>
  permissionsFor(sources, { level, method: 'modern', roleCheck: false, on: new Date('2026-11-22') });

const scopesOf = (permissions: readonly Permission[], resource: Permission['resource']) =>
  permissions
    .filter((one) => one.resource === resource)
    .flatMap(({ names }) => names)
    .filter((name) => !['openid', 'profile', 'offline_access'].includes(name))
    .map(
      (name) =>
        `${resource === 'graph' ? 'https://graph.microsoft.com' : 'https://outlook.office365.com'}/${name}`,
    );

export const results = (checks: readonly VerificationCheck[]) =>
  checks.map(({ id, result }) => `${id} ${result}`);

export function find(checks: readonly VerificationCheck[], id: string): VerificationCheck {
  const check = checks.find((one) => one.id === id);
  assert.ok(check, id);
  return check;
}

/** A practice authority, and grants kept of real sign-ins there. */
export class VerifyScene {
  readonly secrets = new CountedSecrets();
  readonly grants = new Grants(this.secrets.open(), new WindowMemory(), (message) => assert.fail(message));
  now = Date.now();
  readonly waits: number[] = [];
  readonly retries = {
    tries: 4,
    longestMs: 60_000,
    wait: (milliseconds: number) => {
      this.waits.push(milliseconds);
      return Promise.resolve();
    },
  };

  private constructor(public authority: Authority) {}

  static async start(): Promise<VerifyScene> {
    return VerifyScene.of(await startAuthority());
  }

  /** At an authority that runs already. */
  static of(authority: Authority): VerifyScene {
    return new VerifyScene(authority);
  }

  end(): Promise<void> {
    return this.authority.close();
  }

  /** A grant as a real sign-in leaves it, with these permissions. */
  async keep(permissions: readonly Permission[]): Promise<Grant> {
    for (const resource of ['graph', 'exchange'] as const) {
      const scopes = scopesOf(permissions, resource);
      if (scopes.length > 0) this.authority.consentForTenant(contoso, scopes.join(' '));
    }
    const scopes = [scopesOf(permissions, 'graph')];
    const { evidence, tokenCache } = await exchanged(this.authority, { request: { scopes } });
    const grant: Grant = {
      id: randomUUID(),
      cloud: 'practice',
      tenant: 'contoso.practice',
      tenantId: contoso.id,
      clientId: requestFor(this.authority).clientId,
      account: practiceUsers.backup.userName,
      person: evidence.person,
      role: 'notNeeded',
      granted: evidence.granted,
      authorizedAt: new Date(this.now).toISOString(),
      intent: { file: 'file:///estate/backup-sets.json', set: '1', method: 'modern', acknowledged: [] },
      tokenCache,
    };
    await this.grants.keep(grant);
    return grant;
  }

  verify(
    grant: Grant,
    sources: readonly Source[],
    change: Partial<VerifySurroundings> & { readonly needed?: readonly Permission[] } = {},
  ): Promise<readonly VerificationCheck[]> {
    const { needed = neededFor(sources), ...surroundings } = change;
    return verifyGrant(
      {
        cloud: 'practice',
        clientId: grant.clientId,
        tenantId: grant.tenantId,
        endpoints: requestFor(this.authority).endpoints,
        tokens: keptTokens(this.grants, grant, () => this.now),
        needed,
        toVerify: { sources: new Set(sources), byPassword: new Set(), signer: 'ownAccount' },
      },
      {
        openRequests: new RequestLimiter(6),
        signal: new AbortController().signal,
        retries: this.retries,
        ...surroundings,
      },
    );
  }

  graphFault(fault: TransportFault, times?: number): void {
    this.authority.faults.next('graph', fault, times);
  }

  /** What Graph was asked for. */
  paths(): readonly string[] {
    return this.authority.requests.filter(({ endpoint }) => endpoint === 'graph').map(({ path }) => path);
  }
}
