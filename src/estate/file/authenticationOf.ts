import type { Authentication } from '../../core/backupSets/backupSet';
import { own } from '../../core/basics/own';
import type { KnownKeys } from '../jsonc/wantedValue';
import { recordKeys } from './recordKeys';

/**
 * Without the unknown properties that the file may hold beside those of the record. A grant is named without case: from
 * here on in small letters.
 */
export function authenticationOf(record: Authentication): Authentication {
  const known = only(record, recordKeys);
  const named = known.grant?.toLowerCase();
  return named === undefined || named === known.grant ? known : { ...known, grant: named };
}

/** The very object where it has no other keys, in any depth. */
function only<T extends object>(value: T, keys: KnownKeys): T {
  let isSame = true;
  const kept: [string, unknown][] = [];
  for (const [key, before] of Object.entries(value)) {
    const known = own(keys, key);
    const now: unknown =
      known === undefined || known === true || !isObject(before) ? before : only(before, known);
    if (known !== undefined) kept.push([key, now]);
    if (known === undefined || now !== before) isSame = false;
  }
  return isSame ? value : (Object.fromEntries(kept) as T);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
