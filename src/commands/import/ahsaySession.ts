import { ImportError } from '../../core/backupSets/importRefusal';
import { problemOf } from '../../core/identity/problem';
import { type AhsayCbs, type Asking, listUsers } from '../../import/ahsayCbs';
import { AhsayPasswords, type KeptServer } from '../../import/ahsayPasswords';
import { isAboutLogin } from '../../import/loginRefusal';
import { showWarning, withProgress } from '../../window/messages';
import type { CommandContext } from '../context';
import { practiceAhsayCbs } from '../practice/runPractice';
import { askOtherWindow } from '../queue/otherWindow';
import { sayRefused } from '../sayRefused';
import { l10n } from '../../wording/basics/l10n';

/** What a server is asked about one backup user. */
export type ServerQuestion<T> = (server: AhsayCbs, loginName: string, asking: Asking) => Promise<T>;

/**
 * A server that a person asks, and its password: stored only where that is wanted and once the server took it, and
 * deleted where the server refuses it. What the server refuses is said here.
 */
export class AhsaySession {
  /** Undefined: not chosen yet. */
  server: KeptServer | undefined;
  /** Whether the password that was typed is to be stored. */
  stores = false;
  private typed: string | undefined;
  private stored: string | undefined;
  private accepted = false;
  /** The password is known, and isn't stored: the practice server's. */
  private isPractice = false;
  private readonly passwords: AhsayPasswords;

  constructor(private readonly storage: CommandContext['storage']) {
    this.passwords = new AhsayPasswords(storage.secrets, storage.state);
  }

  /** The servers that were asked before, as far as their names are remembered. */
  known(): readonly KeptServer[] {
    const practice = practiceAhsayCbs();
    return [
      ...(practice ? [{ origin: practice.origin, user: practice.user }] : []),
      ...this.passwords.servers(),
    ];
  }

  async choose(server: KeptServer): Promise<void> {
    this.server = server;
    this.typed = undefined;
    this.accepted = false;
    this.stored = await this.passwords.read(server);
    const practice = practiceAhsayCbs();
    this.isPractice = server.origin === practice?.origin && server.user === practice.user;
    if (this.isPractice) this.typed = practice?.password;
  }

  needsPassword(): boolean {
    return this.stored === undefined && !this.isPractice;
  }

  usePassword(password: string): void {
    this.typed = password;
    this.accepted = false;
  }

  /**
   * The login names of the server's backup users; undefined: it doesn't list them, as an old one, or for this user.
   * `refused`: it refuses the password, or can't be reached, which was said.
   */
  async loginNames(): Promise<readonly string[] | undefined | 'refused'> {
    try {
      const title = l10n.t('Asking {0} for its backup users', this.server?.origin ?? '');
      return await withProgress(title, (signal) => listUsers(this.who(), this.asking(signal)));
    } catch (error) {
      if (error instanceof ImportError && mayDoWithoutList(error)) return undefined;
      return this.sayRefused(error);
    }
  }

  /** Asks about one backup user after the other. `refused`: it was said. */
  async askInTurn<T>(
    loginNames: readonly string[],
    title: string,
    question: ServerQuestion<T>,
  ): Promise<readonly T[] | 'refused'> {
    try {
      const answers = await withProgress(title, async (signal, report) => {
        const all: T[] = [];
        // One after the other: it is somebody's production server.
        for (const loginName of loginNames) {
          all.push(await question(this.who(), loginName, this.asking(signal)));
          const message = l10n.t('{0} of {1}', all.length, loginNames.length);
          report({ message, increment: 100 / loginNames.length });
        }
        return all;
      });
      await this.store();
      return answers;
    } catch (error) {
      return this.sayRefused(error);
    }
  }

  private who(): AhsayCbs {
    const password = this.stored ?? this.typed;
    if (!this.server || password === undefined) throw new Error('Nobody chose a server and its password.');
    return { ...this.server, password };
  }

  private asking(signal: AbortSignal): Asking {
    return { signal, accepted: () => (this.accepted = true) };
  }

  private async store(): Promise<void> {
    const { server, typed } = this;
    if (!server || typed === undefined || !this.stores) return;
    this.stores = false;
    try {
      await this.passwords.keep(server, typed);
    } catch (error) {
      this.stores = true;
      const problem = problemOf(error);
      // The answer is here: a storage that refuses doesn't lose it.
      if (problem.kind !== 'otherWindow') {
        void showWarning(l10n.t("VS Code couldn't store the password. You'll be asked for it next time."));
      } else if (await askOtherWindow(problem, this.storage.secrets)) await this.store();
    }
  }

  /**
   * A stored password that was refused may have been changed there; it's not deleted for another refusal. Where nobody
   * can tell, the person decides.
   */
  private async sayRefused(error: unknown): Promise<'refused'> {
    const { server } = this;
    if (!server || this.stored === undefined || this.accepted) {
      await sayRefused(error);
      return 'refused';
    }
    const forget = () => this.passwords.forget(server).catch(() => undefined);
    const about = error instanceof ImportError ? isAboutLogin(error.refusal) : 'no';
    if (about === 'yes') {
      await forget();
      const line = l10n.t("The stored password was deleted. You'll be asked for it next time.");
      await sayRefused(error, { line });
      return 'refused';
    }
    const button = l10n.t('Delete Stored Password');
    if ((await sayRefused(error, about === 'unknown' ? { button } : {})) === button) await forget();
    return 'refused';
  }
}

/** Other calls may answer where this one doesn't: it's newer than they are, and needs another role. */
function mayDoWithoutList({ refusal }: ImportError): boolean {
  const mayBeOther = refusal.id === 'status' || refusal.id === 'serverError' || refusal.id === 'notAnAnswer';
  return mayBeOther && isAboutLogin(refusal) !== 'yes';
}
