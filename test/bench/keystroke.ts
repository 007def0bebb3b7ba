import { nothingHere } from '../builders';
import type { Steps } from '../../src/core/basics/slices';
import { type FileIndex, followEdit, indexSteps } from '../../src/editor/text/fileIndex';
import { lensPlaces } from '../../src/editor/text/lenses';
import { pointAt } from '../../src/editor/text/point';
import { symbolsOf } from '../../src/editor/text/symbols';
import { type ReadFile, readBackupSetsText, textSteps } from '../../src/estate/file/readFile';
import { sameReading } from '../../src/estate/sameReading';
import { rowsOf } from '../../src/overview/rows';
import { estateText } from './estate';
import { median } from './median';

/** Of a full reading of the same file: what takes 50 ms where that takes 67. */
export const keystrokeLimit = 0.75;
const file = 'file:///estate/backup-sets.json';
const rounds = 15;

/** What follows a keystroke, and how long each part of it holds up everything else: milliseconds. */
interface Keystroke {
  readonly read: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** How long each step takes; what they come to. */
function longestStep<T>(steps: Steps<T>): { readonly ms: number; readonly value: T } {
  for (let longest = 0; ;) {
    const start = performance.now();
    const { done, value } = steps.next();
    longest = Math.max(longest, performance.now() - start);
    if (done) return { ms: longest, value };
  }
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function measureOnce(text: string): Keystroke {
  let before: ReadFile | undefined;
  const read = timed(() => (before = readBackupSetsText(file, text)));
  const looked = longestStep(indexSteps(text));
  const index: FileIndex = looked.value;
  // In the middle of the file, in a name.
  const offset = text.indexOf('accounting', text.length / 2);
  const typed = `${text.slice(0, offset)}x${text.slice(offset)}`;
  const followed = timed(() => {
    followEdit(index, { offset, length: 0, text: 'x' }, (place) =>
      typed.slice(place.offset, place.offset + place.length),
    );
    pointAt(index, typed, offset + 1);
  });
  if (!index.isWhole) throw new Error('The index did not follow.');
  const reading = longestStep(textSteps(file, typed));
  const { kind } = reading.value;
  if (kind !== 'read' || !before) throw new Error('The file was not read.');
  const { sets } = reading.value;
  const compared = longestStep(sameReading(before, reading.value));
  const rows = timed(() => rowsOf(sets, () => nothingHere, new Set()));
  const places = timed(() => {
    lensPlaces(index, { isTrusted: true, next: () => 'migrate', hasRow: () => true });
    symbolsOf(index);
  });
  const parts = {
    'the index follows': followed,
    'the text looked through anew': looked.ms,
    'read and checked': reading.ms,
    'compared with the last reading': compared.ms,
    rows,
    'lines and symbols placed': places,
  };
  return { read, parts };
}

/** The longest slice of work after a keystroke in a file of ten thousand sets, and each part's, beside a full reading of it. */
export function measureKeystroke(): Keystroke & { readonly ratio: number } {
  const text = estateText();
  const all = Array.from({ length: rounds }, () => measureOnce(text));
  const read = median(all.map((one) => one.read));
  const names = Object.keys(all[0]?.parts ?? {});
  const parts = Object.fromEntries(
    names.map((name) => [name, median(all.map((one) => one.parts[name] ?? 0))]),
  );
  return { read, parts, ratio: Math.max(...Object.values(parts)) / read };
}
