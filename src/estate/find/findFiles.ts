import * as vscode from 'vscode';
import { filePatterns } from '../../settings';

/** Beside the workspace's own `files.exclude`. */
const neverIn = '**/node_modules/**';

/** All patterns in all folders of the workspace. */
export function relativePatterns(): vscode.RelativePattern[] {
  const patterns = filePatterns();
  return (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
    patterns.map((pattern) => new vscode.RelativePattern(folder, pattern)),
  );
}

export function isNeverSearched(uri: vscode.Uri): boolean {
  return uri.path.split('/').includes('node_modules');
}

export interface FoundFiles {
  /** By address. */
  readonly found: Map<string, vscode.Uri>;
  /** What was said of patterns that could not be searched; then files may be missing. */
  readonly refused: readonly string[];
}

/** The files that the patterns name now. */
export async function findFiles(): Promise<FoundFiles> {
  const found = new Map<string, vscode.Uri>();
  const refused: string[] = [];
  await Promise.all(
    relativePatterns().map(async (pattern) => {
      try {
        for (const uri of await vscode.workspace.findFiles(pattern, neverIn)) found.set(uri.toString(), uri);
      } catch (error) {
        refused.push(`${pattern.pattern}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }),
  );
  return { found, refused };
}

/**
 * Where the search may have missed something: it does not tell of a directory by the name of a file, and finds
 * nothing where a virtual workspace cannot be searched.
 */
export function likelyPlaces(): vscode.Uri[] {
  const name = 'backup-sets.json';
  if (!filePatterns().includes(`**/${name}`)) return [];
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, name));
}
