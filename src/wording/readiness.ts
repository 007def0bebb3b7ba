import { l10n } from 'vscode';
import type { ReadinessMark } from '../core/readiness';
import { sourceNames } from './facts';
import { authorityName } from './rules';

/** What Microsoft switches off underneath a set, from when on, and what follows; with its source. */
export function readinessWords(mark: ReadinessMark): string {
  return `${sentence(mark)} ${l10n.t('Source: {0}.', authorityName(mark.source.authority))}`;
}

function sentence({ id, concerns, phase, sources }: ReadinessMark): string {
  switch (id) {
    case 'basicFailsForMail':
      return concerns === 'does'
        ? l10n.t('Basic is already failing for mail: Exchange Online has refused it since January 2023.')
        : l10n.t(
            'Basic is already failing for mail, if the set holds any: Exchange Online has refused it since January 2023.',
          );
    case 'exchangeWebServicesEnd':
      return [
        concerns === 'does'
          ? l10n.t('Public Folders depend on Exchange Web Services.')
          : l10n.t('If the set holds Public Folders, they depend on Exchange Web Services.'),
        exchangeWebServices(phase),
        l10n.t('Graph has no Public Folders: no method of authentication changes that.'),
      ].join(' ');
    case 'settingAsksExchange':
      return [
        concerns === 'does'
          ? l10n.t('The setting backupAuth.permissions asks Exchange for: {0}.', sourceNames(sources))
          : l10n.t(
              'If the set holds any of these, the setting backupAuth.permissions asks Exchange for them: {0}.',
              sourceNames(sources),
            ),
        l10n.t('Where that means Exchange Web Services, it ends with them.'),
        exchangeWebServices(phase),
        l10n.t('What Graph is asked for does not depend on them.'),
      ].join(' ');
  }
}

function exchangeWebServices(phase: ReadinessMark['phase']): string {
  switch (phase) {
    case 'announced':
      return l10n.t(
        'Microsoft switches them off tenant by tenant from 1 October 2026 on, until 1 April 2027.',
      );
    case 'underWay':
      return l10n.t(
        'Microsoft has been switching them off tenant by tenant since 1 October 2026; they end on 1 April 2027.',
      );
    case 'ended':
      return l10n.t('Microsoft ended them on 1 April 2027.');
  }
}
