import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a folder, by folder, with all below it. */
function folders(root: string): ReadonlyMap<string, readonly string[]> {
  const entries = readdirSync(root, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => folders(join(root, name)));
  return new Map([[root, files], ...below.flatMap((map) => [...map])]);
}

function filesIn(all: ReadonlyMap<string, readonly string[]>, ending: string): readonly string[] {
  return [...all].flatMap(([folder, names]) =>
    names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name)),
  );
}

function linesOf(file: string): number {
  return readFileSync(file, 'utf8').split('\n').length - 1;
}

describe('The layout of the code', () => {
  const src = folders('src');

  it('has at most twenty files side by side', () => {
    assert.ok(src.size > 30);
    assert.deepEqual(
      [...src].filter(([, files]) => files.length > 20).map(([folder]) => folder),
      [],
    );
  });

  it('has files of at most 300 lines', () => {
    // It has one subject, what Continue froze; in parts it'd be harder to follow.
    const exceptions = [join('test', 'unit', 'migration', 'subject.test.ts')];
    const files = [...filesIn(src, '.ts'), ...filesIn(folders('test'), '.test.ts')];
    const tooLong = files.filter((file) => linesOf(file) > 300);
    assert.deepEqual(tooLong, exceptions);
  });

  it('has a unit test in the folder of what it tests', () => {
    const tests = [...folders('test/unit')].filter(([, files]) =>
      files.some((name) => name.endsWith('.test.ts')),
    );
    const unknown = tests
      .map(([folder]) => folder.replace(/^test\/unit/, 'src'))
      .filter((folder) => !src.has(folder));
    assert.deepEqual(unknown, []);
  });
});
