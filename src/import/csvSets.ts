import { accountRoles, methods, sources, type Source } from '../core/backupSet';
import { type CsvRecord, readCsv, separatorOf } from './csv';
import { type Imported, type ImportedSet, microsoft365Type, usableText } from './importedSet';
import { ImportError } from '../core/importRefusal';

/** The columns, in any order and case. `sources` holds several, parted by a space, `|`, `+`, or the other separators. */
export const columns = [
  'id',
  'name',
  'account',
  'tenant',
  'accountRole',
  'sources',
  'method',
  'type',
  'loginName',
] as const;
type Column = (typeof columns)[number];
const needed = ['id', 'name'] as const satisfies readonly Column[];

/**
 * The sets of a CSV with a header. Any mistake refuses the whole, with its line: a table that is half read is worse
 * than none.
 * @throws ImportError
 */
export function setsOfCsv(text: string): Imported {
  const [header, ...records] = readCsv(text, separatorOf(text));
  if (!header) throw new ImportError({ id: 'empty' });
  const order = columnsOf(header);
  let otherTypes = 0;
  const sets = records.flatMap((record): ImportedSet[] => {
    const { line, cells } = record;
    if (cells.length !== order.length) {
      throw new ImportError({ id: 'cells', line, found: cells.length, expected: order.length });
    }
    const row = new Map(order.map((column, index) => [column, cells[index]?.trim() ?? '']));
    const type = row.get('type') ?? '';
    if (type !== '' && type !== microsoft365Type) {
      otherTypes++;
      return [];
    }
    return [setOf(row, line)];
  });
  return { sets, otherTypes, unreadable: 0 };
}

function columnsOf({ line, cells }: CsvRecord): Column[] {
  const order = cells.map((cell) => {
    const column = columns.find((known) => known.toLowerCase() === cell.trim().toLowerCase());
    if (!column) {
      throw new ImportError({ id: 'columnUnknown', line, column: cell.trim(), known: columns.join(', ') });
    }
    return column;
  });
  const twice = order.find((column, index) => order.indexOf(column) !== index);
  if (twice !== undefined) throw new ImportError({ id: 'columnTwice', line, column: twice });
  const missing = needed.find((column) => !order.includes(column));
  if (missing !== undefined) throw new ImportError({ id: 'columnMissing', line, column: missing });
  return order;
}

function setOf(row: ReadonlyMap<Column, string>, line: number): ImportedSet {
  const told = (column: Column) => row.get(column) ?? '';
  const usable = (column: (typeof needed)[number]): string => {
    if (told(column) === '') throw new ImportError({ id: 'cellEmpty', line, column });
    const text = usableText(told(column), column);
    if (text === undefined) throw new ImportError({ id: 'cellUnusable', line, column });
    return text;
  };
  const oneOf = <T extends string>(column: Column, known: readonly T[], value = told(column)): T => {
    const found = known.find((one) => one.toLowerCase() === value.toLowerCase());
    if (found === undefined) {
      throw new ImportError({ id: 'cellUnknown', line, column, value, known: known.join(', ') });
    }
    return found;
  };
  const listed = told('sources')
    .split(/[\s|+,;]+/)
    .filter(Boolean)
    .map((one): Source => oneOf('sources', sources, one));
  return {
    id: usable('id'),
    name: usable('name'),
    ...(told('account') === '' ? {} : { account: told('account') }),
    ...(told('tenant') === '' ? {} : { tenant: told('tenant') }),
    ...(told('accountRole') === '' ? {} : { accountRole: oneOf('accountRole', accountRoles) }),
    ...(listed.length === 0 ? {} : { sources: [...new Set(listed)] }),
    ...(told('method') === '' ? {} : { method: oneOf('method', methods) }),
    ...(told('loginName') === '' ? {} : { loginName: told('loginName') }),
  };
}
