import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { builtTests } from '../vscodeHost/projectRoot';

/** The built test files in a folder of `out/test` and below, but not in the folders left out. */
export async function findTests(folder: string, leftOut: readonly string[] = []): Promise<string[]> {
  const root = join(builtTests, folder);
  if (!existsSync(root)) return [];
  return (await readdir(root, { recursive: true }))
    .filter((file) => file.endsWith('.test.js') && !leftOut.includes(file.split(/[\\/]/)[0]!))
    .sort()
    .map((file) => join(root, file));
}
