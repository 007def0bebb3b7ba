import * as vscode from 'vscode';
import { readOverrides, type PermissionLevel, permissionLevels } from '../core/identity/permissionOverrides';

/** The settings `backupAuth.signIn.permissions` and, where that says so, `backupAuth.permissions`, as they are now. */
export function permissionSetting(): { readonly level: PermissionLevel } & ReturnType<typeof readOverrides> {
  const chosen = vscode.workspace.getConfiguration('backupAuth').get<unknown>('signIn.permissions');
  const level = permissionLevels.find((known) => known === chosen) ?? 'identity';
  if (level !== 'custom') return { level, overrides: {}, refused: [] };
  return {
    level,
    ...readOverrides(vscode.workspace.getConfiguration('backupAuth').get<unknown>('permissions')),
  };
}
