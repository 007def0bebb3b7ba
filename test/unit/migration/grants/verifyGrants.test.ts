import assert from 'node:assert/strict';
import { type Authority, startAuthority } from '../../../authority/authority';
import { practiceUsers } from '../../../../src/practice/estate';
import { practiceGrants } from '../../../graph/practiceGrants';
import { type BackupSet, keyOf } from '../../../../src/core/backupSets/backupSet';
import { missingPermissions } from '../../../../src/core/identity/permissions';
import type { Renewed } from '../../../../src/core/overview/renewedConsents';
import type { Memory } from '../../../../src/migration/memory/memory';
import { verifyGrants, type VerifyRun } from '../../../../src/migration/grants/verifyGrants';
import { Grants } from '../../../../src/signIn/grants';
import type { Grant } from '../../../../src/signIn/grantSecret';
import { WindowMemory } from '../../signIn/desktopStorage';
import { MapInMemory, memoryInMemory } from '../memoryInMemory';
import { CountedSecrets } from '../storage';

const variable = 'BACKUP_AUTH_PRACTICE_CLOUD';

describe('Verifying many authorizations', () => {
  let authority: Authority;
  let grants: Grants;
  let secrets: CountedSecrets;
  let memory: Memory;
  const before = process.env[variable];
  beforeEach(async () => {
    authority = await startAuthority();
    process.env[variable] = `${authority.apiOrigin} ${authority.browserOrigin}`;
    secrets = new CountedSecrets();
    grants = new Grants(secrets.open(), new WindowMemory(), (message) => assert.fail(message));
    memory = memoryInMemory();
  });
  afterEach(async () => {
    if (before === undefined) Reflect.deleteProperty(process.env, variable);
    else process.env[variable] = before;
    await authority.close();
  });

  const services = (sets: readonly BackupSet[]) => ({
    sets: () => sets,
    find: (key: string) => sets.find((set) => keyOf(set) === key),
    grants,
    memory,
    permissionLevel: () => 'identity' as const,
    permissionOverrides: () => ({}),
    now: authority.now,
    log: { info: () => undefined, error: (message: string) => assert.fail(message) },
  });
  const run = (
    asked: readonly BackupSet[],
    sets: readonly BackupSet[],
    kept: readonly Grant[],
    change: Partial<VerifyRun> = {},
  ) =>
    verifyGrants(asked.map(keyOf), kept, services(sets), {
      atMost: 3,
      signal: new AbortController().signal,
      ...change,
    });
  const refreshOf = ({ id }: Grant) =>
    memory.verificationOf(id)?.checks.find((check) => check.id === 'refresh')?.result;
  const tokenRequests = () => authority.requests.filter(({ path }) => path.endsWith('/token')).length;

  it('keeps what is found of each, and no more requests open than allowed', async () => {
    const { grants: kept, sets } = await practiceGrants(authority, 12, ['oneDrive']);
    for (const grant of kept) await grants.keep(grant);
    authority.mostOpen();
    let answer: () => void = () => undefined;
    const until = new Promise<void>((resolve) => (answer = resolve));
    // Three are open at one time, however slow this computer is; one more would meet slow ones of Graph.
    authority.faults.next('token', { kind: 'held', until }, 3);
    authority.faults.next('graph', { kind: 'slow', milliseconds: 20 }, 24);
    const requests = tokenRequests();
    let told = 0;
    const verified = run(sets, sets, kept, {
      told: (all) => {
        assert.equal(all, 12);
        told += 1;
      },
    });
    while (tokenRequests() < requests + 3) await new Promise(setImmediate);
    answer();
    await verified;
    assert.equal(told, 12);
    assert.equal(authority.mostOpen(), 3);
    for (const grant of kept) assert.equal(refreshOf(grant), 'passed');
  });

  it('tells what each renewed token may do, and nothing of one that was refused', async () => {
    const { grants: kept, sets } = await practiceGrants(authority, 1, ['oneDrive']);
    for (const grant of kept) await grants.keep(grant);
    const renewed: Renewed[] = [];
    const change = { renewed: (one: Renewed) => void renewed.push(one) };
    await run(sets, sets, kept, change);
    assert.deepEqual(
      renewed.map(({ grant, granted }) => [grant.id, missingPermissions(['Files.Read'], granted)]),
      [[kept[0]!.id, []]],
    );
    authority.revoke(practiceUsers.backup, 'revoked');
    await run(sets, sets, kept, change);
    assert.equal(renewed.length, 1);
  });

  it('verifies a grant that two sets name once, for what both need, and only the grants asked for', async () => {
    const { grants: kept, sets } = await practiceGrants(authority, 2, ['oneDrive', 'mailboxes']);
    for (const grant of kept) await grants.keep(grant);
    const [first, second] = sets as [BackupSet, BackupSet];
    const files: BackupSet = { ...first, sources: ['oneDrive'] };
    const mail: BackupSet = { ...first, id: 'mail', sources: ['mailboxes'] };
    const requests = tokenRequests();
    await run([files], [files, mail, second], kept);
    assert.equal(tokenRequests(), requests + 1);
    const ids = memory.verificationOf(kept[0]!.id)?.checks.map(({ id }) => id);
    for (const id of ['drive', 'mailbox'] as const) assert.ok(ids?.includes(id), id);
    assert.equal(memory.verificationOf(kept[1]!.id), undefined);
  });

  it('verifies no grant for a set of another tenant that names it', async () => {
    const { grants: kept, sets } = await practiceGrants(authority, 1, ['oneDrive']);
    for (const grant of kept) await grants.keep(grant);
    const [set] = sets as [BackupSet];
    const foreign = { ...set, tenant: { ...set.tenant!, tenant: 'fabrikam.practice' } };
    const requests = tokenRequests();
    await run([foreign], [foreign], kept);
    assert.equal(tokenRequests(), requests);
    assert.equal(memory.verificationOf(kept[0]!.id), undefined);
  });

  it('reads no mailbox of another person who signed in for the account', async () => {
    const { grants: kept, sets } = await practiceGrants(authority, 1, ['mailboxes']);
    const [grant, set] = [kept[0]!, sets[0]!];
    await grants.keep(grant);
    const account = 'the-account@contoso.practice';
    const others = [{ ...set, account }];
    await run(others, others, [{ ...grant, account }]);
    const mailbox = memory.verificationOf(grant.id)?.checks.find(({ id }) => id === 'mailbox');
    assert.deepEqual(
      [mailbox?.result, mailbox?.params],
      ['unknown', { for: 'mailboxes', reason: 'anotherPerson' }],
    );
    assert.equal(authority.requests.filter(({ path }) => path.includes('/me/')).length, 0);
    await run(sets, sets, kept);
    const own = memory.verificationOf(grant.id)?.checks.find(({ id }) => id === 'mailbox');
    assert.equal(own?.result, 'passed');
  });

  it('goes on where one is refused, one’s secret is broken, and one’s cloud cannot be reached', async () => {
    const { grants: kept, sets } = await practiceGrants(authority, 4, []);
    const [broken, elsewhere, good, last] = kept as [Grant, Grant, Grant, Grant];
    for (const grant of kept) await grants.keep(grant);
    await grants.rewrite(broken.id, { tokenCache: '{"RefreshToken":{}}' });
    const retired = sets.map((set) =>
      set.authentication.grant === elsewhere.id
        ? { ...set, tenant: { ...set.tenant!, cloud: 'germany' as const } }
        : set,
    );
    await run(retired, retired, [broken, { ...elsewhere, cloud: 'germany' }, good, last]);
    assert.deepEqual([broken, elsewhere, good, last].map(refreshOf), [
      'unknown',
      'unknown',
      'passed',
      'passed',
    ]);
    const reason = (grant: Grant) => memory.verificationOf(grant.id)?.checks[0]?.params['reason'];
    assert.deepEqual([reason(broken), reason(elsewhere)], ['secretStorage', 'cloud']);
    authority.revoke(practiceUsers.backup, 'revoked');
    await run(sets, sets, kept);
    assert.deepEqual([good, last].map(refreshOf), ['failed', 'failed']);
  });

  it('stops when it is cancelled: what was found stays, nothing else is begun', async () => {
    const { grants: kept, sets } = await practiceGrants(authority, 12, []);
    for (const grant of kept) await grants.keep(grant);
    const stop = new AbortController();
    const requests = tokenRequests();
    await run(sets, sets, kept, { atMost: 1, signal: stop.signal, told: () => stop.abort() });
    assert.equal(kept.filter((grant) => refreshOf(grant) !== undefined).length, 1);
    assert.ok(tokenRequests() - requests <= 3);
  });

  it('lets a refresh token stand nowhere but in its secret', async () => {
    const { grants: kept, sets } = await practiceGrants(authority, 1, ['oneDrive']);
    const files = new MapInMemory();
    memory = memoryInMemory(files);
    for (const grant of kept) await grants.keep(grant);
    await run(sets, sets, kept);
    const renewed = (await grants.read(kept[0]!.id))?.tokenCache ?? '';
    const tokens = [...authority.secrets].filter((secret) => secret.length > 100);
    assert.ok(
      tokens.some((token) => renewed.includes(token)),
      'found where it is',
    );
    assert.ok(files.text().includes('refresh'), 'the memory holds the verification');
    for (const token of tokens) assert.equal(files.text().includes(token), false);
  });
});
