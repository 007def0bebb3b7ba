import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseQueue, type QueueState, queueText } from '../../core/steps/queueState';

/** Longer ones are nobody's; in bytes. */
const longest = 20 * 1024 * 1024;

/** Whose queue a file holds, for people; from this user's files, to be shown as plain text. */
export interface QueueOwner {
  /** The workspace's name. */
  readonly name: string;
  /** Its file or its folders, as addresses. */
  readonly opens: readonly string[];
}

/** A kept queue, of whichever workspace. */
export interface KeptQueue {
  readonly file: string;
  readonly queue: QueueState;
  readonly owner: QueueOwner;
}

/** Undefined: there is none, or it cannot be read. */
export async function readQueue(path: string): Promise<QueueState | undefined> {
  const text = await textOf(path);
  return text === undefined ? undefined : parseQueue(text);
}

/** Keeps a queue as a whole or not at all. @throws the system's error */
export async function writeQueue(path: string, queue: QueueState, owner: QueueOwner): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, queueText(queue, owner), { flag: 'wx', mode: 0o600 });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** @throws the system's error */
export async function removeQueue(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Every queue that is kept in the folder. */
export async function keptQueues(folder: string): Promise<KeptQueue[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const kept = await Promise.all(
    names
      .filter((name) => /^[0-9a-f]{32}\.json$/.test(name))
      .map(async (name): Promise<KeptQueue | undefined> => {
        const file = join(folder, name);
        const text = await textOf(file);
        const queue = text === undefined ? undefined : parseQueue(text);
        return queue && text !== undefined ? { file, queue, owner: ownerIn(text) } : undefined;
      }),
  );
  return kept.filter((one) => one !== undefined);
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return (await stat(path)).size > longest ? undefined : await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param text that `parseQueue` could read */
function ownerIn(text: string): QueueOwner {
  const { owner } = JSON.parse(text) as { owner?: { name?: unknown; opens?: unknown } | null };
  const opens: unknown[] = Array.isArray(owner?.opens) ? owner.opens : [];
  return {
    name: typeof owner?.name === 'string' ? owner.name : '',
    opens: opens.filter((one) => typeof one === 'string'),
  };
}
