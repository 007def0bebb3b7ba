import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupSet, keyOf } from '../../../../src/core/backupSets/backupSet';
import type { QueueState } from '../../../../src/core/steps/queueState';
import { judge } from '../../../../src/core/rules/rules';
import { statusOf } from '../../../../src/core/overview/setStatus';
import { makePlan } from '../../../../src/migration/makePlan';
import { Queue } from '../../../../src/migration/queue/queue';
import type { QueuePlaces } from '../../../../src/migration/queue/queueStore';
import { keptQueues } from '../../../../src/migration/queue/queueFile';
import { QueueHandle } from '../../../../src/migration/queue/queueHandle';
import type { QueueServices } from '../../../../src/migration/queue/queueServices';
import { WindowLock } from '../../../../src/locks/windowLock';
import { temporaryFolder } from '../../../vscodeHost/leftovers';
import { backupSet, evidence, MigrationHarness } from '../migrationHarness';
import type { JudgedSet } from '../../../../src/core/overview/planStep';

const accounts = ['a@contoso.com', 'b@contoso.com', 'c@contoso.com'];

/** One set for each account, and two for the first. */
function estate(): BackupSet[] {
  const sets = accounts.map((account, n) => backupSet({ id: String(n), name: `Set ${n}`, account }));
  return [...sets, backupSet({ id: '9', name: 'Set 9', account: accounts[0]! })];
}

