import assert from 'node:assert/strict';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { AhsayPasswords } from '../../../src/import/ahsayPasswords';
import type { Grant } from '../../../src/signIn/grantSecret';
import { markKey } from '../../../src/signIn/secretWriter';
import { WindowMemory } from './desktopStorage';
import { WebBrowser } from './webStorage';
import { grantToKeep, impatient, keep, refused, webWindows } from './webWindows';

describe('Secrets of web windows of one browser', () => {
  const scene = webWindows();
  const { open } = scene;

  it('are lost where each window writes its own copy, which is why there is a lock', async () => {
    const pages = [1, 2, 3, 4].map(() => scene.browser.open());
    await Promise.all(pages.map(({ secrets }, n) => secrets.store(String(n), 'a secret')));
    assert.equal(scene.browser.secrets.size, 1);
  });

  it('are all there after four windows have each stored one, at once and then in turn', async () => {
    const windows = ['a', 'b', 'c', 'd'].map((name) => open(name));
    const results = await Promise.allSettled(windows.map(keep));
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal(scene.kept(), 1);
    const others = windows.filter((_, n) => results[n]?.status === 'rejected');
    for (const other of others) {
      const against = await other.secrets.takeOver();
      assert.ok(against?.kind === 'otherWindow' && against.reason === 'stored', other.name);
      assert.deepEqual(await refused(keep(other)), ['stored', ''], 'not before it was reloaded');
      await other.secrets.dispose();
      await keep(open(`${other.name}, reloaded`));
    }
    assert.equal(scene.kept(), 4);
  });

  it('are written by the window that began, and another one hears which it is, and can take over', async () => {
    const [first, second] = [open('contoso'), open('fabrikam')];
    await first.secrets.ready();
    assert.deepEqual(await refused(second.secrets.ready()), ['holds', 'contoso']);
    assert.deepEqual(await refused(keep(second)), ['holds', 'contoso']);
    assert.equal(await second.secrets.takeOver(), undefined);
    assert.deepEqual(
      first.told.map((problem) => problem.kind === 'otherWindow' && [problem.reason, problem.window]),
      [['tookOver', 'fabrikam']],
    );
    await keep(second);
    assert.deepEqual(await refused(keep(first)), ['stored', 'fabrikam']);
    assert.equal(scene.kept(), 1);
  });

  it('are refused in every kind of write, and nothing of it is done', async () => {
    const first = open('first');
    await keep(first);
    const late = open('late');
    const grant = grantToKeep();
    const passwords = new AhsayPasswords(late.secrets, new WindowMemory());
    const server = { origin: 'https://cbs.example', user: 'system' };
    const known = [...scene.browser.secrets.keys()]
      .find((key) => key.startsWith('grant/'))!
      .slice('grant/'.length);
    const before = new Map(scene.browser.secrets);
    const renewed: Pick<Grant, 'tokenCache' | 'refreshedAt'> = { tokenCache: 'renewed' };
    const writes = {
      keep: () => late.grants.keep(grant),
      rewrite: () => late.grants.rewrite(known, renewed),
      forget: () => late.grants.forget(known),
      forgetAll: () => late.grants.forgetAll(),
      password: () => passwords.keep(server, 'a password'),
      forgetPassword: () => passwords.forget(server),
    };
    for (const [name, write] of Object.entries(writes))
      assert.deepEqual(await refused(write()), ['holds', 'first'], name);
    assert.deepEqual(scene.browser.secrets, before);
  });

  it('are written by the next window at once when the one before is killed, if it has all that was stored', async () => {
    const [first, old] = [open('first'), open('old')];
    await keep(first);
    scene.dead.add(4_000_000);
    assert.deepEqual(await refused(keep(old)), ['stored', '']);
    await old.secrets.dispose();
    await keep(open('new'));
    assert.equal(scene.kept(), 2);
  });

  it('are taken from a window whose tab is gone in the midst of a write; that write is never told as done', async () => {
    const orphan = open('orphan');
    await orphan.secrets.ready();
    orphan.page.gone = true;
    let done: unknown;
    void keep(orphan).then(
      () => (done = 'stored'),
      () => (done = 'refused'),
    );
    while (orphan.page.waiting === 0) await impatient.pause();
    const next = open('next', { self: impatient });
    assert.equal(await next.secrets.takeOver(), undefined);
    await keep(next);
    assert.deepEqual([scene.kept(), done], [1, undefined]);
  });

  it('are told as not stored to a window that was suspended in its write, while another took over', async () => {
    const [slow, next] = [open('slow'), open('next', { self: impatient })];
    let wake!: () => void;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    const store = slow.page.secrets.store.bind(slow.page.secrets);
    const asking = new Promise<void>((begun) => {
      slow.page.secrets.store = async (key, value) => {
        if (key !== markKey) {
          begun();
          await asleep;
        }
        return store(key, value);
      };
    });
    const late = refused(keep(slow));
    await asking;
    assert.equal(await next.secrets.takeOver(), undefined);
    await keep(next);
    wake();
    assert.deepEqual(await late, ['tookOver', 'next']);
    await keep(next);
    assert.equal(scene.kept(), 2, 'what the window stored that has the lock is there again');
  });

  it('are whole in the browser though it may write the older of two changes last', async () => {
    let written!: () => void;
    const slow = new Promise<void>((resolve) => (written = resolve));
    const pause = () => {
      written();
      return impatient.pause();
    };
    const window = open('window', { self: { pause } });
    await window.secrets.ready();
    window.page.slow = slow;
    await keep(window);
    written();
    await impatient.pause();
    assert.deepEqual([scene.kept(), scene.browser.secrets.has(markKey)], [1, true]);
  });

  it('can go on without a last write that a crash kept from the browser, when a person says so', async () => {
    const first = open('first');
    await keep(first);
    first.page.losesWrites = true;
    await keep(first);
    scene.dead.add(4_000_000);
    scene.startedAt = Date.now() + 1_000;
    const next = open('next', { self: { now: () => Date.now() + 5_000 } });
    assert.deepEqual(await refused(keep(next)), ['storedBefore', '']);
    assert.equal(await next.secrets.takeOver(true), undefined);
    await keep(next);
    assert.equal(scene.kept(), 2);
  });

  it('wait for no clock: a last write that seems to be in the future is one that can be given up', async () => {
    const first = open('first');
    await keep(first);
    scene.dead.add(4_000_000);
    const future = new Date(Date.now() + 90 * 86_400_000);
    const stale = open('stale');
    scene.browser.secrets = new Map();
    await utimes(join(scene.folder, 'secrets-this-browser.lastWrite'), future, future);
    const window = open('window');
    assert.deepEqual(await refused(keep(window)), ['storedBefore', '']);
    assert.equal(await window.secrets.takeOver(true), undefined);
    await keep(window);
    assert.deepEqual(await refused(keep(stale)), ['stored', 'window']);
  });

  it('have a lock for each browser, also where two windows at first believed in different ones', async () => {
    const agreed: { id?: string } = {};
    const first = open('first', { id: () => agreed.id ?? 'one' });
    const second = open('second', { id: () => agreed.id ?? 'two' });
    await Promise.all([first.secrets.ready(), second.secrets.ready()]);
    agreed.id = 'two';
    assert.deepEqual(await refused(keep(first)), ['holds', 'second']);
    await keep(second);
    scene.startedAt = Date.now() + 1_000;
    await open('another browser', { id: () => 'three', from: new WebBrowser() }).secrets.ready();
    assert.equal(scene.kept(), 1);
  });

  it('leave no secret beside the lock', async () => {
    const window = open('window');
    await keep(window);
    await keep(window);
    const names = await readdir(scene.folder);
    assert.deepEqual(names.sort(), ['secrets-this-browser.1.lock', 'secrets-this-browser.lastWrite']);
    assert.ok(!JSON.stringify(scene.browser.secrets.get(markKey)).includes('refresh'));
  });
});
