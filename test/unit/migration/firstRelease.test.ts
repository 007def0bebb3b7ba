import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { nothingDecided } from '../../../src/core/steps/decided';
import { QueueStore } from '../../../src/migration/queue/queueStore';
import { Grants } from '../../../src/signIn/grants';
import { temporaryFolder } from '../../vscodeHost/leftovers';
import { Keyring, WindowMemory } from '../signIn/desktopStorage';

// To the letter as version 0.1.0 wrote them. Its state: memory.test.ts; its locks: windowLock.test.ts.

const id = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const set = 'file:///estate/backup-sets.json#"1"';
const grantText =
  `{"version":1,"id":"${id}","cloud":"global","tenant":"contoso.onmicrosoft.com",` +
  '"tenantId":"5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01","clientId":"5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a01",' +
  '"account":"backup@contoso.com","person":{"name":"admin@contoso.com",' +
  '"objectId":"99999999-2222-4333-8444-555555555555","tenantId":"5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01",' +
  '"homeTenantId":"5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01"},"role":"confirmed","granted":["User.Read",' +
  '"Mail.ReadWrite"],"authorizedAt":"2026-11-20T10:00:00.000Z",' +
  '"correlationId":"0f8fad5b-d9cb-469f-a165-70867728950e","checks":[{"id":"tenant","result":"passed"}],' +
  '"intent":{"file":"file:///estate/backup-sets.json","set":"1","method":"modern","acknowledged":[],' +
  '"edition":"8.3.6.0"},"tokenCache":"a-refresh-token"}';
const queueText =
  `{"version":1,"steps":[{"sets":[{"key":${JSON.stringify(set)},"was":"basic"}],` +
  '"account":"backup@contoso.com","tenant":"contoso.onmicrosoft.com","state":"waiting","begun":true}],"leftOut":[]}';

describe('An authorization of the first release', () => {
  it('is read whole and keeps the list of its sets; a renewal leaves the text as that release reads it', async () => {
    const [keyring, state] = [new Keyring(), new WindowMemory()];
    keyring.secrets.set(`grant/${id}`, grantText);
    await state.update(`grant/${id}`, [set]);
    const grants = new Grants(keyring.open(), state, (message) => assert.fail(message));
    const { version, tokenCache, ...facts } = JSON.parse(grantText) as Record<string, unknown>;
    assert.deepEqual(await grants.list(), [facts]);
    assert.equal(keyring.secrets.get(`grant/${id}`), grantText);
    assert.ok((state.get(`grant/${id}`) as string[]).includes(set));

    const renewed = { tokenCache: 'a-newer-one', refreshedAt: '2026-11-26T10:00:00.000Z' };
    await grants.rewrite(id, renewed);
    const written: unknown = JSON.parse(keyring.secrets.get(`grant/${id}`) ?? '');
    assert.deepEqual(written, { version, ...facts, ...renewed });
    assert.notEqual(tokenCache, renewed.tokenCache);
  });
});

describe('A migration queue of the first release', () => {
  let folder: string;
  let remove: () => Promise<void>;
  let former: string;
  let store: QueueStore;
  beforeEach(async () => {
    const temporary = await temporaryFolder('first-release');
    [folder, remove] = [temporary.path, () => temporary.remove()];
    former = join(folder, 'workspace/migration-queue.json');
    await mkdir(join(folder, 'workspace'));
    await writeFile(former, queueText);
    const owner = { name: 'estate', opens: [] };
    const places = { lockFolder: join(folder, 'shared'), file: join(folder, 'own.json'), formerFile: former };
    store = new QueueStore(
      { ...places, owner },
      { busy: () => false, lost: (by) => assert.fail(`lost to ${by}`) },
    );
  });
  afterEach(async () => {
    await store.release();
    await remove();
  });

  it('is read at its own place, which a look leaves as it is', async () => {
    const { steps, leftOut } = JSON.parse(queueText) as { steps: unknown; leftOut: unknown };
    // Nothing could be decided for all then.
    assert.deepEqual(await store.read(), { steps, leftOut, decided: nothingDecided });
    assert.equal(await store.take(false), undefined);
    assert.equal(await readFile(former, 'utf8'), queueText);
  });

  it('is not changed while a window of that release runs it', async () => {
    await mkdir(join(folder, 'shared'));
    const lock = JSON.stringify({ pid: process.pid, host: hostname(), window: 'old' }).padEnd(2_000);
    await writeFile(join(folder, 'shared/queue.7.lock'), lock);
    assert.equal(await store.take(false), 'old');
    assert.equal(await store.write(undefined), false);
    assert.equal(await store.discard(former), false);
    assert.equal(await readFile(former, 'utf8'), queueText);
    assert.equal(await readFile(join(folder, 'shared/queue.7.lock'), 'utf8'), lock);
  });
});
