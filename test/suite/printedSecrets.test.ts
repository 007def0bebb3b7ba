import assert from 'node:assert/strict';
import { practiceUsers } from '../../src/practice/estate';
import type { Counts } from './counts';
import { runPart } from './part';
import { Worker } from './worker/worker';

const passed: Counts = { passed: 3, failed: 0, skipped: 0 };

/** Put together here, so that this file names none. */
const secrets = {
  'an access token': ['eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9', 'eyJzdWIiOiJjYW5hcnkifQ', 'c2lnbmVk'].join('.'),
  'a code or a refresh token': `1.A${'aB3_-'.repeat(30)}`,
  'the address of a redirect': `http://localhost:51234/?code=${'aB3_-'.repeat(10)}`,
  'a password of the practice tenants': practiceUsers.backup.password,
};

async function run(...printed: readonly string[]) {
  const shown: string[] = [];
  const print = (text: Buffer): void => {
    shown.push(text.toString());
  };
  const part = {
    name: 'unit',
    run: (say: typeof print) => {
      for (const text of printed) say(Buffer.from(text));
      return Promise.resolve(passed);
    },
  };
  return { counts: await runPart(part, print, new Worker()), shown: shown.join('') };
}

describe('What a part of the tests prints', () => {
  it('is shown as it is where it holds no secret', async () => {
    const { counts, shown } = await run('  ✔ signs in\n', '  ✔ saves\n');
    assert.deepEqual(counts, passed);
    assert.equal(shown, '  ✔ signs in\n  ✔ saves\n');
  });

  for (const [what, secret] of Object.entries(secrets)) {
    it(`is a failure where it holds ${what}, even in two pieces, and tells the line without it`, async () => {
      const { counts, shown } = await run(`  it got "${secret.slice(0, 9)}`, `${secret.slice(9)}" back\n`);
      assert.deepEqual(counts, { ...passed, failed: 1 });
      assert.match(shown, /✖ unit prints a secret:\n {4} {2}it got ".*…" back/);
      assert.equal(shown.split(secret).length, 2, 'It is told once more.');
    });
  }
});
