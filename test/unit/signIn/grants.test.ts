import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { SecretStorage } from 'vscode';
import type { Grant } from '../../../src/signIn/grantSecret';
import { Grants } from '../../../src/signIn/grants';
import { Keyring, WindowMemory } from './desktopStorage';
import { grant, problemFrom } from './samples';

function withoutTokens({ tokenCache, ...facts }: Grant) {
  assert.ok(tokenCache);
  return facts;
}

describe('Grants', () => {
  let keyring: Keyring;
  let memory: WindowMemory;
  let told: string[];
  let grants: Grants;
  beforeEach(() => {
    keyring = new Keyring();
    memory = new WindowMemory();
    told = [];
    grants = inWindow(keyring.open());
  });

  const inWindow = (secrets: SecretStorage, index = memory) =>
    new Grants(secrets, index, (message) => told.push(message));
  const refusing = (...methods: (keyof SecretStorage)[]): SecretStorage => ({
    ...keyring.open(),
    ...Object.fromEntries(
      methods.map((name) => [name, () => Promise.reject(new Error('canary-refresh-token'))]),
    ),
  });

  it('are kept as one secret each, and read back whole', async () => {
    const kept = grant({
      role: 'unchecked',
      intent: { ...grant().intent, edition: '8.3.6.0', acknowledged: ['a'] },
    });
    await grants.keep(kept);
    assert.deepEqual([...keyring.secrets.keys()], [`grant/${kept.id}`]);
    assert.deepEqual(await grants.read(kept.id), kept);
    assert.deepEqual(await grants.read(kept.id.toUpperCase()), kept);
  });

  it('are not deleted again for ever where a storage keeps what it is told to delete', async () => {
    const storage = keyring.open();
    let deletions = 0;
    const keeps: SecretStorage = {
      ...storage,
      delete: async (key) => {
        deletions += 1;
        await storage.store(key, keyring.secrets.get(key) ?? '');
      },
    };
    const kept = grant();
    const window = inWindow(keeps);
    await window.keep(kept);
    await window.forget(kept.id);
    for (let turn = 0; turn < 300; turn++) await new Promise((resolve) => setImmediate(resolve));
    assert.ok(deletions > 1 && deletions <= 10, `${deletions} deletions`);
  });

  it('are told of without their tokens', async () => {
    const kept = grant();
    await grants.keep(kept);
    assert.ok(JSON.stringify(await grants.read(kept.id)).includes('canary-refresh-token'));
    assert.deepEqual(await grants.facts(kept.id), withoutTokens(kept));
    assert.deepEqual(await grants.list(), [withoutTokens(kept)]);
  });

  it('are never taken for unused by a window of version 0.1, which deletes those', async () => {
    await grants.keep(grant());
    const older = grant();
    await grants.keep(older);
    await memory.update(`grant/${older.id}`, ['file:///one#1']);
    await grants.list();
    for (const key of memory.keys()) {
      const namedThere = (memory.get(key) as string[]).filter((set) => set !== 'file:///one#1');
      assert.ok(namedThere.length > 0, key);
    }
  });

  it('leave no secret in the index', async () => {
    const kept = grant();
    await grants.keep(kept);
    assert.ok(memory.text().includes(kept.id));
    assert.ok(!memory.text().includes('canary-refresh-token'));
    assert.ok(!memory.text().includes('contoso'));
  });

  it('are forgotten one by one, or all of them, unreadable ones too', async () => {
    const [one, two, three] = [grant(), grant(), grant()];
    for (const each of [one, two, three]) await grants.keep(each);
    keyring.secrets.set(`grant/${three.id}`, 'garbage');
    await grants.forget(one.id);
    assert.deepEqual([...keyring.secrets.keys()], [`grant/${two.id}`, `grant/${three.id}`]);
    await grants.forgetAll();
    assert.equal(keyring.secrets.size, 0);
    assert.deepEqual(memory.keys(), []);
  });

  it('leave other secrets and other memories of the extension alone', async () => {
    keyring.secrets.set('password', 'other');
    await memory.update('approved', true);
    await grants.keep(grant());
    await grants.forgetAll();
    assert.deepEqual([...keyring.secrets], [['password', 'other']]);
    assert.deepEqual(memory.keys(), ['approved']);
  });

  it('tell every window which grant changed', async () => {
    const heard: string[] = [];
    const other = inWindow(keyring.open());
    const listening = other.onDidChange((id) => heard.push(id));
    const kept = grant();
    await grants.keep(kept);
    await grants.forget(kept.id);
    keyring.open().store('password', 'other');
    await other.list();
    listening.dispose();
    assert.deepEqual(heard, [kept.id, kept.id]);
  });

  describe('from a file', () => {
    it('are looked for only by a UUID', async () => {
      keyring.secrets.set('password', 'other');
      for (const id of ['', '../password', 'password', `${randomUUID()}/..`]) {
        assert.equal(await grants.read(id), undefined);
        await grants.forget(id);
        assert.equal((await problemFrom(grants.keep(grant({ id })))).kind, 'defect');
      }
      assert.equal(keyring.secrets.size, 1);
      assert.deepEqual(memory.keys(), []);
    });
  });

  describe('in a storage that fails', () => {
    const kept = grant();

    it('are not kept, and the person is told', async () => {
      const problem = await problemFrom(inWindow(refusing('store')).keep(kept));
      assert.deepEqual(problem, { kind: 'secretStorage', action: 'keep', detail: 'Error' });
      assert.deepEqual(memory.keys(), []);
    });

    it('are not kept where the storage silently drops or changes what it is given', async () => {
      for (const store of [
        () => Promise.resolve(),
        (key: string) => Promise.resolve(void keyring.secrets.set(key, 'changed')),
      ]) {
        const problem = await problemFrom(inWindow({ ...keyring.open(), store }).keep(kept));
        assert.deepEqual(problem, { kind: 'secretStorage', action: 'keep' });
        assert.equal(keyring.secrets.size, 0);
      }
    });

    it('are not here, which is logged once, without the storage’s own words', async () => {
      await grants.keep(kept);
      const failing = inWindow(refusing('get'));
      assert.equal(await failing.read(kept.id), undefined);
      assert.equal(await failing.facts(kept.id), undefined);
      assert.deepEqual(await failing.list(), []);
      assert.deepEqual(told, ['The secret storage cannot be read (Error).']);
    });

    it('stay in the index when they cannot be dropped, and do not keep the others', async () => {
      const other = grant();
      await grants.keep(kept);
      await grants.keep(other);
      const storage = keyring.open();
      const failing = inWindow({
        ...storage,
        delete: (key) => (key.endsWith(kept.id) ? Promise.reject(new TypeError('no')) : storage.delete(key)),
      });
      const problem = await problemFrom(failing.forgetAll());
      assert.deepEqual(problem, { kind: 'secretStorage', action: 'drop', detail: 'TypeError' });
      assert.deepEqual([...keyring.secrets.keys()], [`grant/${kept.id}`]);
      assert.deepEqual(memory.keys(), [`grant/${kept.id}`]);
    });
  });

  describe('in a storage that cannot list its keys', () => {
    it('are found by the index', async () => {
      const kept = grant();
      await grants.keep(kept);
      assert.deepEqual(await inWindow(refusing('keys')).list(), [withoutTokens(kept)]);
      const older = { ...keyring.open(), keys: undefined } as unknown as SecretStorage;
      assert.deepEqual(await inWindow(older).list(), [withoutTokens(kept)]);
    });

    it('are found by the ids that files name, and put back into a lost index', async () => {
      const kept = grant();
      await grants.keep(kept);
      const lost = new WindowMemory();
      const failing = inWindow(refusing('keys'), lost);
      assert.deepEqual(await failing.list(), []);
      assert.deepEqual(await failing.list([kept.id, randomUUID(), 'no id']), [withoutTokens(kept)]);
      assert.deepEqual(await failing.list(), [withoutTokens(kept)]);
      await failing.forgetAll();
      assert.equal(keyring.secrets.size, 0);
    });
  });

  it('keep what a window of version 0.1 wrote of the sets that name them', async () => {
    const kept = grant();
    await grants.keep(kept);
    await memory.update(`grant/${kept.id}`, ['file:///one#1']);
    await grants.keep(kept);
    await grants.list();
    assert.ok((memory.get(`grant/${kept.id}`) as string[]).includes('file:///one#1'));
  });

  it('that are deleted stay so, whichever renewal crosses the deletion', async () => {
    const kept = grant();
    for (let turns = 0; turns < 12; turns++) {
      await grants.keep(kept);
      const renewed = grants.rewrite(kept.id, { tokenCache: 'renewed' }).catch(() => undefined);
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
      await Promise.all([grants.forget(kept.id), renewed]);
      assert.equal(keyring.secrets.size, 0, `after ${turns} turns`);
      grants = inWindow(keyring.open());
    }
  });

  it('of two windows that keep them at the same time are all there', async () => {
    const windows = [
      inWindow(keyring.open(), new WindowMemory()),
      inWindow(keyring.open(), new WindowMemory()),
    ];
    const all = Array.from({ length: 100 }, () => grant());
    await Promise.all(all.map((each, n) => windows[n % 2]!.keep(each)));
    for (const window of windows) assert.equal((await window.list()).length, all.length);
  });
});
