import fc from 'fast-check';
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyOf } from '../../src/core/backupSets/backupSet';
import {
  newQueue,
  nextStep,
  parseQueue,
  queueAfter,
  type QueueEvent,
  type QueueState,
  queueText,
} from '../../src/core/steps/queueState';
import { readClaim, readLock, highestNumber } from '../../src/locks/lockFiles';
import { copyState } from '../../src/migration/memory/earlierState';
import { Memory } from '../../src/migration/memory/memory';
import { entriesText, merged, parseEntries } from '../../src/migration/memory/sharedMapEntries';
import { keptQueues } from '../../src/migration/queue/queueFile';
import { readGrant, writeGrant } from '../../src/signIn/grantSecret';
import { basicSet } from '../builders';
import { planStep } from './played';
import { MapInMemory } from '../unit/migration/memoryInMemory';
import { grant } from '../unit/signIn/samples';
import { canary, changed, jsonOf, odd, typedInto } from './arbitraries';
import { property } from './cases';
import { isGrant, isQueue } from './storedForms';

const key = keyOf(basicSet());
const steps = ['a', 'b', 'c'].map((id) => planStep(id));
const keys = steps.map(({ sets: [set] }) => set!.key);
const leftOut = { key: 'a key', name: 'Finance', why: 'rules', ids: ['clientIdMissing'] } as const;
const event: fc.Arbitrary<QueueEvent> = fc.oneof(
  fc.constantFrom<QueueEvent>(
    { type: 'saved' },
    { type: 'begun' },
    { type: 'skip' },
    { type: 'defer' },
    { type: 'leftOut', leftOut: [leftOut] },
    { type: 'planned', steps: [], leftOut: [leftOut] },
    { type: 'planned', steps: [planStep('d'), planStep('e')], leftOut: [] },
  ),
  fc.record({
    type: fc.constant('goTo' as const),
    key: fc.constantFrom(...keys),
    from: fc.constantFrom(...keys),
  }),
);
const played: fc.Arbitrary<QueueState> = fc
  .array(event, { maxLength: 8 })
  .map((events) => events.reduce(queueAfter, newQueue(steps)));
const owner = { name: 'w', opens: ['file:///w'] };
const sampleQueue = JSON.parse(queueText(newQueue(steps), owner)) as object;

/**
 * What one version wrote and another reads: parts of it other, or not JSON at all.
 * @param others properties that it can have in the place of its own, some at a time
 */
const damaged = (sample: object, ...others: readonly object[]): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: others.length > 0 ? 4 : 0,
      arbitrary: fc.constantFrom(...others, {}).map((other) => jsonOf({ ...sample, ...other })),
    },
    // Few changes: one that is refused hides what comes of another.
    { weight: 4, arbitrary: changed(sample, 2).map(jsonOf) },
    typedInto(JSON.stringify(sample), ['{', '}', '[', ']', '"', ',', ':', 'null', '9e999']),
    odd.map(jsonOf),
  );

const otherQueues = [
  { version: 2 },
  { steps: {} },
  { steps: [{ ...newQueue(steps).steps[0], sets: [] }] },
  { left: 5 },
  { leftOut },
  { leftOut: [leftOut] },
  { leftOut: [{ ...leftOut, why: 'another' }] },
  { leftOut: [{ ...leftOut, ids: [5] }] },
];
const { person } = grant();
const otherGrants = [
  { version: 2 },
  { tokenCache: '' },
  { tenantId: 'contoso.com' },
  { account: 5 },
  { person: { ...person, name: 5 } },
  { person: { ...person, homeTenantId: null } },
  { authorizedAt: 'soon' },
  { refreshedAt: 'soon' },
  { granted: ['User.Read', 5] },
  { asked: [5] },
  ...[true, false, 0, '', null].map((neverShared) => ({ neverShared })),
];

const stored: Record<string, unknown> = {
  approvedClientIds: ['global/contoso.com/7f3c1d52', 'global/7f3c1d52'],
  attemptsUnderWay: [key],
  statedBy: 'me',
  waitingForAdministrator: [key],
  [`former/${key}`]: {
    text: '{ "method": "basic" }',
    method: 'basic',
    saved: '{}',
    at: '2026-01-01T00:00:00Z',
  },
  [`verification/a-grant`]: {
    at: '2026-01-01T00:00:00Z',
    checks: [{ id: 'refresh', result: 'passed', params: {} }],
  },
  [`job/${key}`]: { at: '2026-01-01T00:00:00Z', since: '2026-01-01T00:00:00Z' },
};
const mementoOf = (state: Record<string, unknown>) => ({
  keys: () => Object.keys(state),
  get: (name: string): unknown => state[name],
  update: () => Promise.resolve(),
});

/** What a file gives back as it was: it makes 0 of -0. */
const asJson = odd.map((value): unknown => JSON.parse(JSON.stringify(value)));

