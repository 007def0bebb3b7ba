import type { JSONPath, Node } from 'jsonc-parser';
import type { BackupSet } from '../core/backupSet';
import type { FileProblem, WholeFileProblemId } from '../core/fileProblem';
import { type EntryCheck, type Finding, buildSets } from './buildSets';
import { maxBytes, maxMegabytes } from './fileSize';
import { decode, parse } from './jsonText';
import { duplicateKeys, nearestNode, treeOf } from './jsonTree';
import { checkPart, checkShape, isObject, isWhollyRight } from './schemaProblem';
import { TextLines } from './textLines';

/** `broken`: not one entry can be told. Where single entries are wrong, the others are in `sets`. */
export type ReadFile =
  | { readonly kind: 'read'; readonly sets: readonly BackupSet[]; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'broken'; readonly problems: readonly FileProblem[] };

/** More than anybody reads; the rest is counted. */
const mostProblems = 500;

/** The bytes of a file on disk. `file` is its URI, which every set carries. Never throws. */
export function readBackupSets(file: string, bytes: Uint8Array): ReadFile {
  const decoded = decode(bytes);
  return decoded.ok ? readBackupSetsText(file, decoded.text) : broken(wholeFileProblem(decoded.fault));
}

/** The text of a file, without a byte-order mark: that of an open document. */
export function readBackupSetsText(file: string, text: string): ReadFile {
  if (text.length > maxBytes) return broken(wholeFileProblem('tooBig'));
  const parsed = parse(text);
  if (!parsed.ok) {
    const range = new TextLines(text).range(parsed.offset, parsed.length);
    const params = parsed.fault === 'syntax' ? { code: parsed.code } : {};
    return broken({
      ...wholeFileProblem(parsed.fault, params),
      range,
      source: parsed.fault === 'syntax' ? 'grammar' : 'estate',
    });
  }
  const places = new Places(text);
  const repeated = parsed.duplicateKeys ? duplicateKeys(places.tree()) : [];
  const findings: Finding[] = repeated.map(({ path, key, node }) => ({
    id: 'duplicateKey',
    params: { property: key },
    severity: 'error',
    source: 'grammar',
    path,
    node,
  }));
  const wrongShape = checkShape(parsed.value);
  if (wrongShape) findings.unshift({ ...wrongShape, severity: 'error', source: 'schema' });
  const ambiguous = repeated.some(({ path }) => path.length === 0);
  if (wrongShape || ambiguous || !isObject(parsed.value)) {
    return { kind: 'broken', problems: places.problems(findings) };
  }
  const repeatedIn = new Set(repeated.map(({ path }) => partOf(path)));
  const right = isWhollyRight(parsed.value);
  const check: EntryCheck = (part, index, value) => {
    if (right && repeatedIn.size === 0) return undefined;
    const path: JSONPath = index === undefined ? [part] : [part, index];
    const wrong = checkPart(part, index === undefined ? value : [value]);
    if (!wrong) return repeatedIn.has(partOf(path)) ? 'untold' : undefined;
    return {
      ...wrong,
      severity: 'error',
      source: 'schema',
      path: [...path, ...wrong.path.slice(path.length)],
    };
  };
  const built = buildSets(file, parsed.value, check);
  return { kind: 'read', sets: built.sets, problems: places.problems([...findings, ...built.findings]) };
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

/** The entry, or the part of the file, that a path leads into. */
function partOf(path: JSONPath): string {
  const isEntry = path[0] === 'tenants' || path[0] === 'backupSets';
  return path.slice(0, isEntry ? 2 : 1).join('/');
}

/** Turns paths into places; the tree is made only if there is something to place. */
class Places {
  private made: Node | undefined;

  constructor(private readonly text: string) {}

  tree(): Node {
    return (this.made ??= treeOf(this.text));
  }

  problems(findings: readonly Finding[]): FileProblem[] {
    if (findings.length === 0) return [];
    const lines = new TextLines(this.text);
    const problems = findings.slice(0, mostProblems).map(({ path, node, ...finding }): FileProblem => {
      const { type, offset, length } = node ?? nearestNode(this.tree(), path);
      const isContainer = type === 'object' || type === 'array';
      return { ...finding, range: lines.range(offset, isContainer ? 1 : length) };
    });
    const count = findings.length - problems.length;
    if (count > 0) {
      const range = lines.range(0, 0);
      problems.push({
        id: 'moreProblems',
        params: { count: String(count) },
        severity: 'warning',
        source: 'estate',
        range,
      });
    }
    return problems;
  }
}
