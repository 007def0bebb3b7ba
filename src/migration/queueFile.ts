import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseQueue, type QueueState, queueText } from '../core/queueState';

/** Longer ones are nobody's; in bytes. */
const longest = 20 * 1024 * 1024;

/** The kept queue. Undefined: there is none, or it cannot be read. */
export async function readQueue(path: string): Promise<QueueState | undefined> {
  try {
    return (await stat(path)).size > longest ? undefined : parseQueue(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps a queue as a whole or not at all. Undefined: none is to be kept. @throws the system's error */
export async function writeQueue(path: string, queue: QueueState | undefined): Promise<void> {
  if (!queue) return rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, queueText(queue), { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
