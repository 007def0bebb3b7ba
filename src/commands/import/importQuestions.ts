import * as vscode from 'vscode';
import type { Tenant } from '../../core/backupSets/backupSet';
import type { ImportedSet } from '../../import/importedSet';
import type { KeptServer } from '../../import/ahsayPasswords';
import { type AddressRefusal, serverAddress } from '../../import/serverAddress';
import { plainText } from '../../wording/basics/plainText';
import { type PickItem, askText, pickOne } from '../../window/questions';

const ignoreFocusOut = true;

export async function chooseSource(): Promise<'server' | 'file' | undefined> {
  const picks = [
    {
      label: vscode.l10n.t('Ask AhsayCBS'),
      detail: vscode.l10n.t('Over HTTPS, as a system user with the role Admin or API'),
      source: 'server',
    },
    {
      label: vscode.l10n.t('From a Saved Answer or CSV…'),
      detail: vscode.l10n.t('An answer of ListBackupSets (JSON), or a table with a header'),
      source: 'file',
    },
  ] as const;
  const placeHolder = vscode.l10n.t('Select where to import backup sets from');
  return (await pickOne(picks, { placeHolder, ignoreFocusOut }))?.source;
}

export async function chooseTenant(
  tenants: readonly Pick<Tenant, 'id' | 'tenant'>[],
): Promise<string | undefined> {
  const picks = tenants.map(({ id, tenant }) => ({
    label: plainText(tenant),
    description: plainText(id),
    id,
  }));
  const placeHolder = vscode.l10n.t(
    'AhsayCBS does not tell the tenant. To which one do these backup sets belong?',
  );
  return (await pickOne(picks, { placeHolder, ignoreFocusOut, matchOnDescription: true }))?.id;
}

/** A server that was asked before, or another one. `origin` and `user` are undefined for another one. */
export async function chooseServer(kept: readonly KeptServer[]): Promise<Partial<KeptServer> | undefined> {
  if (kept.length === 0) return {};
  const picks: (PickItem & { readonly server: Partial<KeptServer> })[] = [
    ...kept.map((server) => ({
      label: plainText(server.origin),
      description: plainText(server.user),
      server,
    })),
    { label: vscode.l10n.t('Another Server or User…'), server: {} },
  ];
  const placeHolder = vscode.l10n.t('Select the AhsayCBS to ask');
  return (await pickOne(picks, { placeHolder, ignoreFocusOut }))?.server;
}

/** @param practice see `serverAddress` */
export async function askAddress(practice: boolean): Promise<string | undefined> {
  const typed = await askText({
    title: vscode.l10n.t('Address of AhsayCBS'),
    prompt: vscode.l10n.t('HTTPS only, for example https://cbs.contoso.com'),
    validateInput: (text) => {
      const address = serverAddress(text, practice);
      return 'refused' in address ? addressRefusal(address.refused) : undefined;
    },
  });
  const address = typed === undefined ? undefined : serverAddress(typed, practice);
  return address && 'origin' in address ? address.origin : undefined;
}

function addressRefusal(refused: AddressRefusal): string {
  switch (refused) {
    case 'notAnAddress':
      return vscode.l10n.t('Give the address of the server, for example https://cbs.contoso.com');
    case 'notHttps':
      return vscode.l10n.t('Only https: the password goes there.');
    case 'withMore':
      return vscode.l10n.t('Only host and port, without a user, a path or anything behind.');
  }
}

export async function askUser(origin: string): Promise<string | undefined> {
  const typed = await askText({
    title: vscode.l10n.t('System user of {0}', origin),
    prompt: vscode.l10n.t('A system user of AhsayCBS with the role Admin or API'),
    validateInput: needsText,
  });
  return typed?.trim();
}

export async function askPassword({ origin, user }: KeptServer): Promise<string | undefined> {
  return askText({
    title: vscode.l10n.t('Password of {0}', plainText(user)),
    prompt: vscode.l10n.t("It's sent to {0} only. You'll be asked whether to keep it.", origin),
    password: true,
    validateInput: (text) => (text === '' ? vscode.l10n.t('Type the password.') : undefined),
  });
}

/** More backup users than this are asked for one after the other for minutes. */
const mostLoginNames = 50;

/** `ListBackupSets` tells of one backup user at a time: each that is named here is asked for. */
export async function askLoginNames(): Promise<readonly string[] | undefined> {
  const typed = await askText({
    title: vscode.l10n.t('Backup users at AhsayCBS'),
    prompt: vscode.l10n.t('Their login names, with commas between them'),
    validateInput: (text) =>
      needsText(text) ??
      (loginNames(text).length > mostLoginNames
        ? vscode.l10n.t('Not more than {0} at a time.', mostLoginNames)
        : undefined),
  });
  return typed === undefined ? undefined : loginNames(typed);
}

function loginNames(text: string): string[] {
  return [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '');
}

export async function mayKeep({ origin, user }: KeptServer): Promise<boolean> {
  const keep = { label: vscode.l10n.t('Keep in Secret Storage') };
  const picks = [{ label: vscode.l10n.t('Do Not Keep') }, keep];
  const placeHolder = vscode.l10n.t(
    'Keep the password of {0} at {1} for the next time? Delete Every Stored Authorization deletes it.',
    plainText(user),
    origin,
  );
  return (await pickOne(picks, { placeHolder, ignoreFocusOut })) === keep;
}

/**
 * The Microsoft 365 account of the sets that do not tell it, by the backup user that they belong to. AhsayCBS does
 * not tell it either, and the backup user's login name is another thing: it is proposed where it could be an account,
 * and the engineer decides, since a wrong account is what the migration guards against later.
 * Undefined: given up.
 */
export async function accountsFor(
  sets: readonly ImportedSet[],
): Promise<ReadonlyMap<string | undefined, string> | undefined> {
  const accounts = new Map<string | undefined, string>();
  for (const { account, loginName } of sets) {
    if (account !== undefined || accounts.has(loginName)) continue;
    const typed = await askText({
      title:
        loginName === undefined
          ? vscode.l10n.t('Microsoft 365 account of these backup sets')
          : vscode.l10n.t('Microsoft 365 account of the backup sets of {0}', plainText(loginName)),
      prompt: vscode.l10n.t('The account that they sign in with, for example backup@contoso.com'),
      value: loginName?.includes('@') ? loginName : '',
      validateInput: needsText,
    });
    if (typed === undefined) return undefined;
    accounts.set(loginName, typed.trim());
  }
  return accounts;
}

function needsText(text: string): string | undefined {
  return text.trim() === '' ? vscode.l10n.t('Type something.') : undefined;
}
