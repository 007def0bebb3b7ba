import { bench, type Sample } from '../bench';
import { timedAsync, timedOursAsync } from '../timing';
import { type Authority, startAuthority } from '../../authority/authority';
import { practiceGrants } from '../../graph/practiceGrants';
import { type BackupSet, keyOf } from '../../../src/core/backupSets/backupSet';
import type { Memory } from '../../../src/migration/memory/memory';
import { verifyGrants } from '../../../src/migration/grants/verifyGrants';
import { Grants } from '../../../src/signIn/grants';
import type { Grant } from '../../../src/signIn/grantSecret';
import { Keyring, WindowMemory } from '../../unit/signIn/desktopStorage';
import { memoryInMemory } from '../../unit/migration/memoryInMemory';

const graphPaths = ['/v1.0/organization?$select=id', '/v1.0/me/drive?$select=id'];

/** Milliseconds that each answer is on its way: as far as a near data centre. With none, the loop would measure the server. */
const distance = 60;
/** Requests that may be open at one time. */
const atMost = 6;
const accounts = 1_000;
/** Each round verifies its own part of them. */
const rounds = 8;
const warmUp = 1;
const inRound = accounts / rounds;

interface Scene {
  readonly authority: Authority;
  readonly kept: readonly Grant[];
  readonly sets: readonly BackupSet[];
  readonly grants: Grants;
  readonly memory: Memory;
}

async function measured(scene: Scene, round: number): Promise<Sample> {
  const { authority, memory } = scene;
  const from = ((round + warmUp) % (rounds + warmUp)) * inRound;
  const part = <T>(all: readonly T[]) => all.slice(from, from + inRound);
  const [kept, sets] = [part(scene.kept), part(scene.sets)];
  const floor = await timedAsync(() => bareLoop(authority, kept, atMost));
  authority.mostOpen();
  const ours = await timedOursAsync(() => verifyAll(authority, kept, sets, scene.grants, memory, atMost));
  const open = authority.mostOpen();
  if (open > atMost) throw new Error(`${open} requests were open at one time.`);
  const passed = kept.filter(
    ({ id }) => memory.verificationOf(id)?.checks.every(({ result }) => result === 'passed') ?? false,
  );
  if (passed.length !== kept.length)
    throw new Error(`${kept.length - passed.length} accounts were not verified.`);
  return { floor, ours };
}

export const verificationBench = bench<Scene>({
  id: 'verification',
  title: `Testing authorizations, Microsoft's answers ${distance} ms away, ${atMost} requests at a time`,
  rounds,
  warmUp,
  open: async () => {
    const authority = await startAuthority({ distance });
    const { grants: kept, sets } = await practiceGrants(authority, accounts + warmUp * inRound, ['oneDrive']);
    process.env['BACKUP_AUTH_PRACTICE_CLOUD'] = `${authority.apiOrigin} ${authority.browserOrigin}`;
    const grants = new Grants(new Keyring().open(), new WindowMemory(), () => undefined);
    for (const grant of kept) await grants.keep(grant);
    return { authority, kept, sets, grants, memory: memoryInMemory() };
  },
  close: async ({ authority }) => {
    Reflect.deleteProperty(process.env, 'BACKUP_AUTH_PRACTICE_CLOUD');
    await authority.close();
  },
  rows: [
    {
      id: 'verification/thousand',
      name: `${accounts.toLocaleString('en')} accounts tested (95 % of the loop's speed)`,
      floor: 'a bare loop that sends the same requests',
      // 95 %.
      goal: { atMost: 1 / 0.95 },
      measure: measured,
    },
  ],
});

async function verifyAll(
  authority: Authority,
  kept: readonly Grant[],
  sets: readonly BackupSet[],
  grants: Grants,
  memory: Memory,
  atMost: number,
): Promise<void> {
  const byKey = new Map(sets.map((set) => [keyOf(set), set]));
  const parts = {
    sets: () => sets,
    find: (key: string) => byKey.get(key),
    grants,
    memory,
    permissionOverrides: () => ({}),
    now: authority.now,
    log: { info: () => undefined, error: (message: string) => console.error(message) },
  };
  await verifyGrants([...byKey.keys()], kept, parts, { atMost, signal: new AbortController().signal });
}

/** As many at one time as allowed, each the requests of one account after the other: nothing read, nothing kept. */
async function bareLoop({ apiOrigin }: Authority, kept: readonly Grant[], atMost: number): Promise<void> {
  const waiting = kept.map(({ clientId, tenantId, tokenCache }) => ({
    address: `${apiOrigin}/${tenantId}/oauth2/v2.0/token`,
    form: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: clientId,
      client_info: '1',
      scope: 'https://graph.microsoft.com/User.Read openid profile offline_access',
      refresh_token: refreshTokenIn(tokenCache),
    }),
  }));
  const next = async (): Promise<void> => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const answer = await fetch(one.address, { method: 'POST', body: one.form });
      const { access_token: token } = (await answer.json()) as { access_token: string };
      for (const path of graphPaths) {
        const read = await fetch(`${apiOrigin}/graph${path}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        await read.json();
      }
    }
  };
  await Promise.all(Array.from({ length: atMost }, next));
}

function refreshTokenIn(tokenCache: string): string {
  const { RefreshToken } = JSON.parse(tokenCache) as { RefreshToken: Record<string, { secret: string }> };
  return Object.values(RefreshToken)[0]?.secret ?? '';
}
