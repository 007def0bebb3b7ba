import { nothingHere } from '../builders';
import type { Authentication } from '../../src/core/backupSets/backupSet';
import { readBackupSets } from '../../src/estate/file/readFile';
import { save } from '../../src/estate/save/save';
import { planOf } from '../../src/core/overview/plan';
import { rowsOf } from '../../src/overview/rows';
import { median } from './median';

/** Of `JSON.parse` of the same bytes. */
const limits = { shown: 5, planned: 1, saved: 3 };
const file = 'file:///estate/backup-sets.json';
const sets = 10_000;
const ofOneAccount = 1_000;
const rounds = 15;

/** One round: how often `JSON.parse`'s time each takes. */
interface Ratios {
  readonly parse: number;
  readonly shown: number;
  readonly planned: number;
  readonly saved: number;
}

/** Ten thousand sets of a hundred tenants, ten accounts each; written as an estate's file is. */
export function estateText(): string {
  const tenants = Array.from({ length: 100 }, (_, n) => ({
    id: `tenant-${n}`,
    tenant: `tenant-${n}.onmicrosoft.com`,
    cloud: 'global',
  }));
  return textOf(tenants, (n) => ({
    tenant: `tenant-${n % 100}`,
    account: `backup-${Math.floor(n / 100) % 10}@tenant-${n % 100}.onmicrosoft.com`,
    authentication:
      Math.floor(n / 1_000) % 5 === 0
        ? {
            method: 'modern',
            grant: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
            authorizedBy: {
              name: `admin@tenant-${n % 100}.onmicrosoft.com`,
              objectId: '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01',
              tenantId: '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a02',
            },
            authorizedAt: '2026-10-02T09:14:00.000Z',
            role: 'confirmed',
            edition: '8.3.6.0',
          }
        : { method: 'basic' },
  }));
}

/** The same number of sets, a thousand of them of one account: those whose number ends with 0. */
function oneAccountText(): string {
  return textOf([{ id: 'contoso', tenant: 'contoso.onmicrosoft.com', cloud: 'global' }], (n) => ({
    tenant: 'contoso',
    account: n % 10 === 0 ? 'backup@contoso.com' : `backup-${n}@contoso.com`,
    authentication: { method: 'basic' },
  }));
}

function textOf(tenants: readonly object[], more: (n: number) => object): string {
  const estate = {
    edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' },
    clientIds: { global: '5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a01' },
    tenants,
    backupSets: Array.from({ length: sets }, (_, n) => ({
      id: String(1_692_322_592_995 + n),
      name: `Backup set ${n} of the accounting department`,
      accountRole: n % 3 === 0 ? 'globalAdministrator' : 'ordinary',
      sources: n % 4 === 0 ? ['mailboxes', 'sharePointSites'] : ['mailboxes', 'oneDrive'],
      ...more(n),
    })),
  };
  return JSON.stringify(estate, undefined, 2);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function parseTime(bytes: Uint8Array): number {
  return timed(() => JSON.parse(new TextDecoder().decode(bytes)) as unknown);
}

function showAndPlan(estate: Uint8Array): Omit<Ratios, 'saved'> {
  const here = () => ({ ...nothingHere, grant: true });
  const parse = parseTime(estate);
  let rows: ReturnType<typeof rowsOf> | undefined;
  const shown = timed(() => {
    const read = readBackupSets(file, estate);
    if (read.kind !== 'read' || read.sets.length !== sets) throw new Error('The estate was not read.');
    rows = rowsOf(read.sets, here, new Set());
  });
  const planned = timed(() => {
    const inOrder =
      rows?.tenants.flatMap(({ accounts }) => accounts.flatMap((account) => account.sets)) ?? [];
    const { steps } = planOf(inOrder, { grants: [], permissions: () => [] });
    if (steps.length !== 1_000) throw new Error(`A plan of ${steps.length} steps.`);
  });
  return { parse, shown: shown / parse, planned: planned / parse };
}

/** One edit of a file in memory: a disk would only be measured beside it. */
async function timeOfSave(bytes: Uint8Array): Promise<number> {
  const read = readBackupSets(file, bytes);
  const all = read.kind === 'read' ? read.sets : [];
  const authentication: Authentication = {
    method: 'modern',
    grant: '33333333-3333-4333-8333-333333333333',
    authorizedBy: {
      name: 'admin@contoso.com',
      objectId: '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01',
      tenantId: '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a02',
    },
    authorizedAt: '2026-10-02T09:14:00.000Z',
    role: 'confirmed',
    edition: '8.3.6.0',
  };
  const changes = all
    .filter(({ account }) => account === 'backup@contoso.com')
    .map(({ id }) => ({ id, authentication }));
  if (changes.length !== ofOneAccount) throw new Error(`${changes.length} sets of one account.`);
  let content = bytes;
  const access = {
    read: () => Promise.resolve({ ok: true, bytes: content } as const),
    write: (edited: Uint8Array) => Promise.resolve(void (content = edited)),
    hasUnsavedChanges: () => false,
  };
  const start = performance.now();
  const result = await save(file, access, changes, () => undefined);
  const time = performance.now() - start;
  if (!result.saved) throw new Error('The sets were not saved.');
  return time;
}

/** What many sets cost, beside `JSON.parse` of the same bytes in the same round. */
export async function measureEstate(): Promise<{ readonly ratios: Ratios; readonly limits: typeof limits }> {
  const [estate, oneAccount] = [estateText(), oneAccountText()].map((text) => new TextEncoder().encode(text));
  if (!estate || !oneAccount) throw new Error('There is no estate.');
  const [shown, saved]: [Omit<Ratios, 'saved'>[], number[]] = [[], []];
  for (let n = 0; n < rounds; n++) shown.push(showAndPlan(estate));
  for (let n = 0; n < rounds; n++) {
    const parse = parseTime(oneAccount);
    saved.push((await timeOfSave(oneAccount)) / parse);
  }
  const of = (what: 'parse' | 'shown' | 'planned') => median(shown.map((one) => one[what]));
  return {
    ratios: { parse: of('parse'), shown: of('shown'), planned: of('planned'), saved: median(saved) },
    limits,
  };
}
