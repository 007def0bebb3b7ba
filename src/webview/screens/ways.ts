import { l10n } from 'vscode';
import { type Way, type WindowKind, signInWays, waysFor } from '../../core/signInWays';
import type { Button, ButtonId, Part } from '../protocol';
import type { ScreenFacts } from './screen';

/** The button that chooses a way. */
export const useWay: Readonly<Record<Way, ButtonId>> = {
  loopback: 'useLoopback',
  nativeclient: 'useNativeclient',
  deviceCode: 'useDeviceCode',
};

export function insteadLabel(way: Way): string {
  switch (way) {
    case 'loopback':
      return l10n.t('Let the Code Come by Itself');
    case 'nativeclient':
      return l10n.t('End on a Blank Page Instead');
    case 'deviceCode':
      return l10n.t('Use a Device Code Instead');
  }
}

export function afterwards(way: Way, window: WindowKind): string {
  if (way === 'nativeclient') {
    return l10n.t('Afterwards the browser shows a blank page: copy its whole address and paste it here.');
  }
  if (way === 'deviceCode') {
    return l10n.t(
      'The next screen shows a short code to type on Microsoft’s page, in any browser on any device. Many organizations block this way, and Microsoft recommends that: take it where no other works.',
    );
  }
  switch (window) {
    case 'local':
      return l10n.t('Afterwards the browser says that you can close the tab: the code comes here by itself.');
    case 'wsl':
    case 'ssh':
    case 'container':
    case 'remote':
      return l10n.t(
        'VS Code works on another computer here and passes the code on, mostly by itself. If the browser shows an error page instead, copy its whole address and paste it here.',
      );
    case 'webHere':
    case 'web':
      return l10n.t(
        'This is a web window: if the browser runs on another computer, it will show an error page at the end. That is expected: copy the whole address of that page and paste it here.',
      );
  }
}

/** Told before the person goes there; nothing where the way gives what is asked for. */
export function oneServiceOnly({ state, permissions }: ScreenFacts): Part[] {
  const services = new Set(permissions.map(({ resource }) => resource));
  if (!signInWays[state.choices.way].oneService || services.size < 2) return [];
  const text = l10n.t(
    'A device code serves one service, and this backup set needs two: Microsoft Graph and Exchange. Sign in with the browser instead, which asks for both.',
  );
  return [{ kind: 'text', tone: 'warning', text }];
}

/** Whose sign-in is wanted, whatever the way. */
export function whoSignsIn({ set, state, judgement }: ScreenFacts): string {
  const { method } = state.choices;
  const administrator = method && judgement[method].signer === 'globalAdministrator';
  const as = administrator
    ? set.accountRole === 'globalAdministrator'
      ? l10n.t('Sign in as {0}, or as another Global Administrator of this tenant.', set.account)
      : l10n.t('Sign in as a Global Administrator of this tenant.')
    : l10n.t('Sign in as {0}.', set.account);
  return [as, l10n.t('If Microsoft asks for a verification code, enter it there.')].join(' ');
}

/** Each begins another attempt. */
export function otherWays({ state, window }: ScreenFacts): Part {
  const { way } = state.choices;
  const again: Button = {
    id: 'openAgain',
    label: l10n.t('Open the Browser Again'),
    enabled: true,
    look: 'link',
  };
  const others = waysFor(window).filter((other) => other !== way);
  return {
    kind: 'details',
    summary:
      way === 'deviceCode'
        ? l10n.t('The organization blocks device codes, or the code is not taken')
        : l10n.t('The browser did not open, or shows something else'),
    parts: [
      {
        kind: 'buttons',
        buttons: [
          ...(way === 'deviceCode' ? [] : [again]),
          ...others.map((other): Button => ({
            id: useWay[other],
            label: againLabel(other),
            enabled: true,
            look: 'link',
          })),
        ],
      },
    ],
  };
}

function againLabel(way: Way): string {
  switch (way) {
    case 'loopback':
      return l10n.t('Start Again, the Code Comes by Itself');
    case 'nativeclient':
      return l10n.t('Start Again with a Blank Page');
    case 'deviceCode':
      return l10n.t('Start Again with a Device Code');
  }
}
