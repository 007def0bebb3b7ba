import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Bench } from '../bench';
import { projectRoot } from '../../vscodeHost/projectRoot';
import { chartOf, groupsOf, pageOf } from './page';
import { keptOf, type Result, type Run } from './result';

const keptFile = 'docs/benchmarks.json';
const page = 'docs/benchmarks.md';
const charts = 'pictures/benchmarks';

/** Puts the ratios of these rows into the kept file, where other rows stay, and makes the page of it. */
export async function keep(results: readonly Result[], benches: readonly Bench[]): Promise<void> {
  const path = join(projectRoot, keptFile);
  const kept = await readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as Run,
    (): Run => ({ rows: {} }),
  );
  const all: Run['rows'] = { ...kept.rows, ...Object.fromEntries(results.map(keptOf)) };
  // A row that is no more goes; the others are in the order of the table.
  const ids = benches.flatMap(({ rows }) => rows.map(({ id }) => id));
  const rows = Object.fromEntries(ids.flatMap((id) => (all[id] ? [[id, all[id]]] : [])));
  await write(path, `${JSON.stringify({ rows }, undefined, 2)}\n`);
  const titles = new Map(benches.map(({ id, title }) => [id, title]));
  await write(
    join(projectRoot, page),
    pageOf({ rows }, titles, (bench) => `${charts}/${bench}.svg`),
  );
  for (const [bench, group] of groupsOf({ rows })) {
    const svg = chartOf(
      titles.get(bench) ?? bench,
      group.map(([, row]) => row),
    );
    await write(join(projectRoot, 'docs', charts, `${bench}.svg`), svg);
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
