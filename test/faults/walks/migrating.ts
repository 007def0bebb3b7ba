import assert from 'node:assert/strict';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import type { FolderWindow } from '../folderWindow';
import { estateOf, finance, goOnMigrating, migrate, save, signIn, toSaved, type Walk } from './walk';

const one = { 'backup-sets.json': estateOf({ 1: finance, 2: 'second@contoso.com' }) };
const group = {
  'backup-sets.json': estateOf({ 1: finance, 2: finance }),
  'second.backup-sets.json': estateOf({ 3: finance }),
};
const three = {
  'backup-sets.json': estateOf({ 1: 'a@contoso.com', 2: 'b@contoso.com', 3: 'c@contoso.com' }),
};

async function startQueue(window: FolderWindow): Promise<void> {
  const { makePlan } = await import('../../../src/migration/makePlan');
  const { steps } = makePlan(window.judged(), window.localGrants.all, window.services);
  assert.equal((await window.queue.start(steps)).kind, 'running');
}

export const migrating: readonly Walk[] = [
  {
    name: 'Sign in and save one set',
    files: one,
    run: (window) => migrate(window, '1'),
    goOn: (window) => goOnMigrating(window, '1'),
  },
  {
    name: 'Sign in and save three sets in two files',
    files: group,
    run: (window) => migrate(window, '1', '2', '3'),
    goOn: (window) => goOnMigrating(window, '1', '2', '3'),
  },
  {
    name: 'Sign in and save in a browser, where one window writes secrets',
    opening: { web: true },
    files: one,
    async run(window) {
      await migrate(window, '1');
      await migrate(window, '2');
    },
    goOn: (window) => goOnMigrating(window, '1', '2'),
  },
  {
    name: 'Cancel a finished sign-in',
    files: one,
    async run(window) {
      await window.migrations.show(keyOf(window.set('1')), 'migrate');
      await signIn(window, window.migrations.onPage!);
      await window.migrations.cancel(keyOf(window.set('1')));
    },
    async goOn(window) {
      const set = window.set('1');
      if (window.localGrants.pendingOf(set)) await window.migrations.cancel(keyOf(set));
    },
  },
  {
    name: 'Authorize again, and delete the former authorization',
    files: one,
    prepare: (window) => migrate(window, '1'),
    async run(window) {
      const former = window.set('1').authentication.grant!;
      await window.migrations.show(keyOf(window.set('1')), 'again');
      await signIn(window, window.migrations.onPage!);
      await save(window, window.migrations.onPage!);
      await window.localGrants.delete(former);
    },
    async goOn(window) {
      const set = window.set('1');
      const pending = window.localGrants.pendingOf(set);
      const again = pending !== undefined || window.localGrants.all.length === 1;
      if (pending) {
        await window.migrations.show(keyOf(set), 'show');
        await toSaved(window);
      } else if (again && window.isOfFormerWindow(set.authentication.grant)) {
        await window.migrations.show(keyOf(set), 'again');
        await signIn(window, window.migrations.onPage!);
        await save(window, window.migrations.onPage!);
      }
      const now = window.set('1').authentication.grant;
      const others = window.localGrants.all.map(({ id }) => id).filter((id) => id !== now);
      await window.localGrants.delete(...others);
    },
  },
  {
    name: 'A queue of three accounts, the second of them last',
    files: three,
    async run(window) {
      await startQueue(window);
      await toSaved(window);
      await window.queue.next();
      await window.queue.defer();
      await toSaved(window);
      await window.queue.next();
      await toSaved(window);
      await window.queue.next();
    },
    async goOn(window) {
      if ((await window.queue.resume()).kind === 'nothing') {
        if (window.sets.every(({ authentication }) => authentication.method === 'hybrid')) return;
        await startQueue(window);
      }
      while (window.queue.onPage) {
        await toSaved(window);
        await window.queue.next();
      }
    },
  },
];
