import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../vscodeHost/leftovers';
import { builtTests } from '../../vscodeHost/projectRoot';

interface Said {
  readonly canary: string;
  readonly secrets: readonly string[];
}

describe('The memory of a process whose authorization was deleted', () => {
  let folder: { readonly path: string; remove(): Promise<void> };
  beforeEach(async () => (folder = await temporaryFolder('heap')));
  afterEach(() => folder.remove());

  /** How many of its secrets a process still has, of how many. */
  async function left(...more: string[]): Promise<readonly [number, number]> {
    const snapshot = join(folder.path, `of${more.join('')}.heapsnapshot`);
    const child = fork(join(builtTests, 'unit/signIn/heapAfterDeletion/run.js'), [snapshot, ...more], {
      execArgv: ['--expose-gc', '--heap-snapshot-string-limit=100000000'],
    });
    const [[said]] = (await Promise.all([once(child, 'message'), once(child, 'exit')])) as [[Said], unknown];
    const heap = await readFile(snapshot);
    assert.ok(heap.includes(said.canary), 'The search is blind: it does not find its canary.');
    const secrets = said.secrets.map((one) => Buffer.from(one, 'base64'));
    return [secrets.filter((one) => heap.includes(one)).length, secrets.length];
  }

  it('has no token, code or verifier of it, once what was used is collected', async () => {
    const [kept] = await left('keep');
    assert.ok(kept > 0, 'one that is kept is found');
    const [found, of] = await left();
    assert.ok(of >= 5, String(of));
    assert.equal(found, 0, `${found} of ${of}`);
  });
});
