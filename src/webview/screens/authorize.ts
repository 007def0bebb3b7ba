import { l10n } from 'vscode';
import { mayAuthorize } from '../../core/migrationState';
import { permissionReason, unknownSourcesNote } from '../../wording/permissions';
import type { Part } from '../protocol';
import type { Screen, ScreenFacts } from './screen';

/** Authorize: where the browser goes, as whom, and for which permissions, before it opens. */
export function authorize(facts: ScreenFacts): Screen {
  const { state, clientIdApproved, set } = facts;
  const enabled = mayAuthorize(state.choices, { judgement: facts.judgement, clientIdApproved });
  const parts: Part[] = [{ kind: 'text', tone: 'normal', text: whereTo(facts) }];
  if (!clientIdApproved) {
    parts.push({
      kind: 'tick',
      id: 'approveClientId',
      about: [
        l10n.t(
          'The client ID comes from the file. It was not used for this tenant from here before: compare it with your app registration in Entra.',
        ),
      ],
      label: l10n.t('{0} is our own app registration', set.tenant?.clientId ?? ''),
      on: state.choices.clientIdConfirmed,
    });
  }
  parts.push(permissionList(facts));
  if (set.sources === undefined) parts.push({ kind: 'text', tone: 'quiet', text: unknownSourcesNote() });
  parts.push(beforehand(facts), administrator(facts));
  return {
    id: 'authorize',
    step: 'authorize',
    heading: l10n.t('Authorize at Microsoft'),
    parts,
    buttons: [
      { id: 'authorize', label: l10n.t('Authorize'), enabled, look: 'primary' },
      { id: 'copyLink', label: l10n.t('Copy Link'), enabled, look: 'secondary' },
      { id: 'back', label: l10n.t('Back'), enabled: true, look: 'secondary' },
      { id: 'cancel', label: l10n.t('Cancel'), enabled: true, look: 'secondary' },
    ],
    focus: enabled ? 'authorize' : 'heading',
  };
}

function whereTo({ set, state, judgement, signInHost }: ScreenFacts): string {
  const { method } = state.choices;
  const opens = l10n.t(
    'Opens {0} for {1}, app {2}.',
    signInHost,
    set.tenant?.tenant ?? '',
    set.tenant?.clientId ?? '',
  );
  const administrator = method && judgement[method].signer === 'globalAdministrator';
  const as = administrator
    ? set.accountRole === 'globalAdministrator'
      ? l10n.t('Sign in as {0}, or as another Global Administrator of this tenant.', set.account)
      : l10n.t('Sign in as a Global Administrator of this tenant.')
    : l10n.t('Sign in as {0}.', set.account);
  return [opens, as, l10n.t('If Microsoft asks for a verification code, enter it there.')].join(' ');
}

function permissionList({ permissions, edition }: ScreenFacts): Part {
  return {
    kind: 'list',
    title: l10n.t('Permissions asked for'),
    items: permissions.map(({ names, reason }) => ({
      text: names.join(' '),
      detail: permissionReason(reason, edition),
    })),
  };
}

/** What the browser will show at the end, told before the person goes there. */
function beforehand({ state, window }: ScreenFacts): Part {
  const loopback = state.choices.redirect === 'loopback';
  const after = loopback
    ? window === 'local'
      ? l10n.t('Afterwards the browser says that you can close the tab: the code comes here by itself.')
      : window === 'remote'
        ? l10n.t(
            'VS Code works on another computer here and passes the code on, mostly by itself. If the browser shows an error page instead, copy its whole address and paste it here.',
          )
        : l10n.t(
            'This is a web window: if the browser runs on another computer, it will show an error page at the end. That is expected: copy the whole address of that page and paste it here.',
          )
    : l10n.t('Afterwards the browser shows a blank page: copy its whole address and paste it here.');
  const other = loopback
    ? ({ id: 'useNativeclient', label: l10n.t('End on a Blank Page Instead') } as const)
    : ({ id: 'useLoopback', label: l10n.t('Let the Code Come by Itself') } as const);
  const parts: Part[] = [
    { kind: 'text', tone: 'quiet', text: after },
    { kind: 'buttons', buttons: [{ ...other, enabled: true, look: 'link' }] },
  ];
  const summary = l10n.t('What the browser will show');
  return window === 'web' || !loopback
    ? { kind: 'group', title: summary, parts }
    : { kind: 'details', summary, parts };
}

/** The safe ways to ask somebody else: sign in here, or consent there. Nobody sends a code. */
function administrator({ state, waitingForAdministrator, set }: ScreenFacts): Part {
  const asking = state.at.step === 'authorize' && state.at.askingAdministrator;
  if (!asking && !waitingForAdministrator) {
    return {
      kind: 'buttons',
      buttons: [
        { id: 'askAdministrator', label: l10n.t('Ask an Administrator…'), enabled: true, look: 'link' },
      ],
    };
  }
  return {
    kind: 'group',
    title: l10n.t('Waiting for administrator'),
    parts: [
      {
        kind: 'text',
        tone: 'normal',
        text: l10n.t(
          'Either the administrator of {0} comes to this computer and signs in with Authorize. Or they open the consent link on theirs: it grants consent and yields no authorization, so somebody whom the rules admit must still sign in here. Never ask anybody to send a code.',
          set.tenant?.tenant ?? '',
        ),
      },
      {
        kind: 'buttons',
        buttons: [
          {
            id: 'copyAdministratorText',
            label: l10n.t('Copy Text for the Administrator'),
            enabled: true,
            look: 'secondary',
          },
          { id: 'copyAdminConsent', label: l10n.t('Copy Consent Link'), enabled: true, look: 'link' },
        ],
      },
    ],
  };
}
