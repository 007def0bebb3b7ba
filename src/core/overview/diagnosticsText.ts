import type { BackupSet } from '../backupSets/backupSet';
import type { FileProblem } from '../backupSets/fileProblem';
import type { Problem } from '../identity/problem';
import type { SetStatus } from './setStatus';
import { isVersion } from '../backupSets/version';

/** What a support case needs to know. Of sets and files, only ids of our own and numbers come out. */
export interface DiagnosticsFacts {
  readonly versions: Readonly<Record<string, string>>;
  readonly window: Readonly<Record<string, string | number | boolean>>;
  readonly files: readonly {
    readonly state: string;
    readonly problems: readonly Pick<FileProblem, 'id'>[];
  }[];
  readonly rows: readonly { readonly set: BackupSet; readonly status: SetStatus }[];
  readonly grants: number;
  /** The last ones, the oldest first. */
  readonly problems: readonly ProblemMet[];
}

/** A problem by its kind alone. */
export interface ProblemMet {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: string;
}

/** Kind, reason and error id of a problem: no host, no text, no number that leads to a person. */
export function kindOf(problem: Problem): string {
  const words: (string | undefined)[] = [problem.kind];
  if ('reason' in problem) words.push(problem.reason);
  if (problem.kind === 'microsoft') words.push(ownWord(problem.error), ...problem.numbers.map(String));
  if (problem.kind === 'network') words.push(problem.cause);
  if (problem.kind === 'secretStorage') words.push(problem.action);
  if (problem.kind === 'otherWindow') words.push(problem.about);
  if (problem.kind === 'setChanged') words.push(...problem.differences.map(({ id }) => id));
  return words.filter((word) => word !== undefined).join(' ');
}

/** Plain text; the words are ids, in English for whoever is asked for help. */
export function diagnosticsText(facts: DiagnosticsFacts): string {
  const { versions, window, files, rows, grants, problems } = facts;
  const sets = rows.map(({ set }) => set);
  const status = rows.map((row) => row.status);
  const lines = [
    'Backup Auth Migrator: diagnostics',
    section('versions', versions),
    section('window', window),
    section('files', {
      ...counts(files.map(({ state }) => state)),
      ...counts(files.flatMap((file) => file.problems.map(({ id }) => `problem ${id}`))),
    }),
    section('backup sets', {
      all: rows.length,
      tenants: new Set(sets.map(({ file, tenantId }) => `${file}#${tenantId}`)).size,
      'authorizations here': grants,
    }),
    section('methods', counts(status.map(({ method }) => method))),
    section('clouds', counts(sets.map(({ tenant }) => tenant?.cloud ?? 'unknown'))),
    section('product versions', counts(sets.map(({ edition }) => productVersion(edition?.version)))),
    section('sources', counts(sets.flatMap<string>(({ sources }) => sources ?? ['unknown']))),
    section('authorizations', counts(status.map(placeWord))),
    section('stages', counts(status.map(({ stage }) => stage ?? 'none'))),
    section('reasons', counts(status.flatMap(({ reasons }) => reasons.map(reasonId)))),
    ['last problems', ...problems.map(({ at, kind }) => `  ${at} ${kind}`)].join('\n'),
  ];
  return `${lines.join('\n')}\n`;
}

function placeWord({ authorization: place, recordedBy, heldBy }: SetStatus): string {
  if (heldBy !== undefined) return 'held by a colleague';
  return recordedBy === undefined ? place : 'recorded without';
}

function reasonId(reason: SetStatus['reasons'][number]): string {
  return 'rule' in reason ? `${reason.id} ${reason.rule}` : reason.id;
}

/** A version is written by hand: anything else could stand there. */
function productVersion(version: string | undefined): string {
  return version !== undefined && isVersion(version) ? version.trim() : 'unknown';
}

/** OAuth's errors are words; a server may send anything. */
function ownWord(error: string): string {
  return /^[a-z_]{1,40}$/.test(error) ? error : 'other';
}

function counts(words: readonly string[]): Record<string, number> {
  const found = new Map<string, number>();
  for (const word of [...words].sort()) found.set(word, (found.get(word) ?? 0) + 1);
  return Object.fromEntries(found);
}

function section(title: string, values: Readonly<Record<string, string | number | boolean>>): string {
  return [title, ...Object.entries(values).map(([name, value]) => `  ${name}: ${String(value)}`)].join('\n');
}
