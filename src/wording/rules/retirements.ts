import type { Retirement } from '../../core/overview/retirements';
import { sourceNames } from '../backupSets/sources';
import { authorityName, withDocuments } from './rules';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** What Microsoft switches off underneath a set, from when on, and what follows; with its source. */
export function retirementWords(mark: Retirement): string {
  const source = withDocuments(authorityName(mark.source.authority), mark.documents);
  return `${retirementSentence(mark)} ${l10n.t('Source: {0}.', source)}`;
}

/** The same without its source. */
export function retirementSentence({ id, concerns, phase, sources }: Retirement): string {
  switch (id) {
    case 'basicFailsForMail':
      return concerns === 'does'
        ? l10n.t('Basic is already failing for mail: Exchange Online has refused it since January 2023.')
        : l10n.t(
            'Basic is already failing for mail, if the set has any: Exchange Online has refused it since January 2023.',
          );
    case 'sharePointPasswordEnds':
      return [
        concerns === 'does'
          ? l10n.t('SharePoint and OneDrive no longer accept a stored user name and password.')
          : l10n.t(
              'If the set has sites: SharePoint and OneDrive no longer accept a stored user name and password.',
            ),
        l10n.t('Microsoft blocked it by default on 16 February 2026, and for good from 1 May 2026.'),
        l10n.t(
          "So Basic and Hybrid most likely haven't backed up sites since then. That's our inference: the product might sign in another way.",
        ),
        l10n.t('To fix it, upgrade the product to 9.0 or later, and migrate to Modern.'),
      ].join(between.sentences);
    case 'exchangeWebServicesEnd':
      return [
        concerns === 'does'
          ? l10n.t('Public Folders depend on Exchange Web Services.')
          : l10n.t('If the set has Public Folders, they depend on Exchange Web Services.'),
        exchangeWebServices(phase),
        l10n.t('Graph has no Public Folders, and no method of authentication changes that.'),
        l10n.t('Microsoft is reported to support no API for their data after October 2026.'),
      ].join(between.sentences);
    case 'settingAsksExchange':
      return [
        concerns === 'does'
          ? l10n.t('The setting backupAuth.permissions asks Exchange for: {0}.', sourceNames(sources))
          : l10n.t(
              'If the set has any of these, the setting backupAuth.permissions asks Exchange for them: {0}.',
              sourceNames(sources),
            ),
        l10n.t('If that means Exchange Web Services, it ends with them.'),
        exchangeWebServices(phase),
        ...(phase === 'ended' ? [] : [allowList()]),
        l10n.t("Requests to Graph don't depend on them."),
      ].join(between.sentences);
  }
}

function allowList(): string {
  return l10n.t(
    'Until then, they answer only if the tenant has EWSEnabled set to true and the client ID in EwsAllowedAppIDs.',
  );
}

function exchangeWebServices(phase: Retirement['phase']): string {
  switch (phase) {
    case 'announced':
      return l10n.t('Microsoft turns them off tenant by tenant between 1 October 2026 and 1 April 2027.');
    case 'underWay':
      return l10n.t(
        'Microsoft has been turning them off tenant by tenant since 1 October 2026. They end on 1 April 2027.',
      );
    case 'ended':
      return l10n.t('Microsoft ended them on 1 April 2027.');
  }
}
