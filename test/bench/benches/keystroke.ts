import { inSlices } from '../../../src/core/basics/slices';
import { type FileIndex, followEdit, indexSteps } from '../../../src/editor/text/fileIndex';
import { lensPlaces } from '../../../src/editor/text/lenses';
import { pointAt } from '../../../src/editor/text/point';
import { symbolsOf } from '../../../src/editor/text/symbols';
import { type ReadFile, readBackupSetsText, textSteps } from '../../../src/estate/file/readFile';
import { sameReading } from '../../../src/estate/sameReading';
import { rowsOf } from '../../../src/overview/rows';
import { nothingHere } from '../../builders';
import { bench, type Row } from '../bench';
import { estateText } from '../estateText';
import { longestSlice } from '../longestSlice';
import { timed, timedOursAsync } from '../timing';

const file = 'file:///estate/backup-sets.json';
const sizes = [10_000, 100_000] as const;
type Size = (typeof sizes)[number];

/** A text, and the same with one more character in the middle, in a name. */
interface Typed {
  readonly text: string;
  readonly offset: number;
  readonly typed: string;
  readonly before: ReadFile;
}
type Scene = Readonly<Record<Size, Typed>>;

function typedIn(text: string): Typed {
  const offset = text.indexOf('accounting', text.length / 2);
  const typed = `${text.slice(0, offset)}x${text.slice(offset)}`;
  return { text, offset, typed, before: readBackupSetsText(file, text) };
}

/** All that follows a keystroke, as the extension does it: what is slow, in slices. */
async function follow({ offset, typed, before }: Typed, index: FileIndex): Promise<void> {
  followEdit(index, { offset, length: 0, text: 'x' }, (place) =>
    typed.slice(place.offset, place.offset + place.length),
  );
  pointAt(index, typed, offset + 1);
  if (!index.isWhole) throw new Error('The index did not follow.');
  const read = await inSlices(textSteps(file, typed));
  if (read.kind !== 'read' || (await inSlices(sameReading(before, read))))
    throw new Error('What was typed was not read.');
  await pause();
  rowsOf(read.sets, () => nothingHere, new Set());
  await pause();
  lensPlaces(index, { isTrusted: true, next: () => 'migrate', hasRow: () => true });
  symbolsOf(index);
}

/** Rows, lines and symbols are asked for by others, each in a turn of its own. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function rowsFor(size: Size): readonly Row<Scene>[] {
  const sets = size.toLocaleString('en');
  const floor = 'a full reading of the file';
  const read = ({ [size]: { text } }: Scene) => timed(() => readBackupSetsText(file, text));
  const indexed = ({ [size]: { text } }: Scene) => inSlices(indexSteps(text));
  return [
    {
      id: `keystroke/first-${size}`,
      name: `The first look at ${sets} sets in an editor, longest slice`,
      floor,
      goal: { underMs: 50 },
      measure: async (scene) => ({ floor: read(scene), ours: await longestSlice(() => indexed(scene)) }),
    },
    {
      id: `keystroke/slice-${size}`,
      name: `A key pressed in ${sets} sets, longest slice`,
      floor,
      goal: { underMs: 50 },
      why: 'Work goes on in slices of 10 ms; parsing the text and making all rows are one slice each.',
      measure: async (scene) => {
        const index = await indexed(scene);
        return { floor: read(scene), ours: await longestSlice(() => follow(scene[size], index)) };
      },
    },
    {
      id: `keystroke/work-${size}`,
      name: `All work after a key pressed in ${sets} sets`,
      floor,
      goal: { atMost: 0.2 },
      why: 'Lenses, symbols and the place of the cursor follow the edit alone; the file itself is read anew, compared, and made rows.',
      measure: async (scene) => {
        const index = await indexed(scene);
        return { floor: read(scene), ours: await timedOursAsync(() => follow(scene[size], index)) };
      },
    },
  ];
}

export const keystrokeBench = bench<Scene>({
  id: 'keystroke',
  title: 'A key is pressed in the editor',
  rounds: 7,
  warmUp: 2,
  open: () => Promise.resolve({ 10_000: typedIn(estateText(10_000)), 100_000: typedIn(estateText(100_000)) }),
  rows: sizes.flatMap(rowsFor),
});
