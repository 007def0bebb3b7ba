import fc from 'fast-check';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { FileProblem } from '../../src/core/backupSets/fileProblem';
import { editEntries } from '../../src/estate/file/editEntries';
import { entryListOf, setsOf } from '../../src/estate/file/entries';
import { entryTextsOf } from '../../src/estate/file/entryText';
import { readBackupSets, type ReadFile } from '../../src/estate/file/readFile';
import { insertEntries } from '../../src/estate/file/insertEntries';
import { parse } from '../../src/estate/jsonc/parse';
import { fileProblemSentence } from '../../src/wording/backupSets/fileProblems';
import { rowsOf } from '../../src/overview/rows';
import { judge } from '../../src/core/rules/rules';
import { nothingHere } from '../builders';
import { bytesOf, fixture, textOf } from '../unit/estate/file/fixture';
import { record } from '../unit/estate/file/editing';
import { jwt } from '../unit/core/identity/pastedSamples';
import { canary, changed, odd, typedInto } from './arbitraries';
import { property } from './cases';

const file = 'file:///estate/backup-sets.json';
const example = readFileSync('examples/backup-sets.json', 'utf8');
const texts = [textOf(fixture('plain.json')), textOf(fixture('comments.jsonc')), example];
const plain = JSON.parse(textOf(fixture('plain.json'))) as { backupSets: object[] };
const full = parse(example);
const samples: unknown[] = [plain, full.ok ? full.value : assert.fail()];
const pieces = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '/*',
  '*/',
  '//',
  '\\u0000',
  '"id": "1",',
  '\r',
  '\ufeff',
  '1e999',
];

const value = fc.oneof(...samples.map((sample) => changed(sample, 6)), odd);
const text = fc.oneof(
  value.map((one) => JSON.stringify(one, null, 2)),
  ...texts.map((one) => typedInto(one, pieces)),
);
const bytes = fc.oneof(
  text.map(bytesOf),
  fc.tuple(text, fc.nat(), fc.uint8Array({ maxLength: 4 })).map(([of, at, put]) => {
    const all = bytesOf(of);
    const place = at % (all.length + 1);
    return new Uint8Array([...all.subarray(0, place), ...put, ...all.subarray(place)]);
  }),
  fc.uint8Array({ maxLength: 60 }),
);

/** Everything that is told of a file. */
function told({ problems }: ReadFile): string {
  return JSON.stringify(problems.map((problem) => [problem, fileProblemSentence(problem)]));
}

function isWithin({ range }: FileProblem, lines: readonly string[]): boolean {
  const fits = ({ line, character }: FileProblem['range']['start']) =>
    line >= 0 && character >= 0 && line < lines.length && character <= lines[line]!.length;
  const { start, end } = range;
  return (
    fits(start) &&
    fits(end) &&
    (start.line < end.line || (start.line === end.line && start.character <= end.character))
  );
}

describe('A backup-sets file', () => {
  property(
    'is read or refused in words, each at a place that the file has',
    { share: 100 },
    fc.property(bytes, (all) => {
      const read = readBackupSets(file, all);
      assert.ok(!read.problems.some(({ id }) => id === 'defect'), told(read));
      assert.ok(read.kind === 'read' || read.problems.length > 0);
      const lines = new TextDecoder().decode(all).split(/\r\n|\r|\n/);
      for (const problem of read.problems) {
        assert.notEqual(fileProblemSentence(problem), '');
        assert.ok(isWithin(problem, lines), JSON.stringify(problem));
      }
      if (read.kind !== 'read') return;
      // Whatever the file says, the rules judge it and the view shows it.
      for (const set of read.sets) judge(set);
      assert.equal(rowsOf(read.sets, () => nothingHere, new Set()).sets.length, read.sets.length);
    }),
  );

  property(
    'loses no entry: each is a set, or one that is shown as unreadable',
    { share: 40 },
    fc.property(value, (one) => {
      const read = readBackupSets(file, bytesOf(JSON.stringify(one)));
      if (read.kind !== 'read') return;
      const entries = (one as { backupSets: unknown[] }).backupSets;
      assert.equal(read.sets.length + read.unreadable.length, entries.length);
    }),
  );

  property(
    'gives no secret away that somebody put into it',
    { share: 40 },
    fc.property(
      changed(plain, 2),
      fc.nat(),
      fc.constantFrom('password', 'clientSecret', 'note', 'token'),
      fc.constantFrom(canary, `${jwt}${canary}`),
      (one, at, name, secret) => {
        const entries = (one as { backupSets?: unknown } | null)?.backupSets;
        const entry: unknown = Array.isArray(entries) ? entries[at % (entries.length || 1)] : undefined;
        fc.pre(typeof entry === 'object' && entry !== null && !Array.isArray(entry));
        (entry as Record<string, unknown>)[name] = secret;
        const read = readBackupSets(file, bytesOf(JSON.stringify(one)));
        assert.ok(!told(read).includes(canary));
        const isSecret = name !== 'note' || secret !== canary;
        if (isSecret && read.kind === 'read')
          assert.ok(read.problems.some(({ id }) => id === 'secretInFile' || id === 'moreProblems'));
      },
    ),
  );

  property(
    'is edited, or refused for a reason, and never made worse',
    { share: 60 },
    fc.property(bytes, fc.constantFrom('1', '2', 'contoso', ''), (all, id) => {
      const list = entryListOf(all);
      entryTextsOf(all);
      const added = insertEntries(all, [
        {
          id: 'new',
          name: 'n',
          tenant: 't',
          account: 'a',
          accountRole: 'unknown',
          authentication: { method: 'basic' },
        },
      ]);
      if (typeof list === 'string') {
        assert.deepEqual(added, { kind: 'refused', reason: list });
        return;
      }
      const edit = editEntries(list, [{ id, authentication: record }], setsOf(file, list, [id]));
      if (edit.kind === 'refused') return;
      const [before, after] = [readBackupSets(file, all), readBackupSets(file, edit.bytes)];
      assert.ok(before.kind === 'read' && after.kind === 'read');
      const others = ({ sets }: typeof after) => sets.filter((set) => set.id !== id);
      assert.deepEqual(others(after), others(before));
      assert.deepEqual(after.unreadable, before.unreadable);
      const formerText = edit.former.get(id)!;
      const again = entryListOf(edit.bytes);
      assert.ok(typeof again !== 'string');
      const back = editEntries(again, [{ id, formerText }], setsOf(file, again, [id]));
      assert.ok(back.kind === 'edited' && Buffer.compare(back.bytes, all) === 0);
    }),
  );
});
