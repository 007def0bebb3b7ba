import type { PasteRefusal } from '../../core/identity/pastedText';
import { l10n } from '../basics/l10n';

/** Why a pasted text was not taken. The text itself is never repeated. */
export function pasteRefusal(reason: PasteRefusal): string {
  switch (reason) {
    case 'empty':
      return l10n.t("It's empty.");
    case 'tooLong':
      return l10n.t('This is too long for a code or an address.');
    case 'token':
      return l10n.t('This is a token, not a code. Never paste a token: close the page that it came from.');
    case 'authenticatorNumber':
      return l10n.t(
        "This is a number from an authenticator app or a text message. Enter it on Microsoft's page, never here.",
      );
    case 'deviceCode':
      return l10n.t("This code is for Microsoft's device page. It isn't the code of this sign-in.");
    case 'signInLink':
      return l10n.t(
        'This is the link to the sign-in page. Paste the address that the browser shows at the end.',
      );
    case 'otherAddress':
      return l10n.t('This sign-in ends at another address: host, port or path differ.');
    case 'stateMissing':
      return l10n.t('The address is incomplete: the mark of this sign-in is missing. Copy all of it.');
    case 'foreignState':
      return l10n.t(
        "This address belongs to another sign-in, an older one or another person's. Never paste an address that someone sent you.",
      );
    case 'duplicated':
      return l10n.t('The address has two codes. Copy the address of one sign-in only.');
    case 'noCode':
      return l10n.t('The address has no code. Copy the whole address that the browser shows at the end.');
    case 'cutOff':
      return l10n.t(
        'This code is incomplete, or has other text beside it. Copy all of the code, and nothing else.',
      );
    case 'wrongPlace':
      return l10n.t('This page no longer has the code. Choose Copy Link, and sign in again with that link.');
    case 'consentRefused':
      return l10n.t("This is the answer to a consent link: the administrator didn't consent.");
    case 'notACode':
      return l10n.t("This doesn't look like an authorization code.");
  }
}
