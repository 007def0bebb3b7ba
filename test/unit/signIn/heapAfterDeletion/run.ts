// A process that signs in, verifies and deletes, and then writes its heap down, for heapAfterDeletion.test.ts.
//   node --expose-gc --heap-snapshot-string-limit=100000000 run.js <snapshot> [keep]    keep: the grant isn't deleted
import { randomUUID } from 'node:crypto';
import { writeHeapSnapshot } from 'node:v8';
import { practiceUsers } from '../../../../src/practice/estate';
import { neededFor, VerifyScene } from '../entra/verifyScene';

const [snapshot = '', keep] = process.argv.slice(2);
// Some 20 characters of each are enough to know it; bytes of a buffer aren't in a heap's snapshot.
const part = (secret: string) => Buffer.from(secret).subarray(-24);

async function signInAndDelete(): Promise<Buffer[]> {
  const scene = await VerifyScene.start();
  const { id } = await scene.keep(neededFor(['mailboxes']));
  const grant = await scene.grants.facts(id);
  await scene.verify({ ...grant!, tokenCache: '' }, ['mailboxes']);
  const passwords: readonly string[] = Object.values(practiceUsers).map(({ password }) => password);
  // The practice accounts' passwords are in the program itself.
  const secrets = [...scene.authority.secrets].filter((one) => !passwords.includes(one)).map(part);
  if (keep) Object.assign(globalThis, { kept: await scene.grants.read(id) });
  else await scene.grants.forget(id);
  await scene.end();
  return secrets;
}

void (async () => {
  const secrets = await signInAndDelete();
  // One flat string, as text that came from elsewhere is.
  const canary = Buffer.from(`canary-${randomUUID()}`).toString('latin1');
  Object.assign(globalThis, { canary });
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    global.gc!();
  }
  writeHeapSnapshot(snapshot);
  process.send!({ canary, secrets: secrets.map((one) => one.toString('base64')) });
  process.disconnect();
})();
