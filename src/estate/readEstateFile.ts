import type * as vscode from 'vscode';
import type { FileBytes } from './fileAccess';
import { inSlices } from '../core/basics/slices';
import { type ReadFile, bytesSteps, textSteps } from './file/readFile';
import { wholeFileProblem } from './findings/placedProblems';
import { sameReading } from './sameReading';
import { dirtyDocuments } from './openDocuments';
import { readFile } from './readBytes';

/**
 * What a file says now: what an editor holds unsaved wins over the disk. Undefined: there is no such file any more.
 * @param file its identity
 */
export async function readEstateFile(
  file: string,
  uri: vscode.Uri,
  readDisk: (uri: vscode.Uri) => Promise<FileBytes> = readFile,
): Promise<ReadFile | undefined> {
  const [document] = await dirtyDocuments(file);
  if (document) return inSlices(textSteps(file, document.getText()));
  const read = await readDisk(uri);
  if (read.ok) return inSlices(bytesSteps(file, read.bytes));
  if (read.fault === 'fileGone') return undefined;
  const detail: Record<string, string> = read.detail === undefined ? {} : { detail: read.detail };
  return { kind: 'broken', problems: [wholeFileProblem(read.fault, detail)] };
}

/** Whether two readings of a file say the same. */
export function isSame(a: ReadFile, b: ReadFile): Promise<boolean> {
  return inSlices(sameReading(a, b));
}
