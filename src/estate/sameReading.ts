import { isDeepStrictEqual } from 'node:util';
import type { Steps } from '../core/basics/slices';
import type { ReadFile } from './file/readFile';

const atATime = 500;

/** Whether two readings of a file say the same, in steps: thousands of sets take longer than a person notices. */
export function* sameReading(a: ReadFile, b: ReadFile): Steps<boolean> {
  if (a.kind !== 'read' || b.kind !== 'read') return isDeepStrictEqual(a, b);
  const { sets, ...others } = a;
  const { sets: otherSets, ...othersOfB } = b;
  if (sets.length !== otherSets.length || !isDeepStrictEqual(others, othersOfB)) return false;
  for (let from = 0; from < sets.length; from += atATime) {
    if (!isDeepStrictEqual(sets.slice(from, from + atATime), otherSets.slice(from, from + atATime)))
      return false;
    yield;
  }
  return true;
}
