import * as vscode from 'vscode';
import { ImportError } from '../../core/backupSets/importRefusal';
import { problemOf } from '../../core/identity/problem';
import type { AhsayCbs, Asking } from '../../import/ahsayCbs';
import { AhsayPasswords } from '../../import/ahsayPasswords';
import { isAboutLogin } from '../../import/loginRefusal';
import { cloudHere } from '../../signIn/signIn';
import { showWarning, withProgress } from '../../window/messages';
import { askAddress, askLoginNames, askPassword, askUser, chooseServer, mayKeep } from './importQuestions';
import type { CommandContext } from '../context';
import { askOtherWindow } from '../queue/otherWindow';
import { sayRefused } from '../sayRefused';

/** What a server is asked about one backup user. */
type Question<T> = (server: AhsayCbs, loginName: string, asking: Asking) => Promise<T>;

/**
 * Lets the person choose a server and backup users of it, and asks about one after the other. A password is kept
 * where that is wanted, and forgotten where it is refused. What the server refuses is said here.
 * @param title of the progress, with the server's origin
 * @returns an answer for each backup user; undefined: given up, or refused
 */
export async function askAhsayCbs<T>(
  storage: CommandContext['storage'],
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
  const server = { accepted: false };
  let answers: readonly T[];
  try {
    answers = await askInTurn(loginNames, title(origin), (loginName, { signal }) =>
      question({ origin, user, password }, loginName, { signal, accepted: () => (server.accepted = true) }),
    );
  } catch (error) {
    const forget = () => passwords.forget({ origin, user }).catch(() => undefined);
    await (kept === undefined || server.accepted ? sayRefused(error) : sayRefusedKept(error, forget));
    return undefined;
  }
  if (kept === undefined && (await mayKeep({ origin, user }))) {
    await keep(() => passwords.keep({ origin, user }, password), storage);
  }
  return answers;
}

/** Keeps the password; what stands against that doesn't stand against what was asked. */
async function keep(attempt: () => Promise<void>, storage: CommandContext['storage']): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind !== 'otherWindow') sayNotKept();
    else if (await askOtherWindow(problem, storage.secrets)) await keep(attempt, storage);
  }
}

/**
 * A kept password was refused, or something else was. It may have been changed there, and is not kept for another
 * refusal; where nobody can tell, the person decides.
 */
async function sayRefusedKept(error: unknown, forget: () => Promise<void>): Promise<void> {
  const about = error instanceof ImportError ? isAboutLogin(error.refusal) : 'no';
  if (about === 'yes') {
    await forget();
    await sayRefused(error, {
      line: vscode.l10n.t("The saved password was deleted. You'll be asked for it."),
    });
    return;
  }
  const button = vscode.l10n.t('Forget Kept Password');
  const answer = await sayRefused(error, about === 'unknown' ? { button } : {});
  if (answer === button) await forget();
}

/** The answer is here: a storage that refuses does not lose it. */
function sayNotKept(): void {
  void showWarning(
    vscode.l10n.t('The secret storage did not take the password. You will be asked for it again.'),
  );
}

async function askInTurn<T>(
  loginNames: readonly string[],
  title: string,
  ask: (loginName: string, asking: { readonly signal: AbortSignal }) => Promise<T>,
): Promise<readonly T[]> {
  return withProgress(title, async (signal) => {
    const answers: T[] = [];
    // One after the other: it is somebody's production server.
    for (const loginName of loginNames) answers.push(await ask(loginName, { signal }));
    return answers;
  });
}
