import type { Authentication } from '../../core/backupSets/backupSet';

const recordKeys: ReadonlySet<string> = new Set<keyof Authentication>([
  'method',
  'grant',
  'authorizedBy',
  'authorizedAt',
  'role',
  'edition',
  'acknowledged',
  'applied',
  'backupRan',
]);
const personKeys: ReadonlySet<string> = new Set(['name', 'objectId', 'tenantId']);
const appliedKeys: ReadonlySet<string> = new Set(['by', 'at']);
const ranKeys: ReadonlySet<string> = new Set(['on', 'by', 'at']);

/**
 * Without the unknown properties that the file may hold beside those of the record. A grant is named without case: from
 * here on in small letters.
 */
export function authenticationOf(record: Authentication): Authentication {
  const { authorizedBy, applied, backupRan, grant } = record;
  const [person, done] = [only(authorizedBy, personKeys), only(applied, appliedKeys)];
  const ran = only(backupRan, ranKeys);
  const known = only(record, recordKeys);
  const named = grant?.toLowerCase();
  return person === authorizedBy && done === applied && ran === backupRan && named === grant
    ? known
    : {
        ...known,
        ...(named !== undefined && { grant: named }),
        ...(person && { authorizedBy: person }),
        ...(done && { applied: done }),
        ...(ran && { backupRan: ran }),
      };
}

/** The very object where it has no other keys. */
function only<T extends object | undefined>(value: T, keys: ReadonlySet<string>): T {
  for (const key in value) {
    if (!keys.has(key)) {
      return Object.fromEntries(Object.entries(value).filter(([name]) => keys.has(name))) as T;
    }
  }
  return value;
}
