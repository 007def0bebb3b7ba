import type { Authentication } from '../../../src/core/backupSets/backupSet';
import { readBackupSets } from '../../../src/estate/file/readFile';
import { save } from '../../../src/estate/save/save';
import { bench } from '../bench';
import { authorizedBy, oneAccountText } from '../estateText';
import { timed, timedOursAsync } from '../timing';

const file = 'file:///estate/backup-sets.json';
const sets = 10_000;
const ofOneAccount = 1_000;

const authentication: Authentication = {
  method: 'modern',
  grant: '33333333-3333-4333-8333-333333333333',
  authorizedBy,
  authorizedAt: '2026-10-02T09:14:00.000Z',
  role: 'confirmed',
  edition: '8.3.6.0',
};

/** One edit of a file in memory: a disk would only be measured beside it. */
async function saveAll(bytes: Uint8Array, ids: readonly string[]): Promise<void> {
  let content = bytes;
  const access = {
    read: () => Promise.resolve({ ok: true, bytes: content } as const),
    write: (edited: Uint8Array) => Promise.resolve((content = edited) === edited),
    hasUnsavedChanges: () => false,
  };
  const changes = ids.map((id) => ({ id, authentication }));
  const { saved } = await save(file, access, changes, () => undefined);
  if (!saved) throw new Error('The sets were not saved.');
}

interface Scene {
  readonly bytes: Uint8Array;
  readonly ids: readonly string[];
}

export const saveBench = bench<Scene>({
  id: 'save',
  title: 'Saving many sets at once',
  rounds: 15,
  warmUp: 3,
  open: () => {
    const bytes = new TextEncoder().encode(oneAccountText(sets));
    const read = readBackupSets(file, bytes);
    const all = read.kind === 'read' ? read.sets : [];
    const ids = all.filter(({ account }) => account === 'backup@contoso.com').map(({ id }) => id);
    if (ids.length !== ofOneAccount) throw new Error(`${ids.length} sets of one account.`);
    return Promise.resolve({ bytes, ids });
  },
  rows: [
    {
      id: 'save/thousand',
      name: `${ofOneAccount.toLocaleString('en')} of ${sets.toLocaleString('en')} sets saved in one edit`,
      floor: '`JSON.parse` of the same bytes',
      goal: { atMost: 2 },
      why: 'The text is parsed twice: the edited one too, before it is written.',
      measure: async ({ bytes, ids }) => ({
        floor: timed(() => JSON.parse(new TextDecoder().decode(bytes)) as unknown),
        ours: await timedOursAsync(() => saveAll(bytes, ids)),
      }),
    },
  ],
});
