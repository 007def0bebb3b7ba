import { sources } from '../../core/backupSets/backupSet';
import { sourceTable } from '../../core/backupSets/sources';
import { isConfirmed, mayAuthorize } from '../../core/steps/migrationState';
import { permissionReason, unknownSourcesNote, whoseAccess } from '../../wording/identity/permissions';
import { notTested } from '../../wording/backupSets/sources';
import type { Permission } from '../../core/identity/permissions';
import { offeredWays, type Way } from '../../core/identity/signInWays';
import type { Button, ButtonId, Part } from '../protocol';
import { problemView } from '../problemView';
import { askAdministrator, consentFirst, consentHeard, needsConsent } from './consentFirst';
import { hasSeveralProducts, quiet, type Screen, type ScreenModel } from './screen';
import { afterwards, insteadLabel, oneServiceOnly, useWay, whoSignsIn } from './ways';
import { l10n } from '../../wording/basics/l10n';

/** Authorize: where the browser goes, as whom, and for which permissions, before it opens. */
export function authorize(facts: ScreenModel): Screen {
  const { state, appConfirmed, changed, set, waitingForAdministrator } = facts;
  const enabled = mayAuthorize(state.choices, facts);
  const parts: Part[] = [
    { kind: 'text', tone: 'normal', text: whereTo(facts) },
    { kind: 'text', tone: 'normal', text: whoSignsIn(facts) },
    ...consentFirst(facts),
  ];
  const asking = waitingForAdministrator || (state.at.step === 'authorize' && state.at.askingAdministrator);
  if (asking) parts.push(administrator(facts));
  // Of an entry that changed, the app registration may be another one.
  if (!appConfirmed && !changed) {
    parts.push({
      kind: 'tick',
      id: 'approveClientId',
      about: [l10n.t('The file gives this client ID. Compare it with your app registration in Entra.')],
      label: l10n.t('{0} is our own app registration', set.tenant?.clientId ?? ''),
      on: isConfirmed(state.choices, facts),
    });
  }
  parts.push(...permissionParts(facts));
  parts.push(...beforehand(facts));
  return {
    id: 'authorize',
    step: 'authorize',
    heading: l10n.t('Authorize at Microsoft'),
    parts,
    buttons: [
      {
        id: 'authorize',
        label: l10n.t('Authorize'),
        enabled,
        look: 'primary',
        ...(enabled ? {} : { missing: whatIsMissing(facts) }),
      },
      ...(asking ? [] : [askAdministrator()]),
      { id: 'copyLink', label: l10n.t('Copy Link'), enabled, look: 'secondary' },
      { id: 'back', label: l10n.t('Back'), enabled: true, look: 'secondary' },
      { id: 'cancel', label: l10n.t('Cancel'), enabled: true, look: 'secondary' },
    ],
    focus: 'heading',
    news: consentHeard(facts),
  };
}

function whatIsMissing({ changed }: ScreenModel): string {
  return changed
    ? l10n.t('The entry changed. Start over first.')
    : l10n.t('Confirm the app registration first.');
}

function whereTo({ set, signInHost }: ScreenModel): string {
  const { tenant = '', clientId = '' } = set.tenant ?? {};
  return l10n.t('Opens {0} for {1}, app {2}.', signInHost, tenant, clientId);
}

/** What is asked for and whose access it is; beyond who signs in only if the person, or their setting, wants that. */
function permissionParts(facts: ScreenModel): Part[] {
  const { permissions, members, edition, set, state } = facts;
  const level = state.choices.permissions;
  const parts: Part[] = [
    {
      kind: 'list',
      title: l10n.t('Permissions requested'),
      items: [...reasons(permissions)].map(([text, why]) => ({ text, detail: why.join('; ') })),
    },
    quiet(whoseAccess(set.tenant?.clientId ?? '', hasSeveralProducts(facts) ? undefined : edition)),
  ];
  if (level !== 'custom') {
    parts.push({
      kind: 'tick',
      id: 'testAccess',
      about: [],
      label:
        members.length > 1
          ? l10n.t('Also test access: request permissions to read what the backup sets back up')
          : l10n.t('Also test access: request permissions to read what the backup set backs up'),
      on: level === 'test',
    });
  }
  if (level === 'identity') return parts;
  if (members.some((one) => one.set.sources === undefined)) parts.push(quiet(unknownSourcesNote()));
  if (level !== 'test') return parts;
  const untestable = sources.filter(
    (source) => sourceTable[source].untestable && members.some((one) => one.set.sources?.includes(source)),
  );
  return [...parts, ...untestable.map(notTested).map(quiet)];
}

/** Names that are asked for twice stand once, with both reasons. */
function reasons(permissions: readonly Permission[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const permission of permissions) {
    const text = permission.names.join(' ');
    found.set(text, [...new Set([...(found.get(text) ?? []), permissionReason(permission)])]);
  }
  return found;
}

/** What the browser will show at the end, told before the person goes there, and the other ways. */
function beforehand(facts: ScreenModel): Part[] {
  const { state, window } = facts;
  return [
    ...oneServiceOnly(facts),
    { kind: 'text', tone: 'quiet', text: afterwards(state.choices.way, window) },
    ...(isOfferedAbove(facts) ? [] : [ways(state.choices.way)]),
  ];
}

function ways(chosen: Way): Part {
  return {
    kind: 'buttons',
    buttons: offeredWays
      .filter((way) => way !== chosen)
      .map((way) => ({ id: useWay[way], label: insteadLabel(way), enabled: true, look: 'link' })),
  };
}

/** The other way is the way on from the problem at the top, and begins at once there. */
function isOfferedAbove(facts: ScreenModel): boolean {
  const { problem } = facts.state;
  return problem !== undefined && problemView(problem, facts).buttons.some(({ id }) => id === 'otherWay');
}

/** The safe ways to ask somebody else: sign in here, or consent there. Nobody sends a code. */
function administrator(facts: ScreenModel): Part {
  const { set, state, judgement } = facts;
  // Nothing that names an app leaves this page before somebody confirmed that it is theirs.
  const confirmed = isConfirmed(state.choices, facts);
  const link = (id: ButtonId, label: string, enabled = confirmed): Button => ({
    id,
    label,
    enabled,
    look: 'link',
  });
  const { method } = state.choices;
  const mustSignIn = method !== undefined && judgement[method].signer === 'globalAdministrator';
  const tenant = set.tenant?.tenant ?? '';
  return {
    kind: 'group',
    title: l10n.t('Waiting for administrator'),
    parts: [
      {
        kind: 'text',
        tone: 'normal',
        text: mustSignIn
          ? l10n.t(
              'The administrator of {0} signs in on this computer with Authorize, or opens the consent link on their own. The link grants consent only, so a person that the rules admit must still sign in here. Never ask anyone to send a code.',
              tenant,
            )
          : l10n.t(
              'The administrator of {0} opens the consent page on this computer, or the consent link on their own. That grants consent only, so {1} still signs in here with Authorize. Never ask anyone to send a code.',
              tenant,
              set.account,
            ),
      },
      {
        kind: 'buttons',
        buttons: [
          { ...link('copyAdministratorText', l10n.t('Copy Text for the Administrator')), look: 'secondary' },
          link('copyAdministratorMail', l10n.t('Copy as Mail')),
          link('copyAdminConsent', l10n.t('Copy Consent Link')),
          link('openConsentPage', l10n.t('Open Consent Page Here')),
          ...(needsConsent(facts) ? [link('consentStated', l10n.t('Consent Was Given'))] : []),
          link('noLongerWaiting', l10n.t('No Longer Waiting'), true),
        ],
      },
    ],
  };
}
