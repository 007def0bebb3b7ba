import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const model = readFileSync('docs/threat-model.md', 'utf8');
const answers = model.slice(model.indexOf('## Who attacks'), model.indexOf('## What stays open'));
/** Of the table: who, what, and the answer. */
const rows = answers.split('\n').filter((line) => line.startsWith('|'));
const testsIn = (text: string) => [...text.matchAll(/`([^`]*\.test\.ts)`/g)].map(([, path]) => path!);

describe('The threat model', () => {
  it('names, for each attack, a test that would fail without the answer', () => {
    const attacks = rows.slice(2);
    assert.ok(attacks.length > 40, String(attacks.length));
    assert.deepEqual(
      attacks.filter((row) => testsIn(row).length === 0),
      [],
    );
  });

  it('names tests by the paths that they have', () => {
    const named = testsIn(model);
    assert.deepEqual(
      named.filter((path) => !path.startsWith('test/') || !existsSync(path)),
      [],
    );
  });
});
