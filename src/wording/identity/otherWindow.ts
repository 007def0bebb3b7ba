import type { Problem } from '../../core/identity/problem';
import { plainText } from '../basics/plainText';
import type { ProblemWords } from './problemWords';
import { l10n } from '../basics/l10n';

/** Which window has what this one needs, and what to do about it. */
export function otherWindowWords({
  about,
  window,
  reason,
}: Extract<Problem, { kind: 'otherWindow' }>): ProblemWords {
  const words = (what: string, next: string): ProblemWords => ({
    what,
    who: l10n.t('You'),
    next,
    details: [],
  });
  const other = windowName(window);
  if (about === 'queue') {
    return reason === 'tookOver'
      ? words(
          l10n.t('{0} took over the migration queue. It continues there.', other),
          l10n.t('Continue there, or take it over again.'),
        )
      : words(
          l10n.t('{0} runs a migration queue.', other),
          l10n.t('Continue there, or take it over to continue in this window.'),
        );
  }
  switch (reason) {
    case 'holds':
      return words(
        l10n.t('{0} stores authorizations now. In a browser, only one window can do that at a time.', other),
        l10n.t('Continue there, or take over so that this window stores them.'),
      );
    case 'tookOver':
      return words(
        l10n.t(
          "{0} took over and stores authorizations now. This window didn't store what it was about to.",
          other,
        ),
        l10n.t('Continue there, or take over again.'),
      );
    case 'stored':
      return words(
        l10n.t("Another window of this browser stored authorizations that this window doesn't have."),
        l10n.t("Reload this window, then try again. You lose a sign-in that isn't stored yet."),
      );
    case 'storedBefore':
      return words(
        l10n.t("Another window of this browser stored authorizations that this window doesn't have."),
        l10n.t(
          "Reload this window, then try again. If you've reloaded it already, this browser lost them: continue without them.",
        ),
      );
  }
}

/** The beginning of a sentence. Plain text. */
function windowName(window: string): string {
  const name = plainText(window, 100);
  return name === '' ? l10n.t('Another window') : l10n.t('Another window, "{0}",', name);
}
