import type { Edition } from '../../core/backupSets/backupSet';
import type { GapId, RuleId } from '../../core/rules/judgement';
import type { SourceDocument } from '../../core/rules/documents';
import { own } from '../../core/basics/own';
import type { Authority, RuleSource } from '../../core/rules/ruleTable';
import { ruleDocuments, ruleEnd, ruleSource } from '../../core/rules/rules';
import { editionName } from './editionName';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

export { editionName } from './editionName';

/** Sentences of `core/rules/rules.json`. The edition's name stands where the manual leaves a place for it. */
const rules: Readonly<Record<RuleId, (edition: string) => string>> = {
  productTooOld: (edition) =>
    l10n.t(
      '{0} is too old. It can migrate from version 8.3.6.0. Upgrade it, and then change its version in the file.',
      edition,
    ),
  editionUnknown: () =>
    l10n.t(
      'The rules depend on the version of the backup product, which the file doesn\'t have as numbers with dots. Fill in "edition".',
    ),
  duplicateId: () => l10n.t('Another backup set in the file has the same ID. Give each its own ID.'),
  tenantUnknown: () => l10n.t('The file doesn\'t have the tenant of this backup set. Add it to "tenants".'),
  tenantInvalid: () =>
    l10n.t(
      'The entry of its tenant has a mistake, which Problems shows. List each tenant once under "tenants", with a domain or its tenant ID.',
    ),
  accountInvalid: () =>
    l10n.t(
      'Microsoft 365 can\'t have this account. Correct "account" in the file: exactly one "@", and no spaces or control characters.',
    ),
  cloudRetired: () =>
    l10n.t(
      'Microsoft closed its Germany cloud on 29 October 2021. Find out where the tenant was moved to, and change its cloud in the file.',
    ),
  clientIdMissing: () =>
    l10n.t('This tenant has no client ID. Register your own app in Entra, and enter its client ID.'),
  clientIdOfMicrosoft: () =>
    l10n.t(
      "The client ID in the file is one of Microsoft's own apps, which attackers use to steal sign-ins. Enter the ID of your own app registration.",
    ),
  migrationSuggested: (edition) =>
    l10n.t(
      'From version 8.3.6.0 of {0}, moving off Basic is suggested, so that backup and restore continue when Microsoft ends it.',
      edition,
    ),
  hybridAnyAccount: () => l10n.t('For Hybrid, any type of account can authorize.'),
  modernForOrdinaryAccount: () =>
    l10n.t('Created with an ordinary account, so a Global Administrator must authorize Modern.'),
  modernForAdministratorAccount: () =>
    l10n.t(
      "Created with a Global Administrator's account, which can authorize Modern itself if it still holds the role.",
    ),
  modernForUnknownRole: () =>
    l10n.t(
      "The file doesn't say whether the account is an ordinary one, so Modern requires a Global Administrator.",
    ),
  modernAlwaysAdministrator: (edition) =>
    l10n.t('From version 9.0 of {0}, a Global Administrator must always authorize Modern.', edition),
  sourcesUnknown: () =>
    l10n.t('The file doesn\'t say what is backed up, so no method can be recommended. Fill in "sources".'),
  siteSourcesCloseModern: (edition) =>
    l10n.t(
      "Modern doesn't suit backup sets with Personal Sites or SharePoint sites before version 9.0 of {0}. Hybrid is the temporary workaround.",
      edition,
    ),
  personalSitesCloseModern: (edition) =>
    l10n.t(
      "Modern doesn't suit backup sets with Personal Sites before version 9.0 of {0}. Hybrid is the temporary workaround.",
      edition,
    ),
  siteSourcesWithGaps: (edition) =>
    l10n.t('From version 9.0 of {0}, Modern supports site sources, with limits to acknowledge.', edition),
  globalRegionOnly: (edition) =>
    l10n.t("From version 9.0 of {0}, Modern is only for tenants in Microsoft's Global region.", edition),
  modernRecommended: () => l10n.t('Modern is the suggested method.'),
  hybridWhereModernIsClosed: () => l10n.t('If Modern is closed, Hybrid is the way off Basic.'),
  hybridDueForReview: () =>
    l10n.t('Hybrid was chosen because Modern was closed. Modern is open now: consider migrating to it.'),
  authorizeAgainAfterUpgrade: (edition) =>
    l10n.t(
      'After an upgrade to version 9 of {0}, Modern and Hybrid backup sets must be authorized again.',
      edition,
    ),
  onceForEachAccount: () =>
    l10n.t('One authorization serves every backup set of the same Microsoft 365 account.'),
  onceForEachBackupSet: (edition) =>
    l10n.t('From version 9.1 of {0}, each backup set has its own authorization.', edition),
};

