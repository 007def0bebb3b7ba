import * as vscode from 'vscode';
import { ImportError } from '../core/importRefusal';
import type { AhsayCbs, Asking } from '../import/ahsayCbs';
import { AhsayPasswords } from '../import/ahsayPasswords';
import { cloudHere } from '../signIn/signIn';
import { askAddress, askLoginNames, askPassword, askUser, chooseServer, mayKeep } from './importQuestions';
import type { CommandParts } from './parts';

/** What a server is asked about one backup user. */
type Question<T> = (server: AhsayCbs, loginName: string, asking: Asking) => Promise<T>;

/**
 * Lets the person choose a server and backup users of it, and asks about one after the other. A password is kept
 * where that is wanted, and forgotten where it is refused.
 * @param title of the progress, with the server's origin
 * @returns an answer for each backup user; undefined: given up
 * @throws ImportError or ProblemError
 */
export async function askAhsayCbs<T>(
  storage: CommandParts['storage'],
  title: (origin: string) => string,
  question: Question<T>,
): Promise<readonly T[] | undefined> {
  const passwords = new AhsayPasswords(storage.secrets, storage.state);
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
    const answers = await askInTurn(loginNames, title(origin), (loginName, asking) =>
      question({ origin, user, password }, loginName, asking),
    );
    if (kept === undefined && (await mayKeep({ origin, user }))) {
      await passwords.keep({ origin, user }, password).catch(sayNotKept);
    }
    return answers;
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

async function askInTurn<T>(
  loginNames: readonly string[],
  title: string,
  ask: (loginName: string, asking: Asking) => Promise<T>,
): Promise<readonly T[]> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (_, cancelled) => {
    const ending = new AbortController();
    cancelled.onCancellationRequested(() => ending.abort());
    const answers: T[] = [];
    // One after the other: it is somebody's production server.
    for (const loginName of loginNames) answers.push(await ask(loginName, { signal: ending.signal }));
    return answers;
  });
}
