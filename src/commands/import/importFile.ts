import * as vscode from 'vscode';
import { ImportError } from '../../core/backupSets/importRefusal';
import { readFile } from '../../estate/readBytes';
import type { Imported } from '../../import/importedSet';
import { setsOfFile } from '../../import/savedFile';
import { l10n } from '../../wording/basics/l10n';

/** Reads a file that the person chooses. Undefined: given up. @throws ImportError */
export async function importFromFile(): Promise<Imported | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('Import Backup Sets'),
      openLabel: l10n.t('Import'),
      filters: {
        [l10n.t('Saved answer or table')]: ['json', 'csv', 'tsv', 'txt'],
        [l10n.t('All files')]: ['*'],
      },
    })) ?? [];
  if (!uri) return undefined;
  const read = await readFile(uri);
  if (read.ok) return setsOfFile(read.bytes, uri.path);
  throw new ImportError(read.fault === 'tooBig' ? { id: 'tooLarge' } : { id: 'cannotRead' });
}
