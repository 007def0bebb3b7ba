import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Sizes of a production build, in bytes. */
export interface BuildBytes {
  /** The extension's entry and all that it imports before it can be activated. */
  readonly main: number;
  /** Loaded when it is first needed, by file name, the biggest first. */
  readonly later: readonly (readonly [name: string, bytes: number])[];
}

/** Of the project in `root`, whose `dist` holds the production build. */
export async function buildBytes(root: string): Promise<BuildBytes> {
  const { main } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { main: string };
  const entry = join(root, main);
  const atOnce = new Set<string>();
  await follow(entry, atOnce);
  const dist = dirname(entry);
  const others = (await readdir(dist)).map((name) => join(dist, name)).filter((path) => !atOnce.has(path));
  const sized = async (path: string) => [relative(root, path), (await stat(path)).size] as const;
  const sizes = await Promise.all([...atOnce].map(sized));
  return {
    main: sizes.reduce((sum, [, bytes]) => sum + bytes, 0),
    later: (await Promise.all(others.map(sized))).sort(([, a], [, b]) => b - a),
  };
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
