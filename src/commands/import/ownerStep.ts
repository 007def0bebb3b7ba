import type { BackupSet } from '../../core/backupSets/backupSet';
import type { ImportedSet } from '../../import/importedSet';
import { type KnownTenant, type Owner, type Unknown, ownersTyped, proposedOwners } from '../../import/owners';
import type { PickItem } from '../../window/questions';
import { type Outcome, type Place, pickInStep } from '../../window/steps';
import { plainText } from '../../wording/basics/plainText';
import { l10n } from '../../wording/basics/l10n';

/** What was answered, by login name. */
export type GivenOwners = Map<string | undefined, Owner | 'leftOut'>;

interface Target {
  readonly sets: readonly BackupSet[];
  readonly tenants: readonly KnownTenant[];
}
type OwnerLine = PickItem & { readonly owner: Owner | 'leftOut' };

/**
 * Asks whose the new sets of each backup user are, since a wrong account is what the migration guards against later: the
 * login name is another thing. Accounts of the file are offered, and what is typed. Going back leads from one to the other.
 */
export async function askOwners(
  place: Place,
  unknown: readonly Unknown[],
  imported: readonly ImportedSet[],
  target: Target,
  given: GivenOwners,
): Promise<Outcome> {
  for (let at = 0; at < unknown.length;) {
    const one = unknown[at];
    if (!one) break;
    const answer = await pickInStep<OwnerLine>({
      place: { ...place, canGoBack: place.canGoBack || at > 0 },
      placeHolder: question(one, at, unknown.length),
      picks: [
        ...proposedOwners(one, imported, target).map((owner) => lineOf(owner, one, target.tenants)),
        leaveOut(one),
      ],
      typed: (text) => (one.needsAccount ? typedLines(text, one, target) : []),
    });
    if (answer.kind === 'back' && at > 0) at -= 1;
    else if (answer.kind !== 'given') return answer.kind === 'back' ? 'back' : 'givenUp';
    else {
      given.set(one.loginName, answer.value.owner);
      at += 1;
    }
  }
  return 'next';
}

function question({ loginName, needsAccount }: Unknown, at: number, all: number): string {
  const user = plainText(loginName ?? '');
  const words = needsAccount
    ? loginName === undefined
      ? l10n.t('Select or type the Microsoft 365 account of these backup sets')
      : l10n.t('Select or type the Microsoft 365 account of the backup sets of {0}', user)
    : loginName === undefined
      ? l10n.t('Select the tenant of these backup sets')
      : l10n.t('Select the tenant of the backup sets of {0}', user);
  return all === 1 ? words : l10n.t('{0} (backup user {1} of {2})', words, at + 1, all);
}

/** Of a typed account, once for each tenant that it may be in. */
function typedLines(text: string, one: Unknown, { tenants, sets }: Target): readonly OwnerLine[] {
  const owners = ownersTyped(text, tenants, sets);
  return (one.needsTenant ? owners : owners.slice(0, 1)).map((owner) => lineOf(owner, one, tenants));
}

function lineOf(
  owner: Owner,
  { needsTenant, needsAccount }: Unknown,
  tenants: readonly KnownTenant[],
): OwnerLine {
  const tenant = tenants.find(({ id }) => id === owner.tenant);
  const [account, domain] = [plainText(owner.account), plainText(tenant?.tenant ?? '')];
  if (!needsAccount) return { label: domain, description: plainText(owner.tenant), owner };
  return { label: account, ...(needsTenant ? { description: domain } : {}), owner };
}

function leaveOut({ loginName, sets }: Unknown): OwnerLine {
  const label =
    loginName === undefined
      ? l10n.t("Don't Import These Backup Sets")
      : l10n.t("Don't Import the Backup Sets of {0}", plainText(loginName));
  return { label, description: l10n.t('{0} new', sets), owner: 'leftOut' };
}
