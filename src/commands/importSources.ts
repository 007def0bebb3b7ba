import * as vscode from 'vscode';
import { ImportError } from '../core/importRefusal';
import { type AhsayCbs, listBackupSets } from '../import/ahsayCbs';
import { AhsayPasswords } from '../import/ahsayPasswords';
import type { Imported } from '../import/importedSet';
import { setsOfFile } from '../import/savedFile';
import { readFile } from '../config/writeFile';
import { cloudHere } from '../signIn/signIn';
import { askAddress, askLoginNames, askPassword, askUser, chooseServer, mayKeep } from './importQuestions';
import type { CommandParts } from './parts';

/**
 * Asks a server for the sets of one backup user, or of several. Undefined: given up.
 * @throws ImportError or ProblemError
 */
export async function importFromServer(storage: CommandParts['storage']): Promise<Imported | undefined> {
  const passwords = new AhsayPasswords(storage.secrets, storage.globalState);
  const chosen = await chooseServer(passwords.servers());
  if (!chosen) return undefined;
  const origin = chosen.origin ?? (await askAddress(cloudHere('practice') !== undefined));
  const user = origin === undefined ? undefined : (chosen.user ?? (await askUser(origin)));
  if (origin === undefined || user === undefined) return undefined;
  const kept = await passwords.read({ origin, user });
  const password = kept ?? (await askPassword({ origin, user }));
  const loginNames = password === undefined ? undefined : await askLoginNames();
  if (password === undefined || loginNames === undefined) return undefined;
  try {
    const imported = await ask({ origin, user, password }, loginNames);
    if (kept === undefined && (await mayKeep({ origin, user }))) {
      await passwords.keep({ origin, user }, password).catch(sayNotKept);
    }
    return imported;
  } catch (error) {
    // It may have been changed there: what was refused is not kept for another refusal.
    if (kept !== undefined && mayBeThePassword(error))
      await passwords.forget({ origin, user }).catch(() => undefined);
    throw error;
  }
}

/** The answer is here: a storage that refuses does not lose it. */
function sayNotKept(): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t('The secret storage did not take the password. You will be asked for it again.'),
  );
}

function mayBeThePassword(error: unknown): boolean {
  if (!(error instanceof ImportError)) return false;
  const { refusal } = error;
  return refusal.id === 'serverError' || (refusal.id === 'status' && refusal.status < 500);
}

async function ask(server: AhsayCbs, loginNames: readonly string[]): Promise<Imported> {
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Asking {0} for its backup sets', server.origin);
  return vscode.window.withProgress({ location, title, cancellable: true }, async (_, cancelled) => {
    const ending = new AbortController();
    cancelled.onCancellationRequested(() => ending.abort());
    const all: Imported[] = [];
    // One after the other: it is somebody's production server.
    for (const loginName of loginNames) {
      all.push(await listBackupSets(server, loginName, { signal: ending.signal }));
    }
    const sum = (what: 'otherTypes' | 'unreadable') => all.reduce((total, one) => total + one[what], 0);
    return {
      sets: all.flatMap(({ sets }) => sets),
      otherTypes: sum('otherTypes'),
      unreadable: sum('unreadable'),
    };
  });
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
  if (read.ok) return setsOfFile(read.bytes);
  throw new ImportError(read.fault === 'tooBig' ? { id: 'tooLarge' } : { id: 'cannotRead' });
}
