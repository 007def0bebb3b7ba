import { createHash } from 'node:crypto';
import { timeOf } from '../../core/basics/time';
import type { Memento, StoredMap } from './memento';

/** What version 0.1 kept in VS Code's state, and the files keep now under the same keys. */
const prefixes = ['former/', 'verification/', 'job/'] as const;
const waitingList = 'waitingForAdministrator';
/** For each key of the state, and each value that it held when it was copied. */
const copiedPrefix = 'copied/';

/**
 * Copies what an earlier version left in the state, and what a window of it that still runs wrote since. The state stays as
 * it is: that window reads it. Each value is copied once, so what was taken out here since then stays out; and never over a
 * younger one, since each profile of VS Code has a state of its own and all share the files.
 */
export async function copyState(state: Memento, files: StoredMap): Promise<void> {
  const copies: Promise<void>[] = [];
  const copy = (key: string, value: unknown) => {
    const digest = createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12);
    const copied = `${copiedPrefix}${key}/${digest}`;
    if (files.get(copied) === true) return;
    copies.push(files.put(copied, true));
    if (!(momentOf(value) < momentOf(files.get(key)))) copies.push(files.put(key, value));
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

/** When it was noted, in milliseconds since 1970; -Infinity where it doesn't tell. */
function momentOf(value: unknown): number {
  const at: unknown = typeof value === 'object' && value !== null && 'at' in value ? value.at : undefined;
  return timeOf(typeof at === 'string' ? at : undefined);
}

function earlierKeys(state: Memento): readonly string[] {
  return state.keys().filter((key) => prefixes.some((prefix) => key.startsWith(prefix)));
}
