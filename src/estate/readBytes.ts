import * as vscode from 'vscode';
import { own } from '../core/basics/own';
import { type FileBytes, type ReadFault, errorCode } from './fileAccess';
import { maxBytes } from './jsonc/fileSize';

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
