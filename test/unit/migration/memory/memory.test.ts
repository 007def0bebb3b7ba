import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppRegistration } from '../../../../src/core/identity/fitsSet';
import { Memory } from '../../../../src/migration/memory/memory';
import { SharedMap } from '../../../../src/migration/memory/sharedMap';
import { Grants } from '../../../../src/signIn/grants';
import { Keyring, WindowMemory } from '../../signIn/desktopStorage';
import { MapInMemory, memoryInMemory } from '../memoryInMemory';
import { canary, grantFacts } from '../savedEstate';

const key = 'file:///estate/backup-sets.json#"1"';
const job = { at: '2026-11-24 22:41:07', since: '2026-11-20T10:00:00Z' };
const former = {
  text: '{"method":"basic"}',
  method: 'basic',
  saved: '{"method":"modern"}',
  at: job.since,
} as const;
const verification = { at: job.since, checks: [{ id: 'refresh', result: 'passed', params: {} }] } as const;
const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';

describe('What a window remembers of sets and grants', () => {
  it('is there in every window, and not in VS Code’s state', async () => {
    const [files, state] = [new MapInMemory(), new WindowMemory()];
    const memory = memoryInMemory(files, state);
    await memory.keepJob(key, job);
    await memory.keepFormer(key, former);
    await memory.keepVerification(grant, verification);
    await memory.rememberWaiting(key, true);
    assert.deepEqual(state.keys(), []);
    const other = memoryInMemory(files, state);
    await other.load();
    assert.deepEqual(other.jobAfter(key), job);
    assert.deepEqual(other.formerOf(key), former);
    assert.deepEqual(other.verificationOf(grant), verification);
    assert.equal(other.waitsForAdministrator(key), true);
    await other.rememberWaiting(key, false);
    await other.dropFormer(key);
    assert.equal(other.waitsForAdministrator(key), false);
    assert.equal(other.formerOf(key), undefined);
    assert.equal(other.jobAfter('other'), undefined);
  });

  it('is nothing where what is stored has another shape', async () => {
    const files = new MapInMemory();
    const memory = memoryInMemory(files);
    await memory.load();
    for (const stored of [null, 'text', [], {}, { at: job.at }, { ...job, at: 5 }, { ...job, since: null }]) {
      for (const kind of ['job', 'former', 'verification', 'waiting', 'use'])
        await files.put(`${kind}/${key}`, stored);
      assert.equal(memory.jobAfter(key), undefined, JSON.stringify(stored));
      assert.equal(memory.formerOf(key), undefined, JSON.stringify(stored));
      assert.equal(memory.verificationOf(key), undefined, JSON.stringify(stored));
      assert.equal(memory.waitsForAdministrator(key), false, JSON.stringify(stored));
      assert.deepEqual(memory.uses, [], JSON.stringify(stored));
    }
    await files.put(`job/${key}`, { ...job, more: true });
    assert.deepEqual(memory.jobAfter(key), job);
  });

  it('keeps nothing of a grant that was deleted: neither what was found of it nor who used it', async () => {
    const files = new MapInMemory();
    const memory = memoryInMemory(files);
    const other = 'a1c0ffee-4c3c-4a36-9f5b-0f5c7a7a3d11';
    for (const id of [grant, other]) {
      await memory.keepVerification(id, verification);
      for (const workspaceId of ['a1', 'b2'])
        await memory.noteUse({ grant: id, workspaceId, workspace: 'Customers', file: 'f', at: job.since });
    }
    await memory.forgetGrant(grant);
    assert.deepEqual([memory.verificationOf(grant), memory.verificationOf(other)], [undefined, verification]);
    assert.deepEqual(
      memory.uses.map((use) => [use.grant, use.workspaceId]),
      [
        [other, 'a1'],
        [other, 'b2'],
      ],
    );
    assert.deepEqual(files.startingWith(`use/${grant}`), []);
  });

  it('notes once a day that a workspace names a grant, and since when it notes', async () => {
    const memory = memoryInMemory();
    const use = { grant, workspaceId: 'a1', workspace: 'Customers', file: 'contoso/backup-sets.json' };
    assert.deepEqual(memory.uses, []);
    await memory.noteUse({ ...use, at: '2026-11-20T10:00:00Z' });
    await memory.noteUse({ ...use, file: 'renamed.json', at: '2026-11-20T23:00:00Z' });
    assert.deepEqual(memory.uses, [{ ...use, at: '2026-11-20T10:00:00Z' }]);
    await memory.noteUse({ ...use, file: 'renamed.json', at: '2026-11-21T08:00:00Z' });
    await memory.noteUse({ ...use, workspaceId: 'b2', at: '2026-11-21T08:00:00Z' });
    assert.deepEqual(
      memory.uses.map(({ file, workspaceId }) => [file, workspaceId]),
      [
        ['renamed.json', 'a1'],
        ['contoso/backup-sets.json', 'b2'],
      ],
    );
    assert.equal(memory.usesSince, '2026-11-20T10:00:00Z');
  });

  it('notes nothing twice a day that another window noted, though nothing was read here before', async () => {
    const files = new MapInMemory();
    const use = { grant, workspaceId: 'a1', workspace: 'Customers', file: 'f', at: '2026-11-20T10:00:00Z' };
    await memoryInMemory(files).noteUse(use);
    const later = memoryInMemory(files);
    await later.noteUse({ ...use, at: '2026-11-20T23:00:00Z' });
    assert.deepEqual(later.uses, [use]);
    assert.equal(later.usesSince, use.at);
  });

  it('tells when another window changed it', async () => {
    const files = new MapInMemory();
    const memory = memoryInMemory(files);
    let told = 0;
    memory.onDidChange(() => told++);
    await memory.load();
    assert.equal(told, 1);
    files.change();
    assert.equal(told, 2);
  });
});

