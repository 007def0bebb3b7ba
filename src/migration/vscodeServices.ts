import * as vscode from 'vscode';
import type { Estate } from '../estate/estate';
import { type BackupSet, type SetKey, keyOf } from '../core/backupSets/backupSet';
import type { Grants } from '../signIn/grants';
import type { Memory } from './memory/memory';
import type { MigrationServices } from './services';
import { holder, permissionSetting } from '../settings';

/** What migrations need, from this VS Code: its files, its secret storage, its browser and clipboard. */
export function vscodeServices(
  estate: Estate,
  grants: Grants,
  memory: Memory,
  log: vscode.LogOutputChannel,
): MigrationServices {
  return {
    sets: () => estate.sets,
    onDidRead: (listener) => estate.onDidChange(listener),
    find: finder(estate),
    grants,
    memory,
    beginSignIn: async (request, { cloud }, signal) => {
      // Before the person signs in for nothing.
      await grants.ready();
      const [{ beginSignIn, endpointsFor }, { redirectPages }] = await Promise.all([
        import('../signIn/signIn'),
        import('../wording/identity/redirectPages'),
      ]);
      return beginSignIn({ ...request, endpoints: endpointsFor(cloud) }, redirectPages(), signal);
    },
    saveEntries: async (file, ...save) => {
      // A link that led to it leads elsewhere by now, or its folder was closed.
      if (!estate.has(file)) return { saved: false, problem: { kind: 'file', reason: 'fileGone' } };
      const { saveToFile } = await import('../estate/save/saveToFile');
      const at = estate.addressOf(file);
      const result = await saveToFile(file, ...save, at);
      // The view shows what the file says now, without waiting for the news of the watch.
      await estate.reread(at);
      return result;
    },
    openBrowser: async (address) => (await import('../window/browser')).openInBrowser(address),
    copy: async (text) => (await import('../window/browser')).copyText(text),
    permissionLevel: () => permissionSetting().level,
    permissionOverrides: () => {
      const { overrides, refused } = permissionSetting();
      if (refused.length > 0) log.warn(`backupAuth.permissions: left out ${refused.join(', ')}`);
      return overrides;
    },
    holder,
    now: Date.now,
    log,
  };
}

/** Looks sets up by key: the tree asks for each of ten thousand. */
function finder(estate: Estate): MigrationServices['find'] {
  let of: readonly BackupSet[] | undefined;
  let byKey: ReadonlyMap<SetKey, BackupSet> = new Map();
  return (key) => {
    if (of !== estate.sets) {
      of = estate.sets;
      byKey = new Map(of.map((set) => [keyOf(set), set]));
    }
    return byKey.get(key);
  };
}
