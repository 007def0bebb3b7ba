import * as vscode from 'vscode';
import { own } from '../core/basics/own';
import { writeAtomically } from './atomicWrite';
import { type FileAccess, type FileBytes, type ReadFault, errorCode } from './fileAccess';
import { maxBytes } from './jsonc/fileSize';
import { fileIdentity } from './fileIdentity';
import { dirtyDocuments } from './openDocuments';

/**
 * A file of any scheme. On this computer's disk it is replaced as a whole; elsewhere its provider writes.
 * @param uri where it is read and written
 * @param file its identity: where a link at `uri` leads to another file by now, this one is gone
 */
export function fileAccess(uri: vscode.Uri, file: string): FileAccess {
  return {
    read: async () => ((await fileIdentity(uri)) === file ? readFile(uri) : { ok: false, fault: 'fileGone' }),
    write: async (bytes) => {
      if (uri.scheme === 'file') await writeAtomically(uri.fsPath, bytes);
      else await vscode.workspace.fs.writeFile(uri, bytes);
    },
    hasUnsavedChanges: () => dirtyDocuments(file).then(({ length }) => length > 0),
  };
}

const faultByCode: Readonly<Record<string, ReadFault>> = {
  FileNotFound: 'fileGone',
  FileNotADirectory: 'fileGone',
  FileIsADirectory: 'isDirectory',
};

/** The bytes on disk. Never rejects; a file that is too big is not read. */
export async function readFile(uri: vscode.Uri): Promise<FileBytes> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory) return { ok: false, fault: 'isDirectory' };
    if (size > maxBytes) return { ok: false, fault: 'tooBig' };
    return { ok: true, bytes: await vscode.workspace.fs.readFile(uri) };
  } catch (error) {
    const detail = errorCode(error);
    return { ok: false, fault: own(faultByCode, detail) ?? 'cannotRead', detail };
  }
}
