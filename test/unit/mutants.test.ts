import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type KeptRun, pageOf } from '../mutants/page.mjs';

// What `npm run test:mutants` found last: it takes an hour or more, so that what came of it is kept.
const run = JSON.parse(readFileSync('docs/mutants.json', 'utf8')) as KeptRun;

describe('Of the changes that unit tests should notice', () => {
  it('there are at least 300, and each was asked about', () => {
    assert.ok(run.mutants.length >= 300, String(run.mutants.length));
    assert.deepEqual(
      run.mutants.filter(({ result }) => result === undefined),
      [],
    );
  });

  it('each that no test noticed has a reason', () => {
    const open = run.mutants.filter(({ result, why }) => result === 'survived' && !why?.trim());
    assert.deepEqual(
      open.map(({ file, line, from, to }) => `${file}:${line} ${from} → ${to}`),
      [],
    );
  });

  it('the page says what was kept of them', () => {
    assert.equal(readFileSync('docs/mutants.md', 'utf8'), pageOf(run));
  });
});
