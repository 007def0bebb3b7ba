import * as vscode from 'vscode';
import type { Problem } from '../../core/identity/problem';
import type { ConsentEdit } from '../../core/identity/consent';
import { editInSequence } from './editSequencer';
import { refused, replaceFile } from './replaceFile';
import { editConsents } from '../file/editTenants';
import { fileAccess } from './writeFile';

/**
 * Notes at tenants of a file what is known of their consent, in one edit. Undefined: it stands there now. Never rejects.
 */
export function saveConsents(
  file: string,
  consents: ReadonlyMap<string, ConsentEdit>,
): Promise<Problem | undefined> {
  return editInSequence(file, () =>
    replaceFile(
      fileAccess(vscode.Uri.parse(file, true), file),
      (before) => {
        const edit = editConsents(before, consents);
        return edit.kind === 'refused' ? refused(edit.reason) : edit.bytes;
      },
      // Whoever wrote after us may have kept it or not: a note that is lost is no more than unknown.
      () => true,
    ),
  );
}
