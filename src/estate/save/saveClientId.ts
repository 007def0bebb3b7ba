import * as vscode from 'vscode';
import type { Problem } from '../../core/identity/problem';
import { editClientIds } from '../file/editTenants';
import { editInSequence } from './editSequencer';
import { refused, replaceFile } from './replaceFile';
import { fileAccess } from './writeFile';

/** Enters the client ID of a tenant's app registration in a file. Undefined: it's there now. Never rejects. */
export function saveClientId(file: string, tenantId: string, clientId: string): Promise<Problem | undefined> {
  const clientIds = new Map([[tenantId, clientId]]);
  return editInSequence(file, () =>
    replaceFile(
      fileAccess(vscode.Uri.parse(file, true), file),
      (before) => {
        const edit = editClientIds(before, clientIds);
        return edit.kind === 'refused' ? refused(edit.reason) : edit.bytes;
      },
      // Whoever wrote after us kept it, if entering it again changes nothing.
      (after) => {
        const again = editClientIds(after, clientIds);
        return again.kind === 'edited' && Buffer.compare(again.bytes, after) === 0;
      },
    ),
  );
}
