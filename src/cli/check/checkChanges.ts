import { handEdits, type HandEdit } from '../../core/review/handEdits';
import { type RecordChange, recordChanges } from '../../core/review/recordChanges';
import { hasOrigin } from '../../core/review/unwrittenRecord';
import { baseSentence } from '../../wording/commandLine/check';
import { recordFindingSentence } from '../../wording/review/recordFindings';
import type { EstateFile } from '../files/estateFiles';
import type { Level } from '../options';
import { atStart, type Finding } from './finding';
import { rangesOf } from './places';

/** What a pull request changes of records, and what of it no command does. */
export interface CheckedChanges {
  readonly changes: readonly RecordChange[];
  readonly findings: readonly Finding[];
}

/** What a command does, too, and a reviewer should see. */
const notes: readonly HandEdit['id'][] = ['statementRemoved', 'recordTakenBack'];

/** A file that can't be read at one of the two times is left out, and named if that was before. */
export function checkChanges(before: readonly EstateFile[], now: readonly EstateFile[]): CheckedChanges {
  const isBroken = ({ read }: EstateFile) => read.kind === 'broken';
  const unreadable = new Set([...before, ...now].filter(isBroken).map(({ uri }) => uri));
  const changes = recordChanges(entriesOf(before, unreadable), entriesOf(now, unreadable));
  const byUri = new Map([...before, ...now].map((file) => [file.uri, file]));
  const found = changes.flatMap((change) => edits(change).map((edit) => ({ ...edit, change })));
  const findings: Finding[] = before
    .filter((file) => isBroken(file) && file.bytes !== undefined)
    .map(({ name }) => ({
      rule: 'baseUnreadable',
      about: 'change',
      level: 'note',
      file: name,
      range: atStart,
      message: baseSentence(),
    }));
  for (const [uri, file] of byUri) {
    const here = found.filter(({ change }) => setOf(change).file === uri);
    const ranges = rangesOf(
      file,
      here.map(({ change, edit }) => ({ id: setOf(change).id, path: edit.path })),
    );
    findings.push(
      ...here.map(({ change, edit, level }, index): Finding => ({
        rule: edit.id,
        about: 'change',
        level,
        file: file.name,
        // What was removed isn't there any more.
        range: change.kind === 'removed' ? atStart : (ranges[index] ?? atStart),
        message: recordFindingSentence(edit),
        backupSet: setOf(change).id,
      })),
    );
  }
  return { changes, findings };
}

function setOf(change: RecordChange) {
  return change.kind === 'removed' ? change.before : change.now;
}

function edits(change: RecordChange): { readonly edit: HandEdit; readonly level: Level }[] {
  if (change.kind === 'added') return [];
  const made: readonly HandEdit[] =
    change.kind !== 'removed'
      ? handEdits(change.before, change.now)
      : hasOrigin(change.before.authentication)
        ? [{ id: 'recordRemoved', path: [], params: { name: change.before.name } }]
        : [];
  return made.map((edit) => ({ edit, level: notes.includes(edit.id) ? 'note' : 'warning' }));
}

function entriesOf(files: readonly EstateFile[], leftOut: ReadonlySet<string>) {
  const read = files.flatMap(({ uri, read }) => (leftOut.has(uri) || read.kind === 'broken' ? [] : [read]));
  return {
    sets: read.flatMap(({ sets }) => sets),
    unreadable: read.flatMap(({ unreadable }) => unreadable),
  };
}
