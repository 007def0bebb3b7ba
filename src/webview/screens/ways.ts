import {
  type Way,
  type WindowKind,
  answerArrives,
  offeredWays,
  signInWays,
} from '../../core/identity/signInWays';
import type { Button, ButtonId, Part } from '../protocol';
import type { ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/** The button that chooses a way. */
export const useWay: Readonly<Record<Way, ButtonId>> = {
  loopback: 'useLoopback',
  deviceCode: 'useDeviceCode',
};

export function insteadLabel(way: Way): string {
  switch (way) {
    case 'loopback':
      return l10n.t('Sign In with the Browser Instead');
    case 'deviceCode':
      return l10n.t('Use a Device Code Instead');
  }
}

/** What the browser does at the end, told before the person goes there. */
export function afterwards(way: Way, window: WindowKind): string {
  if (way === 'deviceCode') {
    return l10n.t(
      "The next screen shows a short code to enter on Microsoft's page, in any browser on any device. Many organizations block device codes, as Microsoft recommends. Use one only if nothing else works.",
    );
  }
  switch (answerArrives[window]) {
    case 'yes':
      return l10n.t(
        'At the end, the browser says that you can close the tab. The code arrives here automatically.',
      );
    case 'mostly':
      return window === 'webHere'
        ? l10n.t(
            'The code arrives automatically if the browser runs on the same computer as VS Code. {0}',
            unreachable(),
          )
        : l10n.t(
            'VS Code runs on another computer, which mostly passes the code on automatically. {0}',
            unreachable(),
          );
    case 'no':
      return [expected(), l10n.t('Then come back here and paste it.')].join(between.sentences);
  }
}

/** Told before the person goes there; nothing where the way gives what is asked for. */
export function oneServiceOnly({ state, permissions }: ScreenModel): Part[] {
  const services = new Set(permissions.map(({ resource }) => resource));
  if (!signInWays[state.choices.way].oneService || services.size < 2) return [];
  const text = l10n.t(
    'A device code works for one service, but this backup set needs two: Microsoft Graph and Exchange. Sign in with the browser instead, which asks for both.',
  );
  return [{ kind: 'text', tone: 'warning', text }];
}

/** Of a window that the browser's answer reaches by itself only perhaps. */
export function unreachable(): string {
  return l10n.t(
    "If the browser says that it can't reach the page, that's expected. Copy the whole address of that page, and paste it here.",
  );
}

/** Of a window that it cannot reach. */
export function expected(): string {
  return l10n.t(
    "At the end, the browser says that it can't reach the page. That's expected. Copy the whole address of that page.",
  );
}

/** Whose sign-in is wanted, whatever the way. */
export function whoSignsIn({ set, state, judgement }: ScreenModel): string {
  const { method } = state.choices;
  const administrator = method && judgement[method].signer === 'globalAdministrator';
  const as = administrator
    ? set.accountRole === 'globalAdministrator'
      ? l10n.t('Sign in as {0}, or as another Global Administrator of this tenant.', set.account)
      : l10n.t('Sign in as a Global Administrator of this tenant.')
    : l10n.t('Sign in as {0}.', set.account);
  return [as, l10n.t('If Microsoft asks for a verification code, enter it there.')].join(between.sentences);
}

/** Each begins another attempt. */
export function otherWays({ state }: ScreenModel): Part {
  const { way } = state.choices;
  const others = offeredWays.filter((other) => other !== way);
  return {
    kind: 'details',
    summary:
      way === 'deviceCode'
        ? l10n.t("The organization blocks device codes, or the code isn't taken")
        : l10n.t('Sign in another way'),
    parts: [
      {
        kind: 'buttons',
        buttons: [
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
      return l10n.t('Start Again with the Browser');
    case 'deviceCode':
      return l10n.t('Start Again with a Device Code');
  }
}
