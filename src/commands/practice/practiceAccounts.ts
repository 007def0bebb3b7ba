import { type PracticeUser, practiceUsers, roleTemplates } from '../../practice/estate';
import { copyText } from '../../window/browser';
import { pickOne, type PickItem } from '../../window/questions';
import type { CommandContext } from '../context';
import { practiceAhsayCbs } from './runPractice';
import { endPractice, startPractice } from './startPractice';
import { l10n } from '../../wording/basics/l10n';

type Line = PickItem & { readonly password?: string };

/** Show Practice Accounts: who can sign in, and with which password; the one that is selected is copied. */
export async function practiceAccounts(context: CommandContext): Promise<void> {
  await startPractice(context);
  const ahsayCbs = practiceAhsayCbs();
  const stop: Line = { label: l10n.t('Stop Practice') };
  const people: readonly PracticeUser[] = Object.values(practiceUsers);
  const picked = await pickOne<Line>(
    [...people.map(lineOf), ...(ahsayCbs ? [ahsayLine(ahsayCbs), stop] : [])],
    {
      placeHolder: l10n.t('Select an account to copy its password. Nothing here is real.'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (picked === stop) {
    await endPractice();
    context.localGrants.fire();
  } else if (picked?.password !== undefined) await copyText(picked.password);
}

function lineOf({ userName, password, verificationCode, memberships, disabled }: PracticeUser): Line {
  const administrates = memberships[0].roles.includes(roleTemplates.globalAdministrator);
  const notes = [
    ...(administrates ? [l10n.t('Global Administrator')] : []),
    ...(verificationCode === undefined ? [] : [l10n.t('verification code {0}', verificationCode)]),
    ...(disabled ? [l10n.t('This account is turned off')] : []),
  ];
  return {
    label: userName,
    description: password,
    ...(notes.length > 0 ? { detail: notes.join(' · ') } : {}),
    password,
  };
}

function ahsayLine({ origin, user, password }: NonNullable<ReturnType<typeof practiceAhsayCbs>>): Line {
  const detail = l10n.t('AhsayCBS, system user {0}', user);
  return { label: origin, description: password, detail, password };
}
