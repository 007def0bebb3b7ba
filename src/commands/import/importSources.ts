import * as vscode from 'vscode';
import { ImportError } from '../../core/backupSets/importRefusal';
import { listBackupSets } from '../../import/ahsayCbs';
import type { Imported } from '../../import/importedSet';
import { setsOfFile } from '../../import/savedFile';
import { askAhsayCbs } from './askAhsayCbs';
import type { CommandContext } from '../context';
import { readFile } from '../../estate/readBytes';

/** Asks a server for the sets of one backup user, or of several. Undefined: given up, or refused, which was said. */
export async function importFromServer(storage: CommandContext['storage']): Promise<Imported | undefined> {
  const title = (origin: string) => vscode.l10n.t('Asking {0} for its backup sets', origin);
  const all = await askAhsayCbs(storage, title, listBackupSets);
  if (!all) return undefined;
  const sum = (what: 'otherTypes' | 'unreadable') => all.reduce((total, one) => total + one[what], 0);
  return {
    sets: all.flatMap(({ sets }) => sets),
    otherTypes: sum('otherTypes'),
    unreadable: sum('unreadable'),
  };
}

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
