import * as vscode from 'vscode';
import type { Estate } from '../config/estate';
import { saveEntry } from '../config/saveEntry';
import { keyOf } from '../core/backupSet';
import { readOverrides } from '../core/permissions';
import type { Grants } from '../signIn/grants';
import { beginSignIn, endpointsFor } from '../signIn/signIn';
import { redirectPages } from '../wording/redirectPages';
import type { Memory } from './memory';
import type { MigrationParts } from './parts';

/** What migrations need, from this VS Code: its files, its secret storage, its browser and clipboard. */
export function hostParts(
  estate: Estate,
  grants: Grants,
  memory: Memory,
  log: vscode.LogOutputChannel,
): MigrationParts {
  return {
    sets: () => estate.sets,
    find: (key) => estate.sets.find((set) => keyOf(set) === key),
    grants,
    memory,
    beginSignIn: async (request, { cloud }) =>
      beginSignIn({ ...request, endpoints: endpointsFor(cloud) }, redirectPages()),
    saveEntry,
    // Not parsed strictly, `openExternal` would write the address anew; `true` proves nothing in a web window.
    openBrowser: async (address) => vscode.env.openExternal(vscode.Uri.parse(address, true)),
    copy: async (text) => vscode.env.clipboard.writeText(text),
    permissionOverrides: () => {
      const { overrides, refused } = readOverrides(
        vscode.workspace.getConfiguration('backupAuth').get<unknown>('permissions'),
      );
      if (refused.length > 0) log.warn(`backupAuth.permissions: left out ${refused.join(', ')}`);
      return overrides;
    },
    now: Date.now,
    log,
  };
}
