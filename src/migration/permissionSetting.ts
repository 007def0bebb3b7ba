import * as vscode from 'vscode';
import { readOverrides } from '../core/permissionOverrides';

/** The setting `backupAuth.permissions` as it is now, checked; `refused` names what of it does not hold. */
export function permissionSetting(): ReturnType<typeof readOverrides> {
  return readOverrides(vscode.workspace.getConfiguration('backupAuth').get<unknown>('permissions'));
}
