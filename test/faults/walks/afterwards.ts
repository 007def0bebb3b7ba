import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CommandContext } from '../../../src/commands/context';
import { deleteEvery } from '../../../src/commands/authorizations/deleteEvery';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import { nothingDecided } from '../../../src/core/steps/decided';
import { addEntries } from '../../../src/estate/save/addEntries';
import { AhsayPasswords } from '../../../src/import/ahsayPasswords';
import { writeQueue } from '../../../src/migration/queue/queueFile';
import { writeApplied, writeBackupRan } from '../../../src/migration/save/statements';
import { undo, undoCases } from '../../../src/migration/save/undo';
import { keptTokens } from '../../../src/signIn/keptTokens';
import type { FolderWindow } from '../folderWindow';
import { Uri, window as dialogs } from '../seam/vscode';
import { estateOf, finance, goOnMigrating, migrate, toSaved, type Walk } from './walk';

const two = {
  'backup-sets.json': estateOf({ 1: finance, 2: 'second@contoso.com' }),
  'second.backup-sets.json': estateOf({ 3: finance }),
};
const statement = { by: 'Kim Lee', at: '2026-11-21T08:00:00Z' };
const server = { origin: 'https://cbs.contoso.com', user: 'admin' };
const added = [4, 5].map((id) => ({
  id: String(id),
  name: `Set ${id}`,
  tenant: 'contoso',
  account: finance,
  accountRole: 'unknown' as const,
  authentication: { method: 'basic' as const },
}));

async function undoAll(window: FolderWindow): Promise<void> {
  const read = (file: string) => readFile(fileURLToPath(file));
  const cases = await undoCases(window.sets, window.services, read);
  await undo(
    cases.filter(({ state }) => state === 'undoable'),
    window.services,
  );
}

async function states(window: FolderWindow): Promise<void> {
  await writeApplied([window.set('1')], statement, window.services);
  await writeBackupRan([window.set('1')], { on: '2026-11-22', ...statement }, window.services);
}

async function importSets(window: FolderWindow): Promise<void> {
  await new AhsayPasswords(window.secrets, window.state).keep(server, 'a password of AhsayCBS');
  const uri = Uri.file(window.files[0]!);
  const there = new Set(window.sets.map(({ id }) => id));
  const left = added.filter(({ id }) => !there.has(id));
  const users = new Map([['contoso', { [server.user]: finance }]]);
  await addEntries({ file: uri.toString(), uri: uri as never }, left, users);
  window.read();
}

async function deleteEverything(window: FolderWindow): Promise<void> {
  const { localGrants, services, secrets, state } = window;
  dialogs.typed = String(localGrants.all.length);
  const overview = { settled: () => Promise.resolve(), rows: { sets: [] } };
  const context: unknown = { localGrants, services, overview, storage: { secrets, state } };
  await deleteEvery(context as CommandContext);
}

async function renew(window: FolderWindow): Promise<void> {
  for (const facts of window.localGrants.all) {
    await keptTokens(window.grants, facts, Date.now).write('renewed tokens');
    await window.memory.keepVerification(facts.id, { at: statement.at, checks: [] });
  }
}

export const afterwards: readonly Walk[] = [
  {
    name: 'Undo a Save of two files',
    files: two,
    prepare: (window) => migrate(window, '1', '3'),
    run: undoAll,
    goOn: undoAll,
  },
  {
    name: 'Mark as done in the product, and that a backup ran',
    files: two,
    prepare: (window) => migrate(window, '1', '3'),
    run: states,
    goOn: states,
  },
  {
    name: 'Import from AhsayCBS, and keep its password',
    files: two,
    run: importSets,
    goOn: importSets,
  },
  {
    name: 'Renew two authorizations, and keep what was found',
    files: two,
    async prepare(window) {
      await migrate(window, '1', '3');
      await migrate(window, '2');
    },
    run: renew,
    goOn: renew,
  },
  {
    name: 'Delete every stored authorization and password',
    files: two,
    async prepare(window) {
      await importSets(window);
      await migrate(window, '1', '3');
      await migrate(window, '2');
      await renew(window);
    },
    run: deleteEverything,
    goOn: deleteEverything,
  },
  {
    name: 'Start after version 0.1, with its state and its queue',
    files: two,
    async prepare(window) {
      const key = keyOf(window.set('1'));
      const former = { text: '{ "method": "basic" }', method: 'basic', saved: '{}', at: statement.at };
      await window.state.update(`former/${key}`, former);
      await window.state.update('verification/7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11', {
        at: statement.at,
        checks: [],
      });
      await window.state.update('waitingForAdministrator', [keyOf(window.set('2'))]);
      const steps = [{ sets: [{ key, was: 'basic' }], account: finance, tenant: 'contoso.com' }].map(
        (step) => ({ ...step, state: 'waiting' as const, begun: false }),
      );
      const queue = { steps, leftOut: [], decided: nothingDecided };
      await writeQueue(`${window.folder}/own/migration-queue.json`, queue, { name: 'estate', opens: [] });
    },
    run: goOnWithQueue,
    async goOn(window) {
      await goOnWithQueue(window);
      await goOnMigrating(window, '1');
    },
  },
];

async function goOnWithQueue(window: FolderWindow): Promise<void> {
  await window.queue.resume();
  while (window.queue.onPage) {
    await toSaved(window);
    await window.queue.next();
  }
}
