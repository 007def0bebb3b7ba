import * as vscode from 'vscode';
import { ImportError } from '../../core/backupSets/importRefusal';
import { readFile } from '../../estate/readBytes';
import type { Imported } from '../../import/importedSet';
import { setsOfFile } from '../../import/savedFile';

/** Reads a file that the person chooses. Undefined: given up. @throws ImportError */
export async function importFromFile(): Promise<Imported | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Import Backup Sets'),
      openLabel: vscode.l10n.t('Import'),
      filters: {
        [vscode.l10n.t('Saved answer or table')]: ['json', 'csv', 'tsv', 'txt'],
        [vscode.l10n.t('All files')]: ['*'],
      },
    })) ?? [];
  if (!uri) return undefined;
  const read = await readFile(uri);
  if (read.ok) return setsOfFile(read.bytes, uri.path);
  throw new ImportError(read.fault === 'tooBig' ? { id: 'tooLarge' } : { id: 'cannotRead' });
}
