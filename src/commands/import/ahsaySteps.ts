import type { KeptServer } from '../../import/ahsayPasswords';
import { type AddressRefusal, serverAddress } from '../../import/serverAddress';
import { cloudHere } from '../../signIn/signIn';
import type { PickItem } from '../../window/questions';
import {
  type Answer,
  type Outcome,
  type Place,
  askInStep,
  pickInStep,
  pickManyInStep,
} from '../../window/steps';
import { plainText } from '../../wording/basics/plainText';
import { practiceAhsayCbs } from '../practice/runPractice';
import type { AhsaySession } from './ahsaySession';
import { l10n } from '../../wording/basics/l10n';

/** A system user of this name is there when AhsayCBS is installed. */
const firstUser = 'system';

type ServerLine = PickItem & { readonly server?: KeptServer; readonly file?: true };

/** A server, known or typed, or (where that is offered) a file. */
export async function pickServer(
  place: Place,
  known: readonly KeptServer[],
  offersFile: boolean,
): Promise<Answer<KeptServer | 'file'>> {
  const file = {
    label: l10n.t('From a Saved Answer or CSV…'),
    detail: l10n.t('An answer of ListBackupSets (JSON), or a table with a header'),
    file: true,
  } as const;
  const answer = await pickInStep<ServerLine>({
    place,
    placeHolder: l10n.t('Type the address of AhsayCBS, for example system@cbs.contoso.com'),
    picks: [...known.map(lineOf), ...(offersFile ? [file] : [])],
    typed: (text) => [typedLine(text)],
    canTake: (line) => line.server !== undefined || line.file !== undefined,
  });
  return answer.kind === 'given' ? { kind: 'given', value: answer.value.server ?? 'file' } : answer;
}

function lineOf(server: KeptServer): ServerLine {
  const line = { label: plainText(server.origin), description: plainText(server.user), server };
  if (server.origin !== practiceAhsayCbs()?.origin) return line;
  return { ...line, detail: l10n.t('Practice: backup users and jobs that are made up') };
}

/** `user@host`; a user's name may itself have an `@`. */
function typedLine(text: string): ServerLine {
  const at = text.lastIndexOf('@');
  const [before, address] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  const scheme = /^https?:\/\//i.exec(before)?.[0] ?? '';
  const user = before.slice(scheme.length).trim() || firstUser;
  const read = serverAddress(scheme + address, cloudHere('practice') !== undefined);
  if ('refused' in read) return { label: addressRefusal(read.refused) };
  return {
    ...lineOf({ origin: read.origin, user }),
    detail: l10n.t('Ask this server over HTTPS, as a system user with the role Admin or API'),
  };
}

function addressRefusal(refused: AddressRefusal): string {
  switch (refused) {
    case 'notAnAddress':
      return l10n.t('Type the address of the server, for example system@cbs.contoso.com');
    case 'notHttps':
      return l10n.t('Use HTTPS, because the password goes there.');
    case 'withMore':
      return l10n.t('Type only the user, the host, and the port, without a path.');
  }
}

/** The password of the session's server; a button says whether it's stored. */
export async function askPassword(place: Place, session: AhsaySession): Promise<Outcome> {
  const { origin = '', user = '' } = session.server ?? {};
  let value = '';
  for (;;) {
    const answer = await askInStep({
      place: { ...place, title: l10n.t('Password of {0}', plainText(user)) },
      prompt: session.stores
        ? l10n.t("It's sent to {0} only. It's stored on this computer after the server accepts it.", origin)
        : l10n.t("It's sent to {0} only. It isn't stored.", origin),
      value,
      password: true,
      refuses: (text) => (text === '' ? l10n.t('Type the password.') : undefined),
      buttons: [
        session.stores
          ? { icon: 'lock', tooltip: l10n.t("Don't Store Password"), is: false }
          : { icon: 'unlock', tooltip: l10n.t('Store Password'), is: true },
      ],
    });
    if (answer.kind === 'pressed') {
      session.stores = answer.button;
      value = answer.text;
      continue;
    }
    if (answer.kind !== 'given') return answer.kind;
    session.usePassword(answer.value);
    return 'next';
  }
}

/** What is said of a backup user beside its login name; undefined: nobody imported it yet. */
export type UserNote = (loginName: string) => string | undefined;

/** Backup users of a server: those that were imported before are ticked, or all of them the first time. */
export async function pickUsers(
  place: Place,
  loginNames: readonly string[],
  noteOf: UserNote,
): Promise<Answer<readonly string[]>> {
  const isFirst = loginNames.every((name) => noteOf(name) === undefined);
  const picks = loginNames.map((loginName) => {
    const note = noteOf(loginName);
    const description = note ?? (isFirst ? undefined : l10n.t('new'));
    return {
      label: plainText(loginName),
      ...(description === undefined ? {} : { description }),
      picked: isFirst || note !== undefined,
      loginName,
    };
  });
  const answer = await pickManyInStep({
    place,
    picks,
    placeHolder: l10n.t('Select the backup users to ask about'),
  });
  if (answer.kind !== 'given') return answer;
  return { kind: 'given', value: answer.value.map(({ loginName }) => loginName) };
}

/** Where the server doesn't list them: `ListBackupSets` is about one backup user at a time. */
export async function askLoginNames(
  place: Place,
  remembered: readonly string[],
): Promise<Answer<readonly string[]>> {
  const answer = await askInStep({
    place: { ...place, title: l10n.t('Backup users at AhsayCBS') },
    prompt: l10n.t(
      "This server doesn't list its backup users. Enter their login names, separated by commas.",
    ),
    value: remembered.join(', '),
    refuses: (text) => (namesIn(text).length === 0 ? l10n.t('Enter at least one login name.') : undefined),
  });
  return answer.kind === 'given' ? { kind: 'given', value: namesIn(answer.value) } : answer;
}

function namesIn(text: string): string[] {
  return [...new Set(text.split(/[,、，]/).map((name) => name.trim()))].filter((name) => name !== '');
}
