const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const authorizedBy = {
  name: 'admin@contoso.com',
  objectId: '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01',
  tenantId: '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a02',
};

/** So many sets, of a hundred tenants with ten accounts each; every fifth thousand is Modern. */
export function estateText(sets: number): string {
  const tenants = Array.from({ length: Math.min(100, sets) }, (_, n) => ({
    id: `tenant-${n}`,
    tenant: `tenant-${n}.onmicrosoft.com`,
    cloud: 'global',
  }));
  return textOf(sets, tenants, (n) => ({
    tenant: `tenant-${n % 100}`,
    account: `backup-${Math.floor(n / 100) % 10}@tenant-${n % 100}.onmicrosoft.com`,
    accountRole: roleOf(Math.floor(n / 100) % 10),
    authentication: Math.floor(n / 1_000) % 5 === 0 ? modern(n) : { method: 'basic' },
  }));
}

/** The same number of sets, a tenth of them of one account: those whose number ends with 0. */
export function oneAccountText(sets: number): string {
  return textOf(sets, [{ id: 'contoso', tenant: 'contoso.onmicrosoft.com', cloud: 'global' }], (n) => ({
    tenant: 'contoso',
    account: n % 10 === 0 ? 'backup@contoso.com' : `backup-${n}@contoso.com`,
    accountRole: n % 10 === 0 ? 'ordinary' : roleOf(n),
    authentication: { method: 'basic' },
  }));
}

/** One account has one role: an estate in order has no problem to tell. */
function roleOf(account: number): string {
  return account % 3 === 0 ? 'globalAdministrator' : 'ordinary';
}

function modern(n: number): object {
  return {
    method: 'modern',
    grant: id(n),
    authorizedBy: { ...authorizedBy, name: `admin@tenant-${n % 100}.onmicrosoft.com` },
    authorizedAt: '2026-10-02T09:14:00.000Z',
    role: 'confirmed',
    edition: '8.3.6.0',
  };
}

/** Written as an estate's file is. A file may have 50 MB: a hundred thousand sets are written with less space. */
function textOf(sets: number, tenants: readonly object[], more: (n: number) => object): string {
  const estate = {
    edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' },
    clientIds: { global: '5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a01' },
    tenants,
    backupSets: Array.from({ length: sets }, (_, n) => ({
      id: String(1_692_322_592_995 + n),
      name: `Backup set ${n} of the accounting department`,
      sources: n % 4 === 0 ? ['mailboxes', 'sharePointSites'] : ['mailboxes', 'oneDrive'],
      ...more(n),
    })),
  };
  return JSON.stringify(estate, undefined, sets > 10_000 ? 1 : 2);
}
