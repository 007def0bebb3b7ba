import { type Authority, startAuthority } from '../authority/authority';
import { practiceGrants } from '../graph/practiceGrants';
import { type BackupSet, keyOf } from '../../src/core/backupSets/backupSet';
import type { Memory } from '../../src/migration/memory/memory';
import { verifyGrants } from '../../src/migration/grants/verifyGrants';
import { Grants } from '../../src/signIn/grants';
import type { Grant } from '../../src/signIn/grantSecret';
import { Keyring, WindowMemory } from '../unit/signIn/desktopStorage';
import { memoryInMemory } from '../unit/migration/memoryInMemory';

/** A thousand accounts verified, beside a bare loop that sends the same requests and does nothing else. */
export interface VerificationTimes {
  readonly accounts: number;
  /** Requests that may be open at one time. */
  readonly atMost: number;
  /** Milliseconds that each answer is on its way. */
  readonly distance: number;
  readonly oursMs: number;
  readonly bareMs: number;
  /** The most requests that were open at one time, as the server counted. */
  readonly oursOpen: number;
  readonly bareOpen: number;
}

const graphPaths = ['/v1.0/organization?$select=id', '/v1.0/me/drive?$select=id'];

/** Plain Node, a server in the same process: whatever the machine does meets both. */
export async function measureVerification(
  accounts: number,
  atMost: number,
  distance: number,
): Promise<VerificationTimes> {
  const authority = await startAuthority({ distance });
  try {
    const { grants: kept, sets } = await practiceGrants(authority, accounts, ['oneDrive']);
    process.env['BACKUP_AUTH_PRACTICE_CLOUD'] = `${authority.apiOrigin} ${authority.browserOrigin}`;
    const grants = new Grants(new Keyring().open(), new WindowMemory(), () => undefined);
    for (const grant of kept) await grants.keep(grant);
    const memory = memoryInMemory();
    const bare = new Stopwatch(authority, (from, to) => bareLoop(authority, kept.slice(from, to), atMost));
    const ours = new Stopwatch(authority, (from, to) =>
      verifyAll(authority, kept.slice(from, to), sets.slice(from, to), grants, memory, atMost),
    );
    // What is loaded and compiled at the first use is not measured.
    for (const one of [bare, ours]) await one.run(0, 20);
    for (const one of [bare, ours]) one.reset();
    // In turns, so that whatever else the machine does meets both.
    const turn = Math.ceil(accounts / 8);
    for (let from = 0; from < accounts; from += turn) {
      await bare.run(from, from + turn);
      await ours.run(from, from + turn);
    }
    const passed = kept.filter(
      ({ id }) => memory.verificationOf(id)?.checks.every(({ result }) => result === 'passed') ?? false,
    );
    if (passed.length !== accounts)
      throw new Error(`${accounts - passed.length} accounts were not verified.`);
    return {
      accounts,
      atMost,
      distance,
      oursMs: ours.milliseconds,
      bareMs: bare.milliseconds,
      oursOpen: ours.open,
      bareOpen: bare.open,
    };
  } finally {
    Reflect.deleteProperty(process.env, 'BACKUP_AUTH_PRACTICE_CLOUD');
    await authority.close();
  }
}

/** Adds up the time of several turns of one kind of work, and keeps the most requests open in any. */
class Stopwatch {
  milliseconds = 0;
  open = 0;

  constructor(
    private readonly authority: Authority,
    private readonly work: (from: number, to: number) => Promise<void>,
  ) {}

  async run(from: number, to: number): Promise<void> {
    this.authority.mostOpen();
    const start = performance.now();
    await this.work(from, to);
    this.milliseconds += performance.now() - start;
    this.open = Math.max(this.open, this.authority.mostOpen());
  }

  reset(): void {
    this.milliseconds = 0;
    this.open = 0;
  }
}

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
