import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtTests } from '../vscodeHost/projectRoot';

/** Writes `out/faults/points.md`: at which points windows were killed. */
export function keepTable(
  killed: readonly { readonly walk: string; readonly points: readonly string[] }[],
): void {
  const rows = killed.map(({ walk, points }) => {
    const counts = new Map<string, number>();
    for (const point of points) counts.set(point, (counts.get(point) ?? 0) + 1);
    const names = [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count}×)`));
    return `| ${walk} | ${points.length} | ${names.join('; ')} |`;
  });
  const folder = join(builtTests, '../faults');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'points.md'),
    ['| Walk | Points | Which |', '|---|---|---|', ...rows, ''].join('\n'),
  );
}
