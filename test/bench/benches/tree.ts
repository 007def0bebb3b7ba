import { readBackupSetsText } from '../../../src/estate/file/readFile';
import { type Rows, rowsOf } from '../../../src/overview/rows';
import { setTooltip } from '../../../src/tree/setTooltip';
import { treeModel, type TreeModel } from '../../../src/tree/treeModel';
import { rowWords } from '../../../src/wording/rules/status';
import { nothingHere } from '../../builders';
import { bench } from '../bench';
import { estateText } from '../estateText';
import { longestSlice } from '../longestSlice';
import { aroundProfile } from '../profile';
import { timed } from '../timing';

const file = 'file:///estate/backup-sets.json';
const sets = 100_000;

interface Scene {
  readonly text: string;
  readonly rows: Rows;
  readonly whole: TreeModel;
}

function viewed(rows: Rows): Parameters<typeof treeModel>[0] {
  return { rows, unreadable: [], fileName: (name) => name };
}

/** A tenant's accounts and their sets, with all words that their rows can show. */
function expand({ whole }: Scene): void {
  const [tenant] = whole.roots;
  const shown = tenant ? whole.childrenOf(tenant).flatMap((account) => whole.childrenOf(account)) : [];
  if (shown.length !== sets / 100) throw new Error(`A tenant of ${shown.length} sets.`);
  for (const row of shown) if (row.kind === 'set') rowWords(row.status, row.signingIn);
  const [first] = shown;
  if (first?.kind === 'set') setTooltip(first, {});
}

const floor = 'a full reading of the file';

export const treeBench = bench<Scene>({
  id: 'tree',
  title: `The view of ${sets.toLocaleString('en')} sets`,
  rounds: 7,
  warmUp: 2,
  open: () => {
    const text = estateText(sets);
    const read = readBackupSetsText(file, text);
    const rows = rowsOf(read.kind === 'read' ? read.sets : [], () => nothingHere, new Set());
    if (rows.sets.length !== sets) throw new Error('The estate was not read.');
    return Promise.resolve({ text, rows, whole: treeModel(viewed(rows), undefined, undefined) });
  },
  rows: [
    {
      id: 'tree/filter',
      name: 'Filtered by a word, longest slice',
      floor,
      goal: { underMs: 50 },
      measure: async ({ text, rows }) => ({
        floor: timed(() => readBackupSetsText(file, text)),
        ours: await aroundProfile(() =>
          longestSlice(() => {
            const { shown } = treeModel(viewed(rows), { text: 'set 4242', state: 'toDo' }, undefined);
            if (shown === 0 || shown > 100) throw new Error(`The filter leaves ${shown}.`);
          }),
        ),
      }),
    },
    {
      id: 'tree/expand',
      name: 'A tenant of 1,000 sets expanded, longest slice',
      floor,
      goal: { underMs: 50 },
      measure: async (scene) => ({
        floor: timed(() => readBackupSetsText(file, scene.text)),
        ours: await aroundProfile(() => longestSlice(() => expand(scene))),
      }),
    },
  ],
});
