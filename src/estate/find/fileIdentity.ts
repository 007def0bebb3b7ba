import * as vscode from 'vscode';
import { realPath } from './realPath';

/**
 * What names a file wherever one is told from another: in the keys of its sets, in what is kept of them, for edits that
 * wait for each other, for its open documents. On disk the URI of its real path, so that symbolic links, another case or
 * spelling, and folders of the workspace that overlap lead to one file; elsewhere the file's own URI.
 *
 * Two hard links are two files: the first edit that replaces one of them as a whole, ours or Git's, parts them.
 */
export async function fileIdentity(uri: vscode.Uri): Promise<string> {
  return uri.scheme === 'file' ? vscode.Uri.file(await realPath(uri.fsPath)).toString() : uri.toString();
}