describe('An app registration', () => {
  const app: AppRegistration = { cloud: 'global', clientId: 'AAAAAAAA-0000' };

  it('is confirmed once for its cloud, whatever the tenant, and not for another cloud', async () => {
    const memory = memoryInMemory();
    assert.equal(memory.isConfirmed(app), false);
    await memory.confirm(app);
    assert.equal(memory.isConfirmed({ ...app, clientId: 'aaaaaaaa-0000' }), true);
    assert.equal(memory.isConfirmed({ ...app, cloud: 'china' }), false);
    assert.equal(memory.isConfirmed({ ...app, clientId: 'bbbbbbbb-0000' }), false);
  });

  it('that an earlier version had approved for a tenant of a cloud is confirmed for that cloud', async () => {
    const state = new WindowMemory();
    await state.update('approvedClientIds', ['global/contoso.com/aaaaaaaa-0000']);
    const memory = memoryInMemory(undefined, state);
    assert.equal(memory.isConfirmed(app), true);
    assert.equal(memory.isConfirmed({ ...app, cloud: 'china' }), false);
  });
});

describe('What an earlier version left in the state', () => {
  let files: MapInMemory;
  let state: WindowMemory;
  beforeEach(async () => {
    [files, state] = [new MapInMemory(), new WindowMemory()];
    await state.update(`former/${key}`, former);
    await state.update(`job/${key}`, job);
    await state.update(`verification/${grant}`, verification);
    await state.update('waitingForAdministrator', [5, key]);
  });

  it('is known at once, and from the files when they were read; the state stays as it is', async () => {
    const before = state.text();
    const memory = memoryInMemory(files, state);
    for (const load of [false, true]) {
      if (load) await memory.load();
      assert.deepEqual(memory.formerOf(key), former);
      assert.deepEqual(memory.jobAfter(key), job);
      assert.deepEqual(memory.verificationOf(grant), verification);
      assert.equal(memory.waitsForAdministrator(key), true);
    }
    assert.equal(state.text(), before);
  });

  it('does not come back once it was taken out here', async () => {
    const memory = memoryInMemory(files, state);
    await memory.dropFormer(key);
    await memory.rememberWaiting(key, false);
    const later = memoryInMemory(files, state);
    await later.load();
    assert.equal(later.formerOf(key), undefined);
    assert.equal(later.waitsForAdministrator(key), false);
  });

  it('is copied anew where a window of that version wrote something else since', async () => {
    await memoryInMemory(files, state).keepFormer(key, { ...former, text: 'ours' });
    await state.update(`former/${key}`, { ...former, text: 'theirs' });
    const later = memoryInMemory(files, state);
    await later.load();
    assert.equal(later.formerOf(key)?.text, 'theirs');
  });

  it('is copied once from each profile of VS Code, and never over what is younger', async () => {
    await memoryInMemory(files, state).keepFormer(key, {
      ...former,
      text: 'ours',
      at: '2026-11-22T10:00:00Z',
    });
    const [older, younger] = [new WindowMemory(), new WindowMemory()];
    await older.update(`former/${key}`, { ...former, text: 'older', at: '2026-11-18T10:00:00Z' });
    await younger.update(`former/${key}`, { ...former, text: 'younger', at: '2026-11-25T10:00:00Z' });
    const textAfter = async (profile: WindowMemory) => {
      const memory = memoryInMemory(files, profile);
      await memory.load();
      return memory.formerOf(key)?.text;
    };
    assert.equal(await textAfter(older), 'ours');
    for (const profile of [younger, state, older, younger]) assert.equal(await textAfter(profile), 'younger');
    await memoryInMemory(files, state).dropFormer(key);
    for (const profile of [younger, state, older]) assert.equal(await textAfter(profile), undefined);
  });

  it('goes with everything that is deleted, for good', async () => {
    await state.update('statedBy', 'Kim Lee');
    const memory = memoryInMemory(files, state);
    await memory.keepFormer('another', former);
    await memory.clear();
    for (const one of [memory, memoryInMemory(files, state)]) {
      await one.load();
      assert.equal(one.formerOf(key), undefined);
      assert.equal(one.formerOf('another'), undefined);
      assert.equal(one.verificationOf(grant), undefined);
      assert.equal(one.waitsForAdministrator(key), false);
    }
    assert.deepEqual(state.keys(), ['statedBy']);
  });
});

