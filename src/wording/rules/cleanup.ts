import { l10n } from 'vscode';
import type { CleanupId } from '../../core/rules/cleanup';

/** Whose it is, and where. Plain text throughout. */
export interface CleanupFacts {
  /** Who signed in. */
  readonly person: string;
  /** The backup product's name. */
  readonly edition: string;
  /** The app that is authorized now; undefined: the file does not tell. */
  readonly clientId: string | undefined;
}

/** What can be taken back, who does it, and under which condition: no promise of what runs without it. */
export function cleanupWords(
  id: CleanupId,
  { person, edition, clientId }: CleanupFacts,
): { what: string; who: string } {
  switch (id) {
    case 'administratorRole':
      return {
        what: l10n.t('The Global Administrator role of {0}', person),
        who: l10n.t(
          'An administrator of the tenant takes it back, if it was given for this migration: only signing in needed it. A later Authorize Again needs it anew.',
        ),
      };
    case 'storedPassword':
      return {
        what: l10n.t('The password that {0} holds', edition),
        who: l10n.t(
          'You remove it there when {0} was told of the authorization and a backup has run; then change it at Microsoft, if nothing else uses it.',
          edition,
        ),
      };
    case 'formerApp':
      return {
        what: l10n.t('The app registration that was authorized before'),
        who:
          clientId === undefined
            ? l10n.t(
                'An administrator removes its consent in Entra under Enterprise applications, if it is another one and nothing else uses it.',
              )
            : l10n.t(
                'An administrator removes its consent in Entra under Enterprise applications, if it is another one than {0} and nothing else uses it.',
                clientId,
              ),
      };
  }
}
