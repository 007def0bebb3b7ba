import type { JSONPath } from 'jsonc-parser';
import type { BackupSet } from '../../core/backupSets/backupSet';
import type { UnreadableSet } from '../../core/backupSets/unreadableSet';
import type { FileProblem, TextPosition, WholeFileProblemId } from '../../core/backupSets/fileProblem';
import { type EntryCheck, buildSets } from './buildSets';
import { maxBytes, maxMegabytes } from '../jsonc/fileSize';
import { Findings } from './findings';
import { placeOfPath } from '../jsonc/place';
import { type Parsed, decode, parse } from '../jsonc/parse';
import { walk } from '../jsonc/walk';
import { maxValues } from '../jsonc/plainValue';
import { type SchemaProblem, checkPart, checkShape, isObject, isRightPart, isWhollyRight } from './schema';
import { holdsSecret, secretsIn } from './secretsInFile';
import { positionsOf } from './textLines';

/** `broken`: not one entry can be told. Where single entries are wrong, the others are in `sets`. */
export type ReadFile =
  | {
      readonly kind: 'read';
      readonly sets: readonly BackupSet[];
      readonly unreadable: readonly UnreadableSet[];
      readonly problems: readonly FileProblem[];
    }
  | { readonly kind: 'broken'; readonly problems: readonly FileProblem[] };

/** The keys of the root object whose lists hold entries. */
export const entryLists = ['tenants', 'backupSets'];

/**
 * The bytes of a file on disk. `file` is its URI, which every set carries. Never throws; time and memory grow no faster
 * than the file.
 */
export function readBackupSets(file: string, bytes: Uint8Array): ReadFile {
  return neverThrows(() => {
    const decoded = decode(bytes);
    return decoded.ok ? readText(file, decoded.text) : broken(wholeFileProblem(decoded.fault));
  });
}

/** The text of a file, without a byte-order mark: that of an open document. Never throws. */
export function readBackupSetsText(file: string, text: string): ReadFile {
  return neverThrows(() => readText(file, text));
}

/** A mistake of ours about one file is that file's problem: the others are read all the same. */
function neverThrows(read: () => ReadFile): ReadFile {
  try {
    return read();
  } catch (error) {
    return broken(wholeFileProblem('defect', { detail: error instanceof Error ? error.name : typeof error }));
  }
}

function readText(file: string, text: string): ReadFile {
  if (text.length > maxBytes) return broken(wholeFileProblem('tooBig'));
  const parsed = parse(text, entryLists);
  if (!parsed.ok) return broken(parseProblem(text, parsed));
  const findings = new Findings();
  const read = readValue(file, text, parsed, findings);
  if (holdsSecret(parsed.value)) {
    secretsIn(text, ({ key, place }) =>
      findings.add('warning', () => ({
        id: 'secretInFile',
        params: { property: key },
        source: 'estate',
        place,
      })),
    );
  }
  const problems = problemsOf(text, parsed, findings);
  return read ? { kind: 'read', ...read, problems } : { kind: 'broken', problems };
}

/** Undefined: not one entry can be told. */
function readValue(
  file: string,
  text: string,
  { value, duplicateKeys }: Extract<Parsed, { ok: true }>,
  findings: Findings,
): Pick<Extract<ReadFile, { kind: 'read' }>, 'sets' | 'unreadable'> | undefined {
  const wrongShape = checkShape(value);
  if (wrongShape) findings.add('error', () => ({ ...wrongShape, source: 'schema' }));
  const repeatedIn = duplicateKeys ? findRepeatedKeys(text, findings) : new Map<string, string>();
  if (wrongShape || repeatedIn.has(rootPart) || !isObject(value)) return undefined;
  const isRight = isWhollyRight(value);
  const wrong = new Map<number, string>();
  const check: EntryCheck = (part, index, entry) => {
    const isRepeated = repeatedIn.size > 0 && repeatedIn.has(partName(part, index));
    if (isRight || isRightPart(part, entry)) return !isRepeated;
    findings.add('error', () => {
      const problem = checkPart(part, index === undefined ? entry : [entry]);
      const path: JSONPath = index === undefined ? [part] : [part, index];
      if (!problem) throw new Error('The schema admits a part that it refused.');
      const within = problem.path.slice(path.length);
      if (part === 'backupSets' && index !== undefined) wrong.set(index, valueName(within, problem));
      return { ...problem, source: 'schema', path: [...path, ...within] };
    });
    return false;
  };
  const { sets, unreadable } = buildSets(file, value, check, findings);
  const whatOf = (index: number) => repeatedIn.get(partName('backupSets', index)) ?? wrong.get(index) ?? '';
  return { sets, unreadable: unreadable.map((one) => ({ ...one, what: whatOf(one.index) })) };
}

