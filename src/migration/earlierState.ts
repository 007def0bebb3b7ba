import { createHash } from 'node:crypto';
import type { Memento, StoredMap } from './memory';

/** What version 0.1 kept in VS Code's state, and the files keep now under the same keys. */
const prefixes = ['former/', 'verification/', 'job/'] as const;
const waitingList = 'waitingForAdministrator';
/** For each key of the state, what it held when it was copied. */
const copiedPrefix = 'copied/';

/**
 * Copies what an earlier version left in the state, and what a window of it that still runs wrote since. The state stays as
 * it is: that window reads it. Each value is copied once, so what was taken out here since then stays out.
 */
export async function copyState(state: Memento, files: StoredMap): Promise<void> {
  const copies: Promise<void>[] = [];
  const copy = (key: string, value: unknown) => {
    const digest = createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12);
    if (files.get(copiedPrefix + key) === digest) return;
    copies.push(files.put(key, value), files.put(copiedPrefix + key, digest));
  };
  for (const key of earlierKeys(state)) {
    const value = state.get(key);
    if (value !== undefined) copy(key, value);
  }
  const waiting = state.get(waitingList);
  for (const key of Array.isArray(waiting) ? (waiting as readonly unknown[]) : [])
    if (typeof key === 'string') copy(`waiting/${key}`, true);
  await Promise.all(copies);
}

/** For a person who deletes everything: nothing of it is copied again. */
export async function clearState(state: Memento): Promise<void> {
  const keys = [...earlierKeys(state), waitingList].filter((key) => state.get(key) !== undefined);
  await Promise.all(keys.map((key) => state.update(key, undefined)));
}

function earlierKeys(state: Memento): readonly string[] {
  return state.keys().filter((key) => prefixes.some((prefix) => key.startsWith(prefix)));
}
