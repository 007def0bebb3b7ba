import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes of the extension's entry and all that it imports before it can be activated, of the build in `dist`. */
export async function activationBytes(root: string): Promise<number> {
  const { main } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { main: string };
  const atOnce = new Set<string>();
  await follow(join(root, main), atOnce);
  const sizes = await Promise.all([...atOnce].map(async (path) => (await stat(path)).size));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

/** Static imports only: `import()` and what it leads to come later. */
async function follow(path: string, seen: Set<string>): Promise<void> {
  if (seen.has(path)) return;
  seen.add(path);
  const text = await readFile(path, 'utf8');
  for (const [, name] of text.matchAll(/(?:\bfrom|\bimport)\s*"(\.\/[^"]+)"/g)) {
    await follow(join(dirname(path), name!), seen);
  }
}
