import type { JSONPath, Segment } from 'jsonc-parser';
import type { ValueFormat, ValueProblemId } from '../../core/backupSets/fileProblem';
import { own } from '../../core/basics/own';
import validate from '../../../schemas/backup-sets.schema.json?validator';

/** What the schema says against one part of the file. */
export interface SchemaProblem {
  readonly id: ValueProblemId;
  readonly params: Readonly<Record<string, string>>;
  /** Path of the value, from the part that was checked. */
  readonly path: JSONPath;
}

export type Part = 'edition' | 'clientIds' | 'tenants' | 'backupSets';

/** The file as a whole, its entries apart: an object with lists where lists belong. */
export function checkShape(value: unknown): SchemaProblem | undefined {
  if (!isObject(value)) return check(value);
  const { tenants, backupSets } = value;
  return check({
    ...(tenants === undefined ? {} : { tenants: Array.isArray(tenants) ? [] : tenants }),
    ...(backupSets === undefined ? {} : { backupSets: Array.isArray(backupSets) ? [] : backupSets }),
  });
}

/** Nothing is wrong anywhere: then no part has to be checked alone, which takes several times as long. */
export function isWhollyRight(value: unknown): boolean {
  return validate(value);
}

/** Whether one part of the file, or one entry of `tenants` or `backupSets`, is right: no words, so that millions take seconds. */
export function isRightPart(part: Part, value: unknown): boolean {
  const isEntry = part === 'tenants' || part === 'backupSets';
  return validate(partOfFile(part, isEntry ? [value] : value));
}

/**
 * One part of the file alone, so that a wrong part is told from its neighbours, and a file of millions of wrong
 * values gives one problem for each entry. For `tenants` and `backupSets` the value is a list of one entry.
 */
export function checkPart(part: Part, value: unknown): SchemaProblem | undefined {
  return check(partOfFile(part, value));
}

const noEntries: readonly unknown[] = [];

function partOfFile(part: Part, value: unknown): object {
  return part === 'backupSets' ? { backupSets: value } : { backupSets: noEntries, [part]: value };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const problemByKeyword: Readonly<Record<string, ValueProblemId>> = {
  required: 'missing',
  type: 'wrongType',
  enum: 'notAllowed',
  minLength: 'noText',
  maxLength: 'tooLong',
  minItems: 'noItems',
  uniqueItems: 'repeatedItem',
};

/** Formats of so few characters that a long text is none. */
const unlikeText: readonly ValueFormat[] = ['version', 'dateTime', 'date'];

const formatByProperty: Readonly<Record<string, ValueFormat>> = {
  tenant: 'tenant',
  version: 'version',
  edition: 'version',
  authorizedAt: 'dateTime',
  recordedAt: 'dateTime',
  askedAt: 'dateTime',
  confirmedAt: 'dateTime',
  at: 'dateTime',
  on: 'date',
  due: 'date',
  id: 'id',
};

function check(value: unknown): SchemaProblem | undefined {
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  if (!error) throw new Error('The schema refused a value without a reason.');
  const path = error.instancePath.split('/').slice(1).map(segmentOf);
  const property = path.findLast((segment) => typeof segment === 'string') ?? '';
  const { missingProperty, type, allowedValues, limit } = error.params;
  const format = formatOf(path[0], property);
  // A version or a date of a thousand characters is none.
  const isNone = error.keyword === 'maxLength' && unlikeText.includes(format);
  const id = isNone ? 'malformed' : (own(problemByKeyword, error.keyword) ?? 'malformed');
  const params: Record<string, string> = {
    property: typeof missingProperty === 'string' ? missingProperty : property,
    ...(typeof type === 'string' ? { expected: type } : {}),
    ...(Array.isArray(allowedValues) ? { allowed: allowedValues.join(', ') } : {}),
    ...(id === 'tooLong' ? { limit: String(limit) } : {}),
    ...(id === 'malformed' ? { format } : {}),
  };
  return { id, params, path };
}

function formatOf(part: Segment | undefined, property: string): ValueFormat {
  if (part === 'backupSets' && property === 'tenant') return 'id';
  return own(formatByProperty, property) ?? 'guid';
}

/** No property that the schema knows is a number, so a number is an index. */
function segmentOf(pointer: string): Segment {
  return /^\d+$/.test(pointer) ? Number(pointer) : pointer;
}
