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
]);
const personKeys: ReadonlySet<string> = new Set(['name', 'objectId', 'tenantId']);
const appliedKeys: ReadonlySet<string> = new Set(['by', 'at']);

/**
 * Without the unknown properties that the file may hold beside those of the record. A grant is named without case: from
 * here on in small letters.
 */
export function authenticationOf(record: Authentication): Authentication {
  const { authorizedBy, applied, grant } = record;
  const [person, statement] = [only(authorizedBy, personKeys), only(applied, appliedKeys)];
  const known = only(record, recordKeys);
  const named = grant?.toLowerCase();
  return person === authorizedBy && statement === applied && named === grant
    ? known
    : {
        ...known,
        ...(named !== undefined && { grant: named }),
        ...(person && { authorizedBy: person }),
        ...(statement && { applied: statement }),
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
