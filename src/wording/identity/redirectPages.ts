import { l10n } from '../basics/l10n';

/** What the browser's tab says when the sign-in came back to this computer. */
export function redirectPages() {
  return {
    language: l10n.language,
    received: {
      title: l10n.t('Code received'),
      text: l10n.t('You can close this tab and return to VS Code.'),
    },
    tooMuch: {
      title: l10n.t("VS Code couldn't read this answer"),
      text: l10n.t(
        'This browser sent too many cookies of other programs along. Copy the whole address of this page, return to VS Code, and paste it there.',
      ),
    },
    refused: {
      title: l10n.t('Microsoft refused to authorize'),
      text: l10n.t('You can close this tab. VS Code shows what happened and what to do.'),
    },
  };
}

/** What it says when an administrator has answered there. */
export function consentPages() {
  return {
    ...redirectPages(),
    received: {
      title: l10n.t('Consent was given'),
      text: l10n.t('You can close this tab. VS Code says what comes next.'),
    },
  };
}
