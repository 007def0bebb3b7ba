import { planOf } from '../../../src/core/overview/plan';
import { readBackupSets } from '../../../src/estate/file/readFile';
import { type Rows, rowsOf } from '../../../src/overview/rows';
import { nothingHere } from '../../builders';
import { bench, type Row } from '../bench';
import { estateText } from '../estateText';
import { collectGarbage } from '../garbage';
import { timed, timedOurs } from '../timing';

const file = 'file:///estate/backup-sets.json';
const sizes = [1, 1_000, 10_000, 100_000] as const;
type Size = (typeof sizes)[number];
type Scene = Readonly<Record<Size, Uint8Array>>;

/** A set takes microseconds: many, so that there is something to measure. */
const times: Readonly<Record<Size, number>> = { 1: 2_000, 1_000: 3, 10_000: 1, 100_000: 1 };

function number(size: number): string {
  return `${size.toLocaleString('en')} ${size === 1 ? 'set' : 'sets'}`;
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** What happens between a file's bytes and the rows of the view, the rules among it. */
function show(size: Size, bytes: Uint8Array): Rows {
  const read = readBackupSets(file, bytes);
  if (read.kind !== 'read' || read.sets.length !== size) throw new Error('The estate was not read.');
  return rowsOf(read.sets, () => nothingHere, new Set());
}

function repeated(size: Size, work: () => unknown): () => void {
  return () => {
    for (let n = 0; n < times[size]; n++) work();
  };
}

const floor = '`JSON.parse` of the same bytes';

function shown(size: Size): Row<Scene> {
  return {
    id: `estate/${size}`,
    name: `${number(size)} read, checked, shown`,
    floor,
    goal: { atMost: 3 },
    why: 'Parsing is a tenth of it: each entry is also checked against the schema, searched for secrets, judged, and made a row.',
    measure: ({ [size]: bytes }) => ({
      floor: timed(repeated(size, () => parse(bytes))),
      ours: timedOurs(repeated(size, () => show(size, bytes))),
    }),
  };
}

/** Bytes of memory that stay while the result is needed. */
function held(make: () => unknown): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const made = { it: make() };
  collectGarbage();
  const bytes = process.memoryUsage().heapUsed - before;
  // Used after it was measured: until here it can't be collected.
  if (made.it === undefined) throw new Error('Nothing was made.');
  return bytes;
}

function memory(size: Size): Row<Scene> {
  return {
    id: `estate/memory-${size}`,
    name: `Memory held for ${number(size)}`,
    floor: 'what `JSON.parse` makes of the same bytes',
    goal: { atMost: 3 },
    unit: 'bytes',
    measure: ({ [size]: bytes }) => ({
      floor: held(() => parse(bytes)),
      ours: held(() => show(size, bytes)),
    }),
  };
}

/** Each beside ten times as many: work that grows with its input is 1. */
const linear: Row<Scene> = {
  id: 'estate/linear',
  name: 'A set among 100,000 read, checked, shown',
  floor: 'a set among 10,000, the same',
  goal: { atMost: 1.3 },
  measure: (scene) => ({
    floor: timed(() => show(10_000, scene[10_000])) / 10_000,
    ours: timedOurs(() => show(100_000, scene[100_000])) / 100_000,
  }),
};

const plan: Row<Scene> = {
  id: 'estate/plan',
  name: `A plan of ${number(10_000)}`,
  floor,
  goal: { atMost: 1 },
  why: 'Each set is grouped by tenant, by account and by authorization, in objects of its own.',
  measure: (scene) => {
    const { tenants } = show(10_000, scene[10_000]);
    const inOrder = tenants.flatMap(({ accounts }) => accounts.flatMap(({ sets }) => sets));
    return {
      floor: timed(() => parse(scene[10_000])),
      ours: timedOurs(() => {
        const { steps } = planOf(inOrder, { grants: [], permissions: () => [] });
        if (steps.length !== 1_000) throw new Error(`A plan of ${steps.length} steps.`);
      }),
    };
  },
};

export const estateBench = bench<Scene>({
  id: 'estate',
  title: 'An estate is read, checked and shown',
  rounds: 9,
  warmUp: 2,
  open: () => {
    const bytes = (size: Size) => new TextEncoder().encode(estateText(size));
    return Promise.resolve({
      1: bytes(1),
      1_000: bytes(1_000),
      10_000: bytes(10_000),
      100_000: bytes(100_000),
    });
  },
  rows: [...sizes.map(shown), linear, memory(10_000), memory(100_000), plan],
});
