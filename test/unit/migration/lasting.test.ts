import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Memento, SecretStorage } from 'vscode';
import { authorizationsOf } from '../../../src/core/evidence/authorizations';
import { type BackupSet, keyOf } from '../../../src/core/backupSets/backupSet';
import { LocalGrants } from '../../../src/migration/grants/localGrants';
import { Memory } from '../../../src/migration/memory/memory';
import { SharedMap } from '../../../src/migration/memory/sharedMap';
import { noteUses } from '../../../src/migration/grants/useNotes';
import { Grants } from '../../../src/signIn/grants';
import { temporaryFolder } from '../../vscodeHost/leftovers';
import { basicSet } from '../../builders';
import { Keyring, WindowMemory } from '../signIn/desktopStorage';
import { canary, grantFacts } from './savedEstate';

const [one, two] = ['7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11', '9d2f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d22'];
const set = basicSet({ authentication: { method: 'modern', grant: one } });
const day = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-11-26T12:00:00Z');

/** What one window has of its computer, and does with it on an ordinary day. */
interface TestWindow {
  readonly memory: Memory;
  readonly grants: Grants;
  readonly local: LocalGrants;
}

describe('What is kept on a computer', () => {
  let folder: string;
  let remove: () => Promise<void>;
  let now: number;
  const opened: TestWindow[] = [];
  beforeEach(async () => {
    const temporary = await temporaryFolder('lasting');
    [folder, remove, now] = [temporary.path, () => temporary.remove(), start];
  });
  afterEach(async () => {
    for (const { memory, local } of opened.splice(0)) {
      memory.dispose();
      local.dispose();
    }
    await remove();
  });

  async function open(
    secrets: SecretStorage,
    { state = new WindowMemory(), files = folder }: { state?: Memento; files?: string } = {},
  ): Promise<TestWindow> {
    const memory = new Memory(state, new WindowMemory(), () => SharedMap.open(files, () => now));
    const fail = (message: string) => assert.fail(message);
    const grants = new Grants(secrets, state, fail);
    const sets = (): readonly BackupSet[] => [set];
    const parts = { sets, find: () => set, grants, memory, log: { info: () => undefined, error: fail } };
    const window = { memory, grants, local: new LocalGrants(parts, () => true) };
    opened.push(window);
    await memory.load();
    await window.local.known();
    return window;
  }

  /** Notes, reads anew, deletes an authorization of its own, and writes until files are merged. */
  async function ordinaryDay({ memory, grants, local }: TestWindow): Promise<void> {
    const noting = { sets: () => [set], memory, now: () => now };
    await noteUses(local, noting, { id: 'a1', name: 'Customers', fileName: () => 'backup-sets.json' });
    await local.refresh();
    for (const id of [one, two]) await local.reread(id);
    local.localState(keyOf(set));
    const own = randomUUID();
    await grants.keep({ ...grantFacts(own), tokenCache: canary });
    await local.delete(own);
    for (let n = 0; n < 60; n++) await memory.keepJob(`other ${n % 3}`, { at: 'at', since: `${n}` });
  }

  const former = { text: '{}', method: 'basic', saved: '{"method":"modern"}', at: '2026-11-20' } as const;
  const job = { at: '2026-11-24 22:41:07', since: '2026-11-20T10:00:00Z' };
  const verification = { at: job.since, checks: [] };

  async function remember({ memory }: TestWindow): Promise<void> {
    const use = { workspaceId: 'b2', workspace: 'Archive', file: 'old.json', at: job.since };
    for (const grant of [one, two]) {
      await memory.keepVerification(grant, verification);
      await memory.noteUse({ grant, ...use });
    }
    await memory.keepFormer(keyOf(set), former);
    await memory.keepJob(keyOf(set), job);
    await memory.rememberWaiting(keyOf(set), true);
    await memory.noteUndone(keyOf(set), two);
  }

  const remembered = ({ memory }: TestWindow) => ({
    verifications: [one, two].map((grant) => memory.verificationOf(grant)),
    archive: memory.uses.flatMap(({ workspace, grant }) => (workspace === 'Archive' ? [grant] : [])).sort(),
    former: memory.formerOf(keyOf(set)),
    job: memory.jobAfter(keyOf(set)),
    waiting: memory.waitsForAdministrator(keyOf(set)),
    undone: memory.undoneGrant(keyOf(set)),
  });
  const whole: ReturnType<typeof remembered> = {
    verifications: [verification, verification],
    archive: [one, two],
    former,
    job,
    waiting: true,
    undone: two,
  };

  async function keepBoth({ grants, local }: TestWindow): Promise<void> {
    for (const id of [one, two]) await grants.keep({ ...grantFacts(id), tokenCache: canary });
    await local.refresh();
  }

  it('in files stays where the secrets never came: another browser, a container that was built anew', async () => {
    const home = new Keyring();
    const there = await open(home.open());
    await keepBoth(there);
    await remember(there);
    const here = await open(new Keyring().open());
    assert.deepEqual(here.local.all, []);
    await ordinaryDay(here);
    assert.deepEqual(remembered(here), whole);
    assert.deepEqual(remembered(await open(home.open())), whole);
    assert.equal(home.secrets.size, 2);
  });

  it('as secrets stays where the files never came: over SSH on another computer, a folder that was cleared', async () => {
    const keyring = new Keyring();
    await keepBoth(await open(keyring.open()));
    const elsewhere = await open(keyring.open(), { files: join(folder, 'elsewhere') });
    assert.equal(elsewhere.memory.usesSince, undefined);
    await ordinaryDay(elsewhere);
    assert.equal(elsewhere.local.localState(keyOf(set)).grant, true);
    for (const { local } of [elsewhere, await open(keyring.open())])
      assert.deepEqual(local.all.map(({ id }) => id).sort(), [one, two]);
  });

  it('is there in every profile of VS Code, which has a state of its own, and files and secrets of all', async () => {
    const [keyring, state] = [new Keyring(), new WindowMemory()];
    const work = await open(keyring.open(), { state });
    await keepBoth(work);
    await remember(work);
    await work.memory.rememberStatedBy('Kim Lee');
    const home = await open(keyring.open(), { state: new WindowMemory() });
    await ordinaryDay(home);
    assert.deepEqual(remembered(home), whole);
    assert.equal(home.memory.statedBy, '', 'A state is its profile’s own.');
    for (const { local } of [home, await open(keyring.open(), { state })])
      assert.deepEqual(local.all.map(({ id }) => id).sort(), [one, two]);
    await home.local.delete(two);
    await work.local.refresh();
    assert.deepEqual(
      work.local.all.map(({ id }) => id),
      [one],
      'What a person deletes is deleted in all.',
    );
  });

  it('stays, to the last note, when the clock jumps ahead by months, and back', async () => {
    const keyring = new Keyring();
    const window = await open(keyring.open());
    await keepBoth(window);
    await remember(window);
    for (const jump of [200 * day, -400 * day, 0]) {
      now = start + jump;
      for (const each of [window, await open(keyring.open())]) {
        await ordinaryDay(each);
        assert.deepEqual(remembered(each), whole, `after ${jump / day} days`);
        assert.deepEqual(each.local.all.map(({ id }) => id).sort(), [one, two]);
      }
    }
    const { memory, local } = await open(keyring.open());
    const known = { sets: [], pending: new Set<string>(), workspaceId: 'a1', ...pick(memory) };
    const shown = authorizationsOf(local.all, known, start + 200 * day);
    assert.deepEqual(
      shown.map(({ unused, ended }) => unused || ended),
      [true, true],
      'It is said, and nothing else is done.',
    );
    assert.equal(keyring.secrets.size, 2);
  });
});

function pick({ uses, usesSince }: Memory): Pick<Memory, 'uses' | 'usesSince'> {
  return { uses, usesSince };
}
