import { randomUUID } from 'node:crypto';
import { type LocalState, statusOf } from '../src/core/overview/setStatus';
import type { JudgedSet } from '../src/core/overview/planStep';
import type { Evidence, Person } from '../src/core/identity/signedIn';
import type { GrantFacts } from '../src/core/identity/grant';
import type { Grant } from '../src/signIn/grantSecret';
import {
  type BackupSet,
  type CloudId,
  type Edition,
  keyOf,
  type Source,
  type TargetMethod,
  type Tenant,
} from '../src/core/backupSets/backupSet';
import { judge } from '../src/core/rules/rules';
import type { Subject } from '../src/core/steps/subject';

/** The estate's own app registration. */
export const clientId = '5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a01';
export const tenantId = '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01';

export const tenant: Tenant = {
  id: 'contoso',
  tenant: 'contoso.onmicrosoft.com',
  cloud: 'global',
  clientId,
};

export function inCloud(cloud: CloudId): Pick<BackupSet, 'tenant'> {
  return { tenant: { ...tenant, cloud } };
}

export function edition(version: string, kind = 'OBM'): Edition {
  return { name: `Ahsay${kind}`, kind, version };
}

/** A Basic set of an ordinary account with mailboxes, on 8.3.6.0. */
export function basicSet(more: Partial<BackupSet> = {}): BackupSet {
  return {
    file: 'file:///estate/backup-sets.json',
    id: '1692322592995',
    name: 'Finance mailboxes',
    account: 'backup@contoso.com',
    accountRole: 'ordinary',
    sources: ['mailboxes'],
    authentication: { method: 'basic' },
    tenantId: tenant.id,
    tenant,
    edition: edition('8.3.6.0'),
    faults: [],
    ...more,
  };
}

/** The same on another version and with other sources. */
export function setOn(
  version: string,
  sources?: readonly Source[],
  more: Partial<BackupSet> = {},
): BackupSet {
  return basicSet({ edition: edition(version), ...(sources ? { sources } : {}), ...more });
}

/** A set as Continue freezes it. */
export function subject(set: BackupSet, method: TargetMethod = 'hybrid'): Subject {
  return { key: keyOf(set), set, judgement: judge(set), method };
}

/** Nothing of a set is known on this computer, and nobody is waited for. */
export const nothingHere: LocalState = {
  grant: undefined,
  pending: undefined,
  waitingForAdministrator: false,
};

/** A set with what the rules and its badge say of it. */
export function judged(set: BackupSet, here: Partial<LocalState> = {}): JudgedSet {
  const judgement = judge(set);
  const status = statusOf(set, judgement, { ...nothingHere, ...here });
  return { key: keyOf(set), set, judgement, status };
}

/** Who is signed in as a member of the tenant. */
export function member(name = 'backup@contoso.com', more: Partial<Person> = {}): Person {
  return {
    name,
    objectId: '99999999-2222-4333-8444-555555555555',
    tenantId,
    homeTenantId: tenantId,
    ...more,
  };
}

/** A grant of the sets' own account, for Hybrid. */
export function ownGrant(more: Partial<GrantFacts> = {}): GrantFacts {
  return {
    id: '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11',
    cloud: 'global',
    tenant: tenant.tenant,
    tenantId,
    clientId,
    account: 'backup@contoso.com',
    person: member(),
    role: 'notNeeded',
    granted: ['User.Read', 'Mail.ReadWrite'],
    authorizedAt: '2026-11-22T10:00:00.000Z',
    intent: { file: 'file:///estate/backup-sets.json', set: '1', method: 'hybrid', acknowledged: [] },
    ...more,
  };
}

/** One of the practice cloud, with tokens: each has an id of its own. */
export function practiceGrant(more: Partial<Grant> = {}): Grant {
  const account = 'backup@contoso.practice';
  return {
    ...ownGrant(),
    id: randomUUID(),
    cloud: 'practice',
    tenant: 'contoso.practice',
    account,
    person: member(account),
    tokenCache: '{"RefreshToken":{"key":{"secret":"canary-refresh-token"}}}',
    ...more,
  };
}

/** What a sign-in without fault found out. */
export function evidence(more: Partial<Evidence> = {}): Evidence {
  return {
    person: member(),
    expectedTenantId: tenantId,
    signature: true,
    audience: true,
    issuer: true,
    timely: true,
    nonce: true,
    globalAdministrator: 'unchecked',
    granted: ['User.Read'],
    missing: [],
    ...more,
  };
}