describe('What was kept, whoever wrote it', () => {
  property(
    'comes back as it was: a queue',
    { share: 30 },
    fc.property(played, (queue) => {
      assert.deepEqual(parseQueue(queueText(queue)), queue);
    }),
  );

  property(
    'is a queue that goes on, or none',
    { share: 50 },
    fc.property(damaged(sampleQueue, ...otherQueues), fc.array(event, { maxLength: 4 }), (text, events) => {
      const queue = parseQueue(text);
      if (!queue) return;
      assert.ok(isQueue(queue), JSON.stringify(queue));
      const written = JSON.parse(text) as { version?: unknown; steps: { length?: number } };
      assert.deepEqual([written.version, written.steps.length], [1, queue.steps.length]);
      const after = events.reduce(queueAfter, queue);
      // Whatever stood there, one skip a step brings it to its end.
      let left = after;
      for (let tries = after.steps.length; tries > 0; tries--) left = queueAfter(left, { type: 'skip' });
      assert.equal(nextStep(left), undefined);
      assert.deepEqual(parseQueue(queueText(after)), after);
    }),
  );

  property(
    'is a grant as it was written, or none',
    { share: 50 },
    fc.property(damaged({ version: 1, ...grant({ tokenCache: canary }) }, ...otherGrants), (text) => {
      const whole = grant({ tokenCache: canary });
      assert.deepEqual(readGrant(writeGrant(whole), whole.id), whole);
      let id = whole.id;
      try {
        id = String((JSON.parse(text) as { id?: unknown } | null)?.id);
      } catch {
        // No JSON: no grant.
      }
      const read = readGrant(text, id);
      const other = readGrant(text, `${id} `);
      assert.equal(other, undefined);
      if (!read) return;
      assert.deepEqual(readGrant(writeGrant(read), read.id), read);
      assert.ok(isGrant(read), JSON.stringify(read));
      const written = JSON.parse(text) as { version?: unknown; neverShared?: unknown };
      assert.equal(written.version, 1);
      // Whoever spoils the mark gains nothing.
      assert.equal(read.neverShared, Object.hasOwn(written, 'neverShared') ? true : undefined);
    }),
  );

  property(
    'is in the files that windows share: each sound entry counts, the youngest of a key',
    { share: 40 },
    fc.property(
      fc.array(
        fc.array(fc.tuple(fc.constantFrom<string>('a', 'b', '__proto__'), fc.nat({ max: 5 }), asJson), {
          maxLength: 4,
        }),
        {
          maxLength: 4,
        },
      ),
      damaged(
        {
          version: 1,
          entries: [
            ['a', 1, 'x'],
            ['b', 2],
          ],
        },
        { entries: [['a', '3', 'x']] },
        { entries: [['b', null], 5] },
        { version: 2, entries: [['a', 9]] },
      ),
      (files, broken) => {
        const all = files.map((rows) => new Map(rows.map(([name, at, value]) => [name, { at, value }])));
        for (const entries of all) assert.deepEqual(parseEntries(entriesText(entries)), entries);
        for (const [name, { at }] of parseEntries(broken))
          assert.deepEqual([typeof name, typeof at], ['string', 'number']);
        const now = merged(all);
        assert.deepEqual(merged(all.toReversed()), now, 'in whatever order they are read');
        for (const [name, { at }] of now)
          assert.equal(at, Math.max(...all.flatMap((entries) => entries.get(name)?.at ?? [])));
      },
    ),
  );

  property(
    'is what VS Code keeps for the extension, of this version or an earlier one',
    { share: 40 },
    fc.asyncProperty(changed(stored, 4), changed(stored, 4), async (global, workspace) => {
      const asState = (value: unknown) =>
        mementoOf(typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
      const files = new MapInMemory();
      const everywhere = asState(global);
      const memory = new Memory(everywhere, asState(workspace), () => Promise.resolve(files));
      const look = () => {
        const former = memory.formerOf(key);
        assert.ok(former === undefined || typeof former.text === 'string');
        for (const check of memory.verificationOf('a-grant')?.checks ?? [])
          assert.equal(typeof check.params, 'object');
        assert.equal(typeof memory.statedBy, 'string');
        assert.equal(typeof memory.wasUnderWay(key), 'boolean');
        memory.isConfirmed({ cloud: 'global', clientId: '7f3c1d52' });
        memory.waitsForAdministrator(key);
        const job = memory.jobAfter(key);
        assert.ok(job === undefined || typeof job.at === 'string');
        return [former, memory.verificationOf('a-grant'), job, memory.uses];
      };
      const before = look();
      await memory.load();
      // Nothing is lost on its way from the state into the files.
      assert.deepEqual(look(), before);
      await copyState(everywhere, files);
      assert.deepEqual(look(), before);
    }),
  );

  describe('in a folder', () => {
    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'fuzz-state-'));
      await mkdir(join(folder, 'queues'));
    });
    after(() => rm(folder, { recursive: true, force: true }));

    property(
      'is a queue of some workspace, or the lock of some window, in text that can be shown',
      { share: 16 },
      fc.asyncProperty(
        fc.oneof(
          damaged(sampleQueue),
          changed(owner, 2).map((one) => jsonOf({ ...sampleQueue, owner: one })),
        ),
        damaged({ window: 'w', pid: 1, host: 'h' }),
        fc.constantFrom('1', '0007', '999999999999999', '-1', 'x'),
        async (queue, lock, number) => {
          await writeFile(join(folder, 'queues', `${'a'.repeat(32)}.json`), queue);
          for (const { owner: told } of await keptQueues(join(folder, 'queues'))) {
            assert.equal(typeof told.name, 'string');
            assert.ok(told.opens.every((one) => typeof one === 'string'));
          }
          const place = { folder, name: 'queue' };
          const files = ['lock', 'claim'].map((kind) => join(folder, `queue.${number}.${kind}`));
          for (const file of files) await writeFile(file, lock);
          const highest = await highestNumber(place);
          for (const holder of highest === undefined
            ? []
            : [await readLock(place, highest), await readClaim(place, highest)]) {
            const one = holder !== undefined && holder !== 'free' && 'at' in holder ? holder.holder : holder;
            if (one !== undefined && one !== 'free') assert.equal(typeof one.window, 'string');
          }
          for (const file of files) await rm(file, { force: true });
        },
      ),
    );
  });
});
