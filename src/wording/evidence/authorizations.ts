import { dayWords, momentWords } from '../basics/locale';
import { type Authorization, isAdministrators } from '../../core/evidence/authorizations';
import { sameAccount, sources } from '../../core/backupSets/backupSet';
import { type Verification, verifiedAs, type Verified } from '../../core/evidence/verification';
import { namesOf } from '../backupSets/perSet';
import { cloudName } from '../backupSets/clouds';
import { plainText } from '../basics/plainText';
import { setCountWords } from '../basics/setCounts';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** More workspaces than this in one line nobody reads. */
const shownWorkspaces = 3;

/** "3 backup sets · ends 2/18/2027": what matters of it in one line. `withTenant`: its group does not say which. */
export function authorizationWords(authorization: Authorization, withTenant: boolean): string {
  const { facts, sets, notSaved, ended, endsAt } = authorization;
  const ends = dayWords(endsAt);
  const words = withTenant ? [plainText(facts.tenant, 60)] : [];
  if (isAdministrators(facts)) words.push(l10n.t('Global Administrator'));
  if (notSaved) words.push(l10n.t('not saved yet'));
  else words.push(sets.length > 0 ? setCountWords(sets.length) : elsewhereWords(authorization));
  if (!notSaved) words.push(ended ? l10n.t('ended {0}', ends) : l10n.t('ends {0}', ends));
  return words.join(' · ');
}

/** Every fact that the view has of it, as label and value: plain text, one line each. */
export function authorizationDetails(
  { facts, sets, elsewhere, notSaved, ended, endsAt }: Authorization,
  verification: Verification | undefined,
): readonly (readonly [label: string, value: string])[] {
  const { person, account, refreshedAt } = facts;
  const named = sets.map((set) => ({ set }));
  const ends = dayWords(endsAt);
  const found: (readonly [string, string | undefined])[] = [
    [l10n.t('Account'), sameAccount(account, person.name) ? undefined : plainText(account)],
    [l10n.t('Tenant'), `${plainText(facts.tenant)} (${cloudName(facts.cloud)})`],
    [l10n.t('App'), facts.clientId],
    [l10n.t('Role'), roleName(facts.role)],
    [l10n.t('Permissions'), plainText(facts.granted.join(between.names), 1000)],
    [l10n.t('Authorized'), momentWords(facts.authorizedAt)],
    [l10n.t('Renewed'), refreshedAt && momentWords(refreshedAt)],
    ended
      ? [l10n.t('Ended'), l10n.t('{0}, because nothing renewed it for 90 days', ends)]
      : [l10n.t('Ends'), l10n.t('{0}, if nothing renews it until then', ends)],
    [l10n.t('Last test'), verification && testWords(verification)],
    [l10n.t('Backup sets'), sets.length > 0 ? namesOf(named) : noSetWords(notSaved)],
    [l10n.t('Other workspaces'), elsewhere.length > 0 ? workspacesWords(elsewhere) : undefined],
  ];
  return found.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

/** "Customers, Archive, … and 2 more". */
export function workspacesWords(elsewhere: Authorization['elsewhere']): string {
  const shown = elsewhere.slice(0, shownWorkspaces).map(({ workspace, file, at }) => {
    const name = [plainText(workspace, 60), plainText(file, 60)]
      .filter((text) => text !== '')
      .join(between.names);
    return `${name} (${dayWords(at)})`;
  });
  const more = elsewhere.length - shown.length;
  return [...shown, ...(more > 0 ? [l10n.t('… and {0} more', more)] : [])].join('; ');
}

function elsewhereWords({ elsewhere: [last] }: Authorization): string {
  return last ? l10n.t('named in {0}', plainText(last.workspace, 40)) : l10n.t('no backup set here');
}

function noSetWords(notSaved: boolean): string {
  return notSaved
    ? l10n.t('none yet: only Save is missing')
    : l10n.t('no backup set of this workspace names it');
}

function testWords(verification: Verification): string {
  const when = momentWords(verification.at);
  return `${verifiedName(verifiedAs(verification, sources))}, ${when}`;
}

/** What a test found, in a word or three. */
function verifiedName(verified: Verified): string {
  switch (verified) {
    case 'passed':
      return l10n.t('passed');
    case 'failed':
      return l10n.t('failed');
    case 'refused':
      return l10n.t('refused by Microsoft');
    case 'unknown':
      return l10n.t('open');
  }
}

function roleName(role: Authorization['facts']['role']): string {
  switch (role) {
    case 'confirmed':
      return l10n.t('Global Administrator');
    case 'unchecked':
      return l10n.t('not checked; stated to be a Global Administrator');
    case 'notHeld':
      return l10n.t('not a Global Administrator');
    case 'notNeeded':
      return l10n.t('no role needed');
  }
}
