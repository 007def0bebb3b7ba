import type * as vscode from 'vscode';
import { fileIdentity } from './fileIdentity';

export interface FileAddresses {
  /** By identity; the address that is shown comes first. */
  readonly byFile: ReadonlyMap<string, readonly [vscode.Uri, ...vscode.Uri[]]>;
  /** By address, the identity behind it. */
  readonly addressed: ReadonlyMap<string, string>;
}

/** Brings addresses that lead to one file together. */
export async function byIdentity(found: ReadonlyMap<string, vscode.Uri>): Promise<FileAddresses> {
  const byFile = new Map<string, [vscode.Uri, ...vscode.Uri[]]>();
  const addressed = new Map<string, string>();
  const files = await Promise.all(
    [...found].map(async ([address, uri]) => ({ address, uri, file: await fileIdentity(uri) })),
  );
  for (const { address, uri, file } of files) {
    addressed.set(address, file);
    const others = byFile.get(file);
    if (others) others.push(uri);
    else byFile.set(file, [uri]);
  }
  for (const [file, addresses] of byFile) addresses.sort((a, b) => shorterFirst(a, b, file));
  return { byFile, addressed };
}

/** Of two as long, the one without a link, else the first by the alphabet. */
function shorterFirst(a: vscode.Uri, b: vscode.Uri, file: string): number {
  const isLink = (uri: vscode.Uri) => (uri.toString() === file ? 0 : 1);
  return a.path.length - b.path.length || isLink(a) - isLink(b) || (a.path < b.path ? -1 : 1);
}
