import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from './worker/worker';
import { type TemporaryFolder, temporaryFolder } from '../vscodeHost/leftovers';

describe('A process of test files', () => {
  let folder: TemporaryFolder;
  let worker: Worker;
  beforeEach(async () => {
    folder = await temporaryFolder('worker');
    worker = new Worker();
  });
  afterEach(async () => {
    await worker.end();
    await folder.remove();
  });

  async function run(name: string, body: string) {
    const file = join(folder.path, name);
    writeFileSync(file, `describe('${name}', () => { ${body} });`);
    const printed: string[] = [];
    const counts = await worker.run({ files: [file], timeout: 60_000 }, (text) => printed.push(String(text)));
    return { ...counts, printed: printed.join('') };
  }
  const add = "globalThis.sum = (globalThis.sum ?? 0) + 1; console.log('sum', globalThis.sum);";

  it('runs one after the other, each with its own counts and words', async () => {
    const first = await run('one.js', `it('adds', () => { ${add} }); it('fails', () => { throw 'no'; });`);
    assert.deepEqual([first.passed, first.failed, first.skipped], [1, 1, 0]);
    assert.match(first.printed, /one\.js[^]*sum 1[^]*✔ adds[^]*✖ fails/);
    const second = await run('two.js', `it('adds', () => { ${add} }); it('waits');`);
    assert.deepEqual([second.passed, second.failed, second.skipped], [1, 0, 1]);
    assert.match(second.printed, /two\.js[^]*sum 2[^]*✔ adds/);
    assert.doesNotMatch(second.printed, /one\.js|end of suite/);
  });

  it('that breaks is a failure of its file alone: another process follows', async () => {
    const broken = await run('breaks.js', "it('breaks', () => process.exit(0));");
    assert.deepEqual([broken.passed, broken.failed], [0, 1]);
    const next = await run('next.js', `it('adds', () => { ${add} });`);
    assert.deepEqual([next.passed, next.failed], [1, 0]);
    assert.match(next.printed, /sum 1/);
  });

  it('ends what its files share after the last one', async () => {
    const ended = join(folder.path, 'ended');
    const share = `globalThis.backupAuthEnds = new Set([async () =>
      require('node:fs').writeFileSync(${JSON.stringify(ended)}, '')]);`;
    await run('shares.js', `it('shares', () => { ${share} });`);
    assert.ok(!existsSync(ended));
    await worker.end();
    assert.ok(existsSync(ended));
  });
});
