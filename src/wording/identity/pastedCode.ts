import { l10n } from 'vscode';
import type { PasteRefusal } from '../../core/identity/pastedText';

/** Why a pasted text was not taken. The text itself is never repeated. */
export function pasteRefusal(reason: PasteRefusal): string {
  switch (reason) {
    case 'empty':
      return l10n.t('There is nothing to read in it.');
    case 'tooLong':
      return l10n.t('This is far too long for a code or an address.');
    case 'token':
      return l10n.t('This is a token, not a code. Tokens are never pasted: close the place it came from.');
    case 'authenticatorNumber':
      return l10n.t(
        "This is a number of an authenticator app or a text message. It belongs on Microsoft's page, never here.",
      );
    case 'deviceCode':
      return l10n.t("This is a code to enter on Microsoft's device page, not the code of this sign-in.");
    case 'signInLink':
      return l10n.t('This is the link to the sign-in page. Needed is the address on which the browser ends.');
    case 'otherAddress':
      return l10n.t("This address isn't the one on which this sign-in ends: host, port or path differ.");
    case 'stateMissing':
      return l10n.t("The address isn't whole: it lacks the mark of this sign-in. Copy all of it.");
    case 'foreignState':
      return l10n.t(
        "This address belongs to another sign-in, an older one or another person's. It wasn't used. Never paste an address that someone sent you.",
      );
    case 'duplicated':
      return l10n.t('The address holds its code twice. Copy the address of one sign-in only.');
    case 'noCode':
      return l10n.t('The address holds no code. Copy the whole address on which the browser ends.');
    case 'cutOff':
      return l10n.t(
        "This code isn't whole, or has something beside it. Copy all of the code, and nothing else.",
      );
    case 'wrongPlace':
      return l10n.t(
        'This page no longer holds the code. Choose Copy Link, and sign in once more with that link.',
      );
    case 'consentRefused':
      return l10n.t("This is the answer to a consent link: the administrator didn't consent.");
    case 'notACode':
      return l10n.t("This doesn't look like an authorization code.");
  }
}
