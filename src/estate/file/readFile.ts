import type { JSONPath } from 'jsonc-parser';
import type { BackupSet } from '../../core/backupSets/backupSet';
import type { UnreadableSet } from '../../core/backupSets/unreadableSet';
import type { FileProblem } from '../../core/backupSets/fileProblem';
import { type Steps, atOnce } from '../../core/basics/slices';
import { type EntryCheck, buildSets } from './buildSets';
import { maxBytes } from '../jsonc/fileSize';
import { Findings } from '../findings/findings';
import { type Parsed, decode, parseSteps } from '../jsonc/parse';
import { walk } from '../jsonc/walk';
import { type SchemaProblem, checkPart, checkShape, isObject, isRightPart, isWhollyRight } from './schema';
import { isEntryPart, otherProblems } from '../findings/otherProblems';
import { parseProblem, problemsOf, wholeFileProblem } from '../findings/placedProblems';
import { findAgainstRules } from '../findings/ruleFindings';
import { holdsSecret, secretsIn } from './secretsInFile';

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
  return atOnce(bytesSteps(file, bytes));
}

/** The same in steps. */
export function bytesSteps(file: string, bytes: Uint8Array): Steps<ReadFile> {
  return neverThrows(function* () {
    const decoded = decode(bytes);
    if (!decoded.ok) return broken(wholeFileProblem(decoded.fault));
    yield;
    return yield* readSteps(file, decoded.text);
  });
}

/** The text of a file, without a byte-order mark: that of an open document. Never throws. */
export function readBackupSetsText(file: string, text: string): ReadFile {
  return atOnce(textSteps(file, text));
}

/** The same in steps of a few milliseconds each, for a text that somebody types in. */
export function textSteps(file: string, text: string): Steps<ReadFile> {
  return neverThrows(() => readSteps(file, text));
}

/** A mistake of ours about one file is that file's problem: the others are read all the same. */
function* neverThrows(read: () => Steps<ReadFile>): Steps<ReadFile> {
  try {
    return yield* read();
  } catch (error) {
    return broken(wholeFileProblem('defect', { detail: error instanceof Error ? error.name : typeof error }));
  }
}

function* readSteps(file: string, text: string): Steps<ReadFile> {
  if (text.length > maxBytes) return broken(wholeFileProblem('tooBig'));
  const parsed = yield* parseSteps(text, entryLists);
  if (!parsed.ok) return broken(parseProblem(text, parsed));
  yield;
  const findings = new Findings();
  const read = yield* valueSteps(file, text, parsed, findings);
  yield;
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
  yield;
  const problems = problemsOf(text, parsed, findings);
  return read ? { kind: 'read', ...read, problems } : { kind: 'broken', problems };
}

/** Undefined: not one entry can be told. */
function* valueSteps(
  file: string,
  text: string,
  { value, duplicateKeys }: Extract<Parsed, { ok: true }>,
  findings: Findings,
): Steps<Pick<Extract<ReadFile, { kind: 'read' }>, 'sets' | 'unreadable'> | undefined> {
  const wrongShape = checkShape(value);
  if (wrongShape) findings.add('error', () => ({ ...wrongShape, source: 'schema' }));
  const repeatedIn = duplicateKeys ? findRepeatedKeys(text, findings) : new Map<string, string>();
  if (wrongShape || repeatedIn.has(rootPart) || !isObject(value)) return undefined;
  yield;
  const isRight = isWhollyRight(value);
  yield;
  const wrong = new Map<number, string>();
  const check: EntryCheck = (part, index, entry) => {
    const isRepeated = repeatedIn.size > 0 && repeatedIn.has(partName(part, index));
    if (isRight || isRightPart(part, entry)) return !isRepeated;
    const path: JSONPath = index === undefined ? [part] : [part, index];
    findings.add('error', () => {
      const problem = checkPart(part, index === undefined ? entry : [entry]);
      if (!problem) throw new Error('The schema admits a part that it refused.');
      const within = problem.path.slice(path.length);
      if (part === 'backupSets' && index !== undefined) wrong.set(index, valueName(within, problem));
      return { ...problem, source: 'schema', path: [...path, ...within] };
    });
    if (index !== undefined && isEntryPart(part) && !findings.isFull) {
      for (const problem of otherProblems(part, entry)) {
        const within = problem.path.slice(path.length);
        findings.add('error', () => ({ ...problem, source: 'schema', path: [...path, ...within] }));
      }
    }
    return false;
  };
  const { sets, places, unreadable } = buildSets(file, value, check, findings);
  yield;
  findAgainstRules(value, sets, places, findings);
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

function broken(problem: FileProblem): ReadFile {
  return { kind: 'broken', problems: [problem] };
}