describe('VS Code’s state, which it writes whole at each change', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'memory-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('stays below 256 KB at 10,000 sets and 1,000 grants, and no token is in the files', async () => {
    const state = new WindowMemory();
    const memory = new Memory(state, new WindowMemory(), () => SharedMap.open(folder));
    const grants = new Grants(new Keyring().open(), state, () => undefined);
    const ids = Array.from({ length: 1000 }, () => randomUUID());
    const at = new Date().toISOString();
    const clientId = randomUUID();
    for (const [n, id] of ids.entries()) {
      await grants.keep({ ...grantFacts(id), tokenCache: canary });
      await memory.confirm({ cloud: 'global', clientId: `${n}-${clientId}` });
    }
    await grants.list();
    const path = 'file:///home/engineer/customers/a-managed-service-provider/backup-sets.json';
    await Promise.all([
      ...ids.map((id) => memory.keepVerification(id, verification)),
      ...ids.map((id) => memory.noteUse({ grant: id, workspaceId: 'a', workspace: 'msp', file: 'f', at })),
      ...Array.from({ length: 10_000 }, (_, n) => `${path}#"${1_692_000_000_000 + n}"`).flatMap((set) => [
        memory.keepFormer(set, { ...former, text: 'x'.repeat(500), saved: 'x'.repeat(500) }),
        memory.keepJob(set, job),
        memory.rememberWaiting(set, true),
      ]),
    ]);
    assert.ok(state.text().length < 256 * 1024, `${state.text().length}`);
    memory.dispose();
    const again = new Memory(state, new WindowMemory(), () => SharedMap.open(folder));
    await again.load();
    assert.equal(again.formerOf(`${path}#"1692000009999"`)?.method, 'basic');
    assert.equal(again.uses.length, 1000);
    again.dispose();
    for (const name of readdirSync(folder))
      assert.ok(!readFileSync(join(folder, name), 'utf8').includes(canary), name);
  });
});
