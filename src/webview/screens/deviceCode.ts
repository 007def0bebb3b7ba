import type { DeviceCode } from '../../core/steps/migrationState';
import { plainText } from '../../wording/basics/plainText';
import type { Screen, ScreenModel } from './screen';
import { oneServiceOnly, otherWays, whoSignsIn } from './ways';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/** Code, by the device way: a code to type on Microsoft's page. No box stands here: nothing comes back by hand. */
export function deviceCode(
  facts: ScreenModel,
  { userCode, page }: DeviceCode,
  expiresAt: number,
  attempt: number,
): Screen {
  const { host, pathname } = new URL(page);
  const shownPage = plainText(`${host}${pathname === '/' ? '' : pathname}`);
  return {
    id: `device-${attempt}`,
    step: 'code',
    heading: l10n.t("Enter this code on Microsoft's page"),
    parts: [
      ...oneServiceOnly(facts),
      {
        kind: 'text',
        tone: 'normal',
        text: [
          l10n.t('Open {0} in a browser, on this computer or another, and enter the code there.', shownPage),
          whoSignsIn(facts),
        ].join(between.sentences),
      },
      {
        kind: 'deviceCode',
        label: l10n.t("Device code, for Microsoft's page only"),
        groups: grouped(userCode),
        copy: { id: 'copyDeviceCode', label: l10n.t('Copy Code'), enabled: true, look: 'secondary' },
        warning: l10n.t(
          "Enter this code on Microsoft's page. It isn't a number for or from your authenticator app. Never enter a code that someone else sent you.",
        ),
      },
      { kind: 'progress', text: l10n.t('Waiting for the sign-in there…') },
      {
        kind: 'countdown',
        text: l10n.t('Time left for this sign-in: {0}', '{0}'),
        over: l10n.t('This sign-in has expired. Authorize again.'),
        expiresAt,
      },
      otherWays(facts),
    ],
    buttons: [
      { id: 'openAgain', label: l10n.t('Open {0}', plainText(host)), enabled: true, look: 'primary' },
      { id: 'copyLink', label: l10n.t('Copy Link'), enabled: true, look: 'secondary' },
      { id: 'back', label: l10n.t('Back'), enabled: true, look: 'secondary' },
      { id: 'cancel', label: l10n.t('Cancel Sign-In'), enabled: true, look: 'secondary' },
    ],
    focus: 'copyDeviceCode',
  };
}

/** Letters in groups of three, or of four where that comes out even: nothing like a number of six digits. */
function grouped(code: string): readonly string[] {
  const bare = code.replaceAll('-', '');
  const size = bare.length % 3 !== 0 && bare.length % 4 === 0 ? 4 : 3;
  return bare.match(new RegExp(`.{1,${size}}`, 'g')) ?? [bare];
}
