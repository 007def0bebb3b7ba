import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In the order in which they are undone: whoever writes into a folder goes before the folder. */
interface Leftovers {
  readonly process: Set<() => void>;
  readonly folder: Set<() => void>;
}

/** Of this process. Each test file is a bundle of its own, so they are kept where all of them find them. */
const shared = globalThis as { backupAuthLeftovers?: Leftovers };

/**
 * Undoes something should this process end before `forget` (the result) is called: by Ctrl-C, by another signal
 * that can be heard, or by `process.exit`.
 */
export function atExit(kind: keyof Leftovers, undo: () => void): () => void {
  const undos = (shared.backupAuthLeftovers ??= watched())[kind];
  undos.add(undo);
  return () => undos.delete(undo);
}

function watched(): Leftovers {
  const leftovers: Leftovers = { process: new Set(), folder: new Set() };
  process.once('exit', () => {
    for (const undo of [...leftovers.process, ...leftovers.folder]) undo();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
  return leftovers;
}

export interface TemporaryFolder {
  /** Absolute, without links: VS Code follows links, and tests compare paths. */
  readonly path: string;
  remove(): Promise<void>;
}

/** A new folder that is gone when this process is, if `remove` was not called before. */
export async function temporaryFolder(name: string): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), `backup-auth-${name}-`)));
  const options = { recursive: true, force: true, maxRetries: 5 };
  const forget = atExit('folder', () => rmSync(path, options));
  return {
    path,
    remove: async () => {
      await rm(path, options);
      forget();
    },
  };
}
