import type { FileProblem, TextPosition, WholeFileProblemId } from '../../core/backupSets/fileProblem';
import { maxMegabytes } from '../jsonc/fileSize';
import type { Parsed } from '../jsonc/parse';
import { placeOfPath } from '../jsonc/place';
import { maxValues } from '../jsonc/plainValue';
import type { Findings } from './findings';
import { positionsOf } from '../file/textLines';

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

/** Why nothing is made of a text. */
export function parseProblem(
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
export function problemsOf(
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
