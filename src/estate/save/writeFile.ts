import * as vscode from 'vscode';
import { replaceAtomically } from './atomicWrite';
import type { FileAccess } from '../fileAccess';
import { fileIdentity } from '../find/fileIdentity';
import { dirtyDocuments } from '../openDocuments';
import { readFile } from '../readBytes';

/**
 * A file of any scheme. On this computer's disk it is replaced as a whole; elsewhere its provider writes.
 * @param uri where it is read and written
 * @param file its identity: where a link at `uri` leads to another file by now, this one is gone
 */
export function fileAccess(uri: vscode.Uri, file: string): FileAccess {
  return {
    read: async () => ((await fileIdentity(uri)) === file ? readFile(uri) : { ok: false, fault: 'fileGone' }),
    write: async (bytes, before) => {
      if (uri.scheme === 'file') return replaceAtomically(uri.fsPath, bytes, before);
      await vscode.workspace.fs.writeFile(uri, bytes);
      return true;
    },
    hasUnsavedChanges: () => dirtyDocuments(file).then(({ length }) => length > 0),
  };
}
