import { type Step, askInSteps } from '../../window/steps';
import type { CommandContext } from '../context';
import { AhsaySession, type ServerQuestion } from './ahsaySession';
import { type UserNote, askLoginNames, askPassword, pickServer, pickUsers } from './ahsaySteps';

/** A server, its password, its backup users: what is asked before it is asked about them. */
export interface ServerSteps {
  readonly server: Step;
  readonly password: Step;
  readonly users: Step;
}

interface Wanted {
  /** Of the questions about one server; what the person chose instead of one. */
  readonly onFile?: () => Promise<'next' | 'again' | 'givenUp'>;
  readonly noteOf: UserNote;
  readonly remembered: readonly string[];
  /** Whether the rest is about the server: not where a file was chosen. */
  readonly isServer: () => boolean;
  /** The backup users, and whether these are all that the server has. */
  readonly onUsers: (loginNames: readonly string[], areAll: boolean) => Promise<'next' | 'givenUp'>;
}

/** The steps that ask for a server and backup users of it. */
export function serverSteps(
  session: AhsaySession,
  { onFile, noteOf, remembered, isServer, onUsers }: Wanted,
): ServerSteps {
  return {
    server: {
      ask: async (place) => {
        for (;;) {
          const answer = await pickServer(place, session.known(), onFile !== undefined);
          if (answer.kind === 'pressed') continue;
          if (answer.kind !== 'given') return answer.kind;
          if (answer.value !== 'file') {
            await session.choose(answer.value);
            return 'next';
          }
          const outcome = (await onFile?.()) ?? 'again';
          if (outcome !== 'again') return outcome;
        }
      },
    },
    password: {
      isAsked: () => isServer() && (session.server === undefined || session.needsPassword()),
      ask: (place) => askPassword(place, session),
    },
    users: {
      isAsked: isServer,
      ask: async (place) => {
        const listed = await session.loginNames();
        if (listed === 'refused') return 'givenUp';
        const answer = listed
          ? await pickUsers(place, listed, noteOf)
          : await askLoginNames(place, remembered);
        if (answer.kind === 'given') return onUsers(answer.value, answer.value.length === listed?.length);
        return answer.kind === 'back' ? 'back' : 'givenUp';
      },
    },
  };
}

/**
 * Lets the person choose a server and backup users of it, and asks about one after the other. What the server refuses
 * is said here.
 * @param title of the series
 * @param progress words while it runs, with the server's origin
 * @returns an answer for each backup user; undefined: given up, or refused
 */
export async function askAhsayCbs<T>(
  storage: CommandContext['storage'],
  title: string,
  progress: (origin: string) => string,
  question: ServerQuestion<T>,
): Promise<readonly T[] | undefined> {
  const session = new AhsaySession(storage);
  let answers: readonly T[] | undefined;
  const { server, password, users } = serverSteps(session, {
    noteOf: () => undefined,
    remembered: [],
    isServer: () => true,
    onUsers: async (loginNames) => {
      const all = await session.askInTurn(loginNames, progress(session.server?.origin ?? ''), question);
      if (all === 'refused') return 'givenUp';
      answers = all;
      return 'next';
    },
  });
  await askInSteps(title, [server, password, users]);
  return answers;
}
