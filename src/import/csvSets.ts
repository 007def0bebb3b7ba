import { accountRoles, methods, sources, type Source } from '../core/backupSets/backupSet';
import { type CsvFault, ImportError } from '../core/backupSets/importRefusal';
import { readCsv } from './csv';
import { type Imported, type ImportedSet, microsoft365Type, usableText } from './importedSet';

/** The columns, in any order and case; others aren't used. `sources` holds several, separated by a space, `|`, `+`, or a separator. */
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

/** More than any estate has. */
const mostRows = 100_000;
/** More faults than these nobody reads. */
const mostFaults = 1000;

interface Header {
  /** Undefined: a column that isn't used. */
  readonly order: readonly (Column | undefined)[];
  readonly unused: readonly string[];
}

/**
 * The sets of a CSV with a header. A row with a mistake is left out and named with its line.
 * @throws ImportError `empty`, `columnMissing`, `columnTwice`, `tooLarge`
 */
export function setsOfCsv(text: string): Imported {
  const sets: ImportedSet[] = [];
  const faults: CsvFault[] = [];
  let header: Header | undefined;
  let otherTypes = 0;
  let badRows = 0;
  let rows = 0;
  readCsv(text, rateHeader, ({ line, cells, fault }) => {
    if (!header) {
      header = headerOf(cells, line);
      return true;
    }
    if (++rows > mostRows) throw new ImportError({ id: 'tooLarge' });
    const found: CsvFault[] = fault ? [{ id: fault, line }] : [];
    const row = fault ? undefined : rowOf(cells, header, line, found);
    const type = row?.get('type') ?? '';
    if (row && type !== '' && type !== microsoft365Type) {
      otherTypes++;
      return true;
    }
    const set = row && setOf(row, line, found);
    if (set && found.length === 0) sets.push(set);
    else badRows++;
    for (const one of found) if (faults.length < mostFaults) faults.push(one);
    return true;
  });
  if (!header) throw new ImportError({ id: 'empty' });
  const { unused } = header;
  return { sets, otherTypes, unreadable: 0, table: { badRows, faults, unused } };
}

function columnOf(cell: string): Column | undefined {
  const name = cell.replace(/[\s_-]/g, '').toLowerCase();
  return columns.find((known) => known.toLowerCase() === name);
}

function rateHeader(cells: readonly string[]): number {
  return cells.filter((cell) => columnOf(cell.trim()) !== undefined).length;
}

function headerOf(cells: readonly string[], line: number): Header {
  const order = cells.map(columnOf);
  const twice = order.find((column, index) => column && order.indexOf(column) !== index);
  if (twice !== undefined) throw new ImportError({ id: 'columnTwice', line, column: twice });
  const missing = needed.find((column) => !order.includes(column));
  if (missing !== undefined) {
    throw new ImportError({ id: 'columnMissing', line, column: missing, known: columns.join(', ') });
  }
  return { order, unused: cells.filter((cell, index) => cell !== '' && !order[index]) };
}

/** Empty cells behind the last column count for nothing: spreadsheets write them. */
function rowOf(
  cells: readonly string[],
  { order }: Header,
  line: number,
  faults: CsvFault[],
): ReadonlyMap<Column, string> | undefined {
  if (cells.length < order.length || cells.slice(order.length).some((cell) => cell !== '')) {
    faults.push({ id: 'cells', line, found: cells.length, expected: order.length });
    return undefined;
  }
  return new Map(order.flatMap((column, index) => (column ? [[column, cells[index] ?? '']] : [])));
}

/** Undefined: the row has a fault, which was added to `faults`. */
function setOf(row: ReadonlyMap<Column, string>, line: number, faults: CsvFault[]): ImportedSet | undefined {
  const told = (column: Column) => row.get(column) ?? '';
  const usable = (column: (typeof needed)[number]): string => {
    const text = usableText(told(column), column);
    if (told(column) === '') faults.push({ id: 'cellEmpty', line, column });
    else if (text === undefined) faults.push({ id: 'cellUnusable', line, column });
    return text ?? '';
  };
  const oneOf = <T extends string>(column: Column, known: readonly T[], value = told(column)): T[] => {
    const squashed = value.replace(/\s/g, '').toLowerCase();
    const found = known.find((one) => one.toLowerCase() === squashed);
    if (found !== undefined) return [found];
    if (value !== '') faults.push({ id: 'cellUnknown', line, column, value, known: known.join(', ') });
    return [];
  };
  const id = usable('id');
  if (shortened.test(id)) faults.push({ id: 'idShortened', line, value: id });
  const name = usable('name');
  const listed = sourcesIn(told('sources')).flatMap((one) => oneOf('sources', sources, one));
  const [accountRole] = oneOf('accountRole', accountRoles);
  const [method] = oneOf('method', methods);
  if (faults.length > 0) return undefined;
  return {
    id,
    name,
    ...(told('account') === '' ? {} : { account: told('account') }),
    ...(told('tenant') === '' ? {} : { tenant: told('tenant') }),
    ...(accountRole ? { accountRole } : {}),
    ...(listed.length === 0 ? {} : { sources: [...new Set(listed)] }),
    ...(method ? { method } : {}),
    ...(told('loginName') === '' ? {} : { loginName: told('loginName') }),
  };
}

/** A long number as spreadsheets show it, and then save it: its last digits are gone. */
const shortened = /^\d(?:[.,\u066b]\d+)?E\+\d+$/i;

/** "mailboxes oneDrive", "mailboxes|oneDrive", and as the report names them: "Mailboxes, SharePoint Sites". */
function sourcesIn(text: string): string[] {
  const isSource = (one: string): boolean =>
    sources.some((source: Source) => source.toLowerCase() === one.replace(/\s/g, '').toLowerCase());
  return text
    .split(/[|+,;]/)
    .flatMap((one) => (isSource(one) ? [one.trim()] : one.split(/\s+/)))
    .filter(Boolean);
}