describe('The queue of a window', () => {
  let folder: string;
  let remove: () => Promise<void>;
  let harness: MigrationHarness;
  let ended: QueueState[];
  let lost: string[];
  const queues: Queue[] = [];

  beforeEach(async () => {
    const temporary = await temporaryFolder('queue');
    folder = temporary.path;
    remove = () => temporary.remove();
    harness = new MigrationHarness(...estate());
    [ended, lost] = [[], []];
  });

  afterEach(async () => {
    for (const queue of queues.splice(0)) await queue.dispose();
    await remove();
  });

  function open(of = harness, window = 'contoso'): Queue {
    const queue = new Queue({
      migrations: of.migrations,
      plan: planOf(of),
      find: (key) => judged(of).find((one) => one.key === key),
      places: places(window),
      changed: () => undefined,
      ended: (queue) => ended.push(queue),
      lost: (by) => lost.push(by),
    });
    queues.push(queue);
    return queue;
  }

  function planOf({ localGrants, services }: MigrationHarness): QueueServices['plan'] {
    return async (sets) => {
      await localGrants.known();
      return makePlan(sets, localGrants.all, services);
    };
  }

  function places(window = 'contoso', formerFile?: string): QueuePlaces {
    const owner = { name: window, opens: ['file:///estate'] };
    return { lockFolder: join(folder, 'shared'), file: join(folder, 'own/queue.json'), formerFile, owner };
  }

  function judged(of = harness): JudgedSet[] {
    return of.sets.map((set) => {
      const judgement = judge(set);
      const key = keyOf(set);
      return { key, set, judgement, status: statusOf(set, judgement, of.localGrants.localState(key)) };
    });
  }

  async function start(queue = open()): Promise<Queue> {
    const { steps } = await planOf(harness)(judged());
    assert.deepEqual(await queue.start(steps), { kind: 'running' });
    return queue;
  }

  /** "2 of 3: b@contoso.com", of what is on the page. */
  function onPage(queue: Queue, of = harness): string {
    const migration = of.migrations.onPage;
    const now = migration && queue.at(migration);
    return now ? `${now.at} of ${now.of}: ${now.account}` : 'nothing';
  }

  async function saveStep(): Promise<void> {
    const migration = harness.migrations.onPage!;
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    migration.dispatch({ type: 'continue' });
    migration.dispatch({ type: 'confirmApp', on: true });
    const before = harness.opened.length;
    migration.dispatch({ type: 'authorize', by: 'browser' });
    await harness.until(() => harness.opened.length > before);
    migration.submit('good');
    const who = evidence(migration.sets.first.account);
    harness.attempts.at(-1)!.finish({ evidence: who, tokenCache: 'a-refresh-token' });
    await harness.until(() => migration.state.at.step === 'confirm');
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.at.step === 'saved');
  }

  /** What is on the page goes from its first screen to Confirm. */
  async function authorizeHybrid(who: ReturnType<typeof evidence>): Promise<void> {
    const migration = harness.migrations.onPage!;
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    migration.dispatch({ type: 'continue' });
    migration.dispatch({ type: 'confirmApp', on: true });
    migration.dispatch({ type: 'authorize', by: 'browser' });
    await harness.until(() => harness.opened.length > 0);
    migration.submit('good');
    harness.attempts[0]!.finish({ evidence: who, tokenCache: 'a-refresh-token' });
    await harness.until(() => migration.state.at.step === 'confirm');
  }

  it('goes from account to account, saves the sets of each together, and ends', async () => {
    const queue = await start();
    assert.equal(onPage(queue), '1 of 3: a@contoso.com');
    assert.equal(harness.migrations.onPage?.sets.members.length, 2);
    await saveStep();
    assert.equal(onPage(queue), '1 of 3: a@contoso.com', 'the page still says what was saved');
    await queue.next();
    assert.equal(onPage(queue), '2 of 3: b@contoso.com');
    await saveStep();
    await queue.next();
    await saveStep();
    await queue.next();
    assert.equal(harness.migrations.onPage, undefined);
    assert.deepEqual(
      ended.map(({ steps }) => steps.map(({ state }) => state)),
      [['saved', 'saved', 'saved']],
    );
    assert.equal(queue.running, false);
    assert.equal(await queue.kept(), undefined);
    assert.equal(harness.edits.length, 3);
  });

  it('skips, puts off to the end, and stops', async () => {
    const queue = await start();
    await queue.defer();
    assert.equal(onPage(queue), '1 of 3: b@contoso.com');
    await queue.skip();
    assert.equal(onPage(queue), '2 of 3: c@contoso.com');
    await saveStep();
    await queue.next();
    assert.equal(onPage(queue), '3 of 3: a@contoso.com');
    assert.equal(queue.at(harness.migrations.onPage!)?.mayDefer, false);
    await queue.stop();
    assert.deepEqual(
      ended[0]?.steps.map(({ account, state }) => `${account} ${state}`),
      ['b@contoso.com skipped', 'c@contoso.com saved', 'a@contoso.com waiting'],
    );
    assert.deepEqual(await open().resume(), { kind: 'nothing' });
  });

  it('keeps a finished authorization that is skipped before its Save', async () => {
    const queue = await start();
    await authorizeHybrid(evidence(accounts[0]));
    await queue.skip();
    assert.equal((await harness.kept()).length, 1);
    assert.equal(onPage(queue), '2 of 3: b@contoso.com');
  });

  it('is interrupted by closing its page, and goes on where it was', async () => {
    const queue = await start();
    await saveStep();
    await queue.next();
    harness.migrations.hide();
    await harness.until(() => !queue.running);
    assert.equal((await queue.kept())?.steps.length, 3);
    assert.deepEqual(await queue.resume(), { kind: 'running' });
    assert.equal(onPage(queue), '2 of 3: b@contoso.com');
  });

  it('goes on in another window of the same folder, once its own is closed', async () => {
    const queue = await start();
    await queue.skip();
    const second = new MigrationHarness(...harness.sets);
    const inSecond = open(second, 'a second window');
    assert.equal(await inSecond.takenBy(), 'contoso');
    assert.equal(await queue.takenBy(), undefined);
    assert.deepEqual(await inSecond.resume(), { kind: 'taken', by: 'contoso' });
    assert.equal(second.migrations.onPage, undefined);
    await queue.dispose();
    assert.equal(await inSecond.takenBy(), undefined);
    assert.deepEqual(await inSecond.resume(), { kind: 'running' });
    assert.equal(onPage(inSecond, second), '2 of 3: b@contoso.com');
  });

  it('comes back with its page after a reload, and with no other page', async () => {
    const queue = await start();
    const key = harness.migrations.onPage!.key;
    await queue.dispose();
    harness.migrations.dispose();
    const again = open();
    assert.deepEqual(await again.restore('another set'), { kind: 'nothing' });
    assert.deepEqual(await again.restore(key), { kind: 'running' });
    assert.equal(onPage(again), '1 of 3: a@contoso.com');
  });

  it('keeps the sets of a step together that were begun together, whatever the rules begin with', async () => {
    harness.sets = [
      backupSet({ id: '1', account: accounts[0]!, sources: ['sharePointSites'] }),
      backupSet({ id: '2', account: accounts[0]! }),
    ];
    const queue = await start();
    await authorizeHybrid(evidence(accounts[0], { granted: [...evidence().granted, 'Sites.ReadWrite.All'] }));
    await queue.dispose();
    harness.migrations.dispose();
    const again = open();
    assert.deepEqual(await again.restore(keyOf(harness.sets[0]!)), { kind: 'running' });
    assert.equal(onPage(again), '1 of 1: a@contoso.com');
    const restored = harness.migrations.onPage!;
    assert.deepEqual([restored.state.at.step, restored.sets.members.length], ['confirm', 2]);
  });

  it('lets out what vanished, lost its client ID, or was migrated by hand meanwhile, and goes on', async () => {
    const queue = await start();
    await queue.defer();
    const [a, , c] = harness.sets;
    const byHand = { method: 'modern', grant: '33333333-3333-4333-8333-333333333333' } as const;
    harness.sets = [
      { ...a!, tenant: { ...a!.tenant!, clientId: undefined } },
      { ...c!, authentication: byHand },
      backupSet({ id: '9', name: 'Set 9', account: accounts[0]! }),
    ];
    await queue.skip();
    const now = queue.at(harness.migrations.onPage!);
    assert.equal(now?.account, 'a@contoso.com');
    assert.deepEqual(
      harness.migrations.onPage?.sets.members.map(({ set }) => set.name),
      ['Set 9'],
    );
    await queue.stop();
    const left = ended[0]?.leftOut.map(({ name, why, ids }) => [name, why, ...ids]);
    assert.deepEqual(left, [
      ['Set 2', 'byHand'],
      ['Set 0', 'rules', 'clientIdMissing'],
    ]);
  });

  it('does not touch a set that needs nothing any more', async () => {
    const queue = await start();
    await saveStep();
    const [first] = await harness.grants.list();
    const grant = '44444444-4444-4444-8444-444444444444';
    const account = accounts[1]!;
    await harness.grants.keep({ ...first!, id: grant, account, tokenCache: 'a-refresh-token' });
    const done = { method: 'hybrid', grant, authorizedAt: harness.written[0]!.authorizedAt! } as const;
    harness.sets = harness.sets.map((set) => (set.id === '1' ? { ...set, authentication: done } : set));
    await harness.localGrants.refresh();
    await queue.next();
    const now = queue.at(harness.migrations.onPage!);
    assert.equal(now?.account, 'c@contoso.com');
    assert.deepEqual(
      now.leftOut.map(({ name, why }) => [name, why]),
      [['Set 1', 'inOrder']],
    );
  });

  /** Another window takes the queue over; this one doesn't look for claims. */
  async function takenUnnoticed(): Promise<WindowLock> {
    const self = { pid: 1, host: 'elsewhere', alive: () => true, now: Date.now };
    const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
    const lock = await WindowLock.take(
      { folder: join(folder, 'shared'), name: 'queue' },
      { window: 'another', takeOver: true, lost: () => undefined, self: { ...self, pause } },
    );
    assert.ok(lock instanceof WindowLock);
    return lock;
  }

  const presses: Record<string, (queue: Queue) => Promise<void>> = {
    Stop: (queue) => queue.stop(),
    Skip: (queue) => queue.skip(),
    Next: (queue) => queue.next(),
  };
  for (const [name, press] of Object.entries(presses)) {
    it(`leaves the queue of a window that took it over as it is on ${name}, and says who has it`, async () => {
      const queue = await start();
      const taken = await takenUnnoticed();
      const theirs = '{"version":1,"steps":[],"leftOut":[]}';
      await writeFile(join(folder, 'own/queue.json'), theirs);
      const migration = harness.migrations.onPage!;
      await press(queue);
      assert.deepEqual([queue.running, lost, ended], [false, ['another'], []]);
      assert.equal(await readFile(join(folder, 'own/queue.json'), 'utf8'), theirs);
      const { problem } = migration.state;
      assert.ok(problem?.kind === 'otherWindow' && problem.about === 'queue' && problem.window === 'another');
      await taken.release();
    });
  }

  it('is taken over by another window and goes on there at Confirm; here nothing waits any more', async () => {
    const queue = await start();
    await authorizeHybrid(evidence(accounts[0]));
    const second = new MigrationHarness(...harness.sets);
    const inSecond = open(second, 'a second window');
    assert.deepEqual(await inSecond.resume(), { kind: 'taken', by: 'contoso' });
    assert.deepEqual(await inSecond.resume(true), { kind: 'running' });
    assert.equal(onPage(inSecond, second), '1 of 3: a@contoso.com');
    assert.deepEqual([queue.running, lost], [false, ['a second window']]);
    assert.equal(harness.migrations.onPage?.state.problem?.kind, 'otherWindow');
  });

  it('ends the sign-in that waits here when another window takes it over', async () => {
    await start();
    const migration = harness.migrations.onPage!;
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    migration.dispatch({ type: 'continue' });
    migration.dispatch({ type: 'confirmApp', on: true });
    migration.dispatch({ type: 'authorize', by: 'browser' });
    await harness.until(() => harness.opened.length > 0);
    await open(new MigrationHarness(...harness.sets), 'a second window').resume(true);
    assert.equal(harness.attempts[0]!.disposed, true);
    assert.equal(migration.state.at.step, 'authorize');
  });

  it('is not given away while a step is being saved', async () => {
    const queue = await start();
    await authorizeHybrid(evidence(accounts[0]));
    const migration = harness.migrations.onPage!;
    let save!: () => void;
    harness.beforeSave = new Promise((resolve) => (save = resolve));
    migration.dispatch({ type: 'save' });
    const inSecond = open(new MigrationHarness(...harness.sets), 'a second window');
    const taken = inSecond.resume(true);
    const claim = join(folder, 'shared/queue.1.claim');
    while (!(await readFile(claim).catch(() => undefined))) await new Promise((done) => setImmediate(done));
    assert.equal(await queue.holds(), true);
    assert.equal(migration.state.at.step, 'saving');
    save();
    await taken;
    assert.equal(migration.state.at.step, 'saved');
    assert.match(await readFile(join(folder, 'own/queue.json'), 'utf8'), /"state":"saved"/);
  });

  it('is found where the first release kept it, and from then on kept at its own place only', async () => {
    const former = join(folder, 'former/migration-queue.json');
    await mkdir(join(folder, 'former'));
    const queue = await start();
    await queue.skip();
    await queue.dispose();
    await rename(join(folder, 'own/queue.json'), former);
    harness.migrations.dispose();
    const again = new Queue({
      migrations: harness.migrations,
      plan: planOf(harness),
      find: (key) => judged().find((one) => one.key === key),
      places: places('contoso', former),
      changed: () => undefined,
      ended: () => undefined,
      lost: () => undefined,
    });
    queues.push(again);
    assert.equal((await again.kept())?.steps.length, 3);
    assert.ok(await readFile(former), 'only looked at');
    assert.deepEqual(await again.resume(), { kind: 'running' });
    assert.equal(onPage(again), '2 of 3: b@contoso.com');
    await assert.rejects(readFile(former));
    await again.stop();
    assert.equal(await again.kept(), undefined);
  });

  it('is listed for other workspaces with what it was opened by, and can be discarded where none runs', async () => {
    const queue = await start();
    const queuesAt = join(folder, 'queues');
    await mkdir(queuesAt);
    const file = join(queuesAt, `${'a'.repeat(32)}.json`);
    await copyFile(join(folder, 'own/queue.json'), file);
    await writeFile(join(queuesAt, `${'b'.repeat(32)}.json`), 'broken');
    const [kept, ...others] = await keptQueues(queuesAt);
    assert.deepEqual([kept?.owner, others], [{ name: 'contoso', opens: ['file:///estate'] }, []]);
    assert.equal(await open(new MigrationHarness(), 'a second window').discard(file), false);
    await queue.dispose();
    assert.equal(await open(new MigrationHarness(), 'a second window').discard(file), true);
    assert.deepEqual(await keptQueues(queuesAt), []);
  });

  it('is none where the kept file is broken', async () => {
    await mkdir(join(folder, 'own'));
    await writeFile(join(folder, 'own/queue.json'), '{"version":1,"steps":');
    assert.deepEqual(await open().resume(), { kind: 'nothing' });
    assert.deepEqual(await start().then((queue) => onPage(queue)), '1 of 3: a@contoso.com');
  });

  it('keeps no secret', async () => {
    const queue = await start();
    await saveStep();
    await queue.next();
    const kept = await readFile(join(folder, 'own/queue.json'), 'utf8');
    assert.match(kept, /b@contoso\.com/);
    assert.ok(!kept.includes('a-refresh-token'));
  });

  it('waits in sight while the page shows another migration, and is no more to be seen once it is back', async () => {
    let queue: Queue | undefined;
    let told = 0;
    const handle = new QueueHandle(
      () => Promise.resolve(places()),
      (places, changed) => {
        queue = new Queue({
          migrations: harness.migrations,
          plan: planOf(harness),
          find: (key) => judged().find((one) => one.key === key),
          places,
          changed,
          ended: () => undefined,
          lost: () => undefined,
        });
        queues.push(queue);
        return Promise.resolve(queue);
      },
    );
    handle.onDidChange(() => (told += 1));
    await handle.open();
    await start(queue);
    await harness.until(() => told > 0);
    assert.equal(handle.kept, undefined);

    await harness.migrations.show(keyOf(harness.sets[2]!), 'migrate');
    await harness.until(() => handle.kept !== undefined);
    assert.deepEqual(handle.kept, { at: 1, of: 3 });
    await queue!.resume();
    await harness.until(() => handle.kept === undefined);
  });

  it('is told of at start where one is kept, and is not even loaded where none is', async () => {
    let loaded = 0;
    const handle = () =>
      new QueueHandle(
        () => Promise.resolve(places()),
        () => {
          loaded += 1;
          return Promise.resolve(open());
        },
      );
    const before = handle();
    await before.look();
    assert.deepEqual([before.kept, loaded], [undefined, 0]);
    const queue = await start();
    await queue.skip();
    await queue.dispose();
    const after = handle();
    await after.look();
    assert.deepEqual([after.kept, loaded], [{ at: 2, of: 3 }, 1]);
  });
});
