import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { builtTests } from '../vscodeHost/projectRoot';

/** What `-- e2e hybrid queue` sets: words that a file's name contains one of. */
const variable = 'BACKUP_AUTH_FILES';

/** From here on `findTests` finds files of these names only, in programs that this one starts, too. None: every file. */
export function findOnly(names: readonly string[]): void {
  if (names.length > 0) process.env[variable] = names.join(' ');
}

/** The built test files in a folder of `out/test` and below, but not in the folders left out. */
export async function findTests(folder: string, leftOut: readonly string[] = []): Promise<string[]> {
  const root = join(builtTests, folder);
  if (!existsSync(root)) return [];
  const names = process.env[variable]?.split(' ');
  return (await readdir(root, { recursive: true }))
    .filter((file) => file.endsWith('.test.js') && !leftOut.includes(file.split(/[\\/]/)[0]!))
    .filter((file) => names?.some((name) => basename(file).includes(name)) ?? true)
    .sort()
    .map((file) => join(root, file));
}