const gaps: Readonly<Record<GapId, (edition: string) => string>> = {
  webPartsAndMetadata: (edition) =>
    l10n.t("{0} doesn't cover all web parts and metadata of sites under Modern.", edition),
  siteFeatures: (edition) => l10n.t("{0} doesn't cover site features under Modern.", edition),
  externalContentTypes: (edition) =>
    l10n.t("{0} doesn't cover external content types under Modern.", edition),
  surveyOptions: (edition) => l10n.t("{0} doesn't cover the options of surveys under Modern.", edition),
  sourcesUnverified: (edition) =>
    l10n.t(
      "The file doesn't list the sources. Check in {0} that no Personal Sites or SharePoint sites are selected, or that its version supports them under Modern.",
      edition,
    ),
};

/** `edition`: the product's name, see `editionName`. */
export function ruleSentence(rule: RuleId, edition: string): string {
  return own(rules, rule)?.(edition) ?? rule;
}

/** A limit that is to be acknowledged. */
export function gapSentence(gap: GapId, edition: string): string {
  return own(gaps, gap)?.(edition) ?? gap;
}

/** "Source: the manual." Empty: no such rule. */
export function sourceSentence(rule: RuleId): string {
  const name = sourceName(rule);
  return name === '' ? '' : l10n.t('Source: {0}.', name);
}

/** "the manual", with what it was drawn from or who names its versions, and the documents. Empty: no such rule. */
export function sourceName(rule: RuleId): string {
  const source = ruleSource(rule);
  if (!source) return '';
  return withDocuments(sourceKind(source), ruleDocuments(rule));
}

function sourceKind({ authority, from, limits }: RuleSource): string {
  const name = authorityName(authority);
  if (from) return l10n.t('{0}, based on {1}', name, authorityName(from));
  if (limits) return l10n.t('{0}; its versions: {1}', name, authorityName(limits));
  return name;
}

/** "the manual (document, vendor, date, address)". */
export function withDocuments(name: string, documents: readonly SourceDocument[]): string {
  const each = documents.map(({ document, vendor, date, address }) =>
    [document, vendor, /^\d{4}-/.test(date) ? date : l10n.t('version {0}', date), address].join(
      between.names,
    ),
  );
  return each.length > 0 ? `${name} (${each.join('; ')})` : name;
}

/** The rule and its source in one line. */
export function ruleWithSource(rule: RuleId, edition: Edition | undefined): string {
  return `${ruleSentence(rule, editionName(edition))} ${sourceSentence(rule)}`.trim();
}

/** The way out of a rule that ends with a version of the product. Empty: it has no end. */
export function upgradeSentence(rule: RuleId, edition: Edition | undefined): string {
  const version = ruleEnd(rule);
  return version === undefined
    ? ''
    : l10n.t('Next: upgrade {0} to {1} or later, and then migrate to Modern.', editionName(edition), version);
}

export function authorityName(authority: Authority): string {
  switch (authority) {
    case 'manual':
      return l10n.t("the product's manual");
    case 'vendor':
      return l10n.t('public documentation of backup vendors');
    case 'microsoft':
      return l10n.t("Microsoft's public documentation");
    case 'inference':
      return l10n.t('our inference');
    case 'safeguard':
      return l10n.t('a safeguard of this extension');
  }
}
