import * as vscode from 'vscode';
import { sameAccount, type BackupSet } from '../core/backupSet';
import { AhsayPasswords } from '../import/ahsayPasswords';
import { plainText } from '../wording/plainText';
import { revokeWords } from '../wording/revoking';
import { showModal } from '../window/messages';
import { chooseSet, type Asked } from './chooseSet';
import type { CommandContext } from './context';

/** More names than this make no dialog that anybody reads. */
const listed = 15;

/** Forget Authorization: the grant that a set names, for all sets that name it. */
export async function forget({ overview, localGrants }: CommandContext, asked: Asked): Promise<void> {
  const row = await chooseSet(asked, overview, 'forget', {
    placeholder: vscode.l10n.t('Whose authorization is to be forgotten?'),
    none: vscode.l10n.t('No backup set of this workspace is authorized on this computer.'),
  });
  const grant = row?.set.authentication.grant;
  if (!row || grant === undefined) return;
  const naming = overview.rows.sets.map(({ set }) => set).filter((set) => set.authentication.grant === grant);
  if (await confirmed(vscode.l10n.t('Forget Authorization'), forgetDetail(row.set, naming))) {
    await localGrants.delete(grant);
  }
}

/** Forget All Authorizations, and every password kept for AhsayCBS. What cannot be dropped does not keep the rest. */
export async function forgetAll({ localGrants, storage }: CommandContext): Promise<void> {
  if (!(await confirmed(vscode.l10n.t('Forget All Authorizations'), forgetAllDetail()))) return;
  const passwords = new AhsayPasswords(storage.secrets, storage.state);
  const dropped = await Promise.allSettled([localGrants.deleteAll(), passwords.forgetAll()]);
  const failed = dropped.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function confirmed(action: string, detail: string): Promise<boolean> {
  const question = vscode.l10n.t('{0}?', action);
  return (await showModal(question, detail, action)) === action;
}

function forgetDetail(set: BackupSet, naming: readonly BackupSet[]): string {
  const names = naming.slice(0, listed).map(({ name }) => `• ${plainText(name)}`);
  const more = naming.length - names.length;
  return [
    ...whose(set),
    vscode.l10n.t('These backup sets name it, and will read “not authorized on this computer”:'),
    ...names,
    ...(more > 0 ? [vscode.l10n.t('… and {0} more', more)] : []),
    '',
    set.tenant ? revokeWords(set.tenant.cloud) : revokeWords(undefined),
  ].join('\n');
}

/** Of whom it is, and for which account: two sets of a tenant may have two authorizations. */
function whose({ account, authentication: { authorizedBy } }: BackupSet): string[] {
  const person = plainText(authorizedBy?.name ?? '');
  const of = plainText(account);
  if (person === '' || sameAccount(person, of))
    return [vscode.l10n.t('The authorization of the account {0}.', of), ''];
  return [vscode.l10n.t('The authorization of {0} for the account {1}.', person, of), ''];
}

function forgetAllDetail(): string {
  return [
    vscode.l10n.t(
      'All authorizations that this extension keeps on this computer go, also those of other folders and those not yet saved. Their backup sets will read “not authorized on this computer”.',
    ),
    vscode.l10n.t('Passwords kept for AhsayCBS go, too.'),
    '',
    revokeWords(undefined),
  ].join('\n');
}
