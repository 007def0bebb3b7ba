import {
  type BackupSet,
  type CloudId,
  type Edition,
  keyOf,
  type Source,
  type TargetMethod,
  type Tenant,
} from '../../../src/core/backupSets/backupSet';
import { judge } from '../../../src/core/rules/rules';
import type { Subject } from '../../../src/core/steps/subject';

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
