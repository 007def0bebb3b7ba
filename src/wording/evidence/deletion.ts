import type { Authorization } from '../../core/evidence/authorizations';
import { type BackupSet, type CloudId, sameAccount } from '../../core/backupSets/backupSet';
import { workspacesWords } from './authorizations';
import { plainText } from '../basics/plainText';
import { revokeWords } from '../identity/revoking';
import { l10n } from '../basics/l10n';

/** Authorizations that are about to be deleted from this computer. */
export interface Deletion {
  /** Those that can be read here; of one that can't, only the sets that name it are known. */
  readonly authorizations: readonly Authorization[];
  /** Sets of this workspace that name one of them. */
  readonly naming: readonly BackupSet[];
  /** How many in all. */
  readonly count: number;
}

/** More names than this make no dialog that anybody reads. */
const listed = 15;

export function deleteAction(): string {
  return l10n.t('Delete from This Computer');
}

export function deleteQuestion({ count }: Pick<Deletion, 'count'>): string {
  return count === 1
    ? l10n.t('Delete the authorization from this computer?')
    : l10n.t('Delete {0} authorizations from this computer?', count);
}

/** Whose they are, what is lost, and that Microsoft's side stays until it is revoked there, and where. */
export function deletionDetail(deletion: Deletion): string {
  return [...whose(deletion), '', ...lost(deletion), '', revokeWords(cloudOf(deletion))].join('\n');
}

/** Of whom it is, and for which account: two sets of a tenant may have two authorizations. */
function whose({ authorizations, naming, count }: Deletion): string[] {
  if (count > 1)
    return listOf(
      authorizations.map(({ facts }) => `${plainText(facts.person.name)} (${plainText(facts.tenant)})`),
    );
  const [authorization] = authorizations;
  const [set] = naming;
  const person = plainText(authorization?.facts.person.name ?? set?.authentication.authorizedBy?.name ?? '');
  const account = plainText(authorization?.facts.account ?? set?.account ?? '');
  return person === '' || sameAccount(person, account)
    ? [l10n.t('The authorization of the account {0}.', account)]
    : [l10n.t('The authorization of {0} for the account {1}.', person, account)];
}

function lost({ authorizations, naming, count }: Deletion): string[] {
  const lines: string[] = [];
  if (naming.length > 0)
    lines.push(
      count === 1
        ? l10n.t('These backup sets use it, and then read "not authorized on this computer":')
        : l10n.t('These backup sets use them, and then read "not authorized on this computer":'),
      ...listOf(naming.map(({ name }) => plainText(name))),
    );
  else lines.push(l10n.t('No backup set of this workspace uses what is deleted.'));
  if (naming.some(({ authentication }) => authentication.applied))
    lines.push(l10n.t('The ones that are done in the backup product need no action then.'));
  const elsewhere = authorizations.flatMap((one) => one.elsewhere);
  if (elsewhere.length > 0) lines.push(l10n.t('Named in other workspaces: {0}', workspacesWords(elsewhere)));
  if (authorizations.some(({ notSaved }) => notSaved))
    lines.push(l10n.t("You lose what isn't saved yet. To migrate those backup sets, sign in again."));
  return lines;
}

function listOf(names: readonly string[]): string[] {
  const more = names.length - listed;
  return [
    ...names.slice(0, listed).map((name) => `• ${name}`),
    ...(more > 0 ? [l10n.t('… and {0} more', more)] : []),
  ];
}

/** Undefined: of several clouds, or not known. */
function cloudOf({ authorizations, naming }: Deletion): CloudId | undefined {
  const clouds = [
    ...authorizations.map(({ facts }) => facts.cloud),
    ...naming.map(({ tenant }) => tenant?.cloud),
  ];
  return clouds.every((cloud) => cloud === clouds[0]) ? clouds[0] : undefined;
}