/** "authentication.method": what is missing has no path of its own. */
function valueName(within: JSONPath, { id, params }: SchemaProblem): string {
  const names = within.filter((segment) => typeof segment === 'string');
  return [...names, ...(id === 'missing' ? [params['property'] ?? ''] : [])].join('.');
}

const rootPart = '';

function partName(part: string, index: number | undefined): string {
  return index === undefined ? part : `${part}/${index}`;
}

/** In which entries, or parts of the file, which key is there twice; `rootPart`: in the file itself. */
function findRepeatedKeys(text: string, findings: Findings): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  walk(text, {
    property: ({ key, place, isRepeated, depth, part, item }) => {
      if (!isRepeated) return;
      const isEntry = item !== undefined && entryLists.includes(part);
      parts.set(depth === 1 ? rootPart : partName(part, isEntry ? item : undefined), key);
      findings.add('error', () => ({
        id: 'duplicateKey',
        params: { property: key },
        source: 'grammar',
        place,
      }));
    },
  });
  return parts;
}

/** A problem of the file as a whole stands at its beginning. */
export function wholeFileProblem(id: WholeFileProblemId, params: Record<string, string> = {}): FileProblem {
  const start = { line: 0, character: 0 };
  return {
    id,
    params: id === 'tooBig' ? { limit: String(maxMegabytes) } : params,
    severity: 'error',
    source: 'estate',
    range: { start, end: start },
  };
}

function broken(problem: FileProblem): ReadFile {
  return { kind: 'broken', problems: [problem] };
}

function parseProblem(
  text: string,
  { fault, code, offset, length }: Extract<Parsed, { ok: false }>,
): FileProblem {
  const positions = positionsOf(text, [offset, offset + length]);
  const params: Record<string, string> =
    fault === 'syntax' ? { code } : fault === 'tooManyValues' ? { limit: String(maxValues) } : {};
  return {
    ...wholeFileProblem(fault, params),
    range: rangeIn(positions, offset, length),
    source: fault === 'syntax' ? 'grammar' : 'estate',
  };
}

/** Brings what was found to its lines, and says how much more there is. */
function problemsOf(
  text: string,
  { items }: Extract<Parsed, { ok: true }>,
  findings: Findings,
): FileProblem[] {
  const placed = findings.told.map((finding) => {
    const { offset, length } = 'place' in finding ? finding.place : placeOfPath(text, finding.path, items);
    const { id, params, severity, source } = finding;
    return { problem: { id, params, severity, source }, offset, length };
  });
  const positions = positionsOf(
    text,
    placed.flatMap(({ offset, length }) => [offset, offset + length]),
  );
  const problems = placed.map(({ problem, offset, length }): FileProblem => ({
    ...problem,
    range: rangeIn(positions, offset, length),
  }));
  const { more } = findings;
  if (more === 0) return problems;
  return [...problems, { ...wholeFileProblem('moreProblems', { count: String(more) }), severity: 'warning' }];
}

function rangeIn(
  positions: ReadonlyMap<number, TextPosition>,
  offset: number,
  length: number,
): FileProblem['range'] {
  const start = positions.get(offset) ?? { line: 0, character: 0 };
  return { start, end: positions.get(offset + length) ?? start };
}
