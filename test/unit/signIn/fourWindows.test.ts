import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Grants } from '../../../src/signIn/grants';
import { keptTokens } from '../../../src/signIn/keptTokens';
import { randomOf } from '../seeds';
import { WindowMemory } from './desktopStorage';
import { grant, problemFrom } from './samples';
import { ShuffledKeyring } from './shuffledKeyring';

/** What each window does, and how many do it. */
const steps = 250;
const windows = 4;
const seeds = [1, 2, 3];

describe('Four windows of one computer, without a lock,', () => {
  for (const seed of seeds)
    it(`lose no authorization and bring none back in a thousand interleaved steps (seed ${seed})`, async () => {
      const storage = new ShuffledKeyring(seed);
      const random = randomOf(seed);
      const { secrets } = storage.keyring;
      /** What was stored; each renewal's tokens too. */
      const known: string[] = [];
      const written = new Map<string, Set<string>>();
      const deleted = new Set<string>();
      const counts = { signedIn: 0, renewed: 0, refused: 0, deleted: 0 };
      const any = (of: readonly string[]) => of[Math.floor(random() * of.length)];

      async function step(grants: Grants): Promise<void> {
        const id = any(known.slice(-12));
        const chance = random();
        if (id === undefined || chance < 0.3) {
          const fresh = grant({ id: randomUUID(), tokenCache: `tokens-${randomUUID()}` });
          written.set(fresh.id, new Set([fresh.tokenCache]));
          await grants.keep(fresh);
          known.push(fresh.id);
          counts.signedIn += 1;
        } else if (chance < 0.75) {
          const tokens = `tokens-${randomUUID()}`;
          written.get(id)!.add(tokens);
          try {
            await keptTokens(grants, { ...grant(), id }, Date.now).write(tokens);
            counts.renewed += 1;
          } catch (error) {
            assert.equal((await problemFrom(Promise.reject(error as Error))).kind, 'secretStorage');
            assert.ok(deleted.has(id), 'only a deleted one is not there');
            counts.refused += 1;
          }
        } else {
          deleted.add(id);
          await grants.forget(id);
          counts.deleted += 1;
        }
      }

      const work = Array.from({ length: windows }, async () => {
        const grants = new Grants(storage.open(), new WindowMemory(), (message) => assert.fail(message));
        for (let n = 0; n < steps; n++) await step(grants);
      });
      await storage.run(work);

      for (const [what, count] of Object.entries(counts)) assert.ok(count > 20, `${what}: ${count}`);
      const here = [...secrets.keys()].map((key) => key.slice('grant/'.length)).sort();
      assert.deepEqual(here, known.filter((id) => !deleted.has(id)).sort());
      const later = new Grants(storage.keyring.open(), new WindowMemory(), (message) => assert.fail(message));
      for (const id of here) assert.ok(written.get(id)!.has((await later.read(id))!.tokenCache));
    });
});
