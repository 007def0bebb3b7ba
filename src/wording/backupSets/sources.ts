import type { Source } from '../../core/backupSets/backupSet';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** All words of a source. */
interface SourceWords {
  readonly name: string;
  /** What a test reads of it, and does with it. */
  readonly testReads: string;
  /** The authorization has no access, or there is nothing to read: nothing is known of it. */
  readonly notTested: string;
}

function wordsOf(source: Source): SourceWords {
  switch (source) {
    case 'mailboxes':
      return {
        name: l10n.t('Mailboxes'),
        testReads: l10n.t(
          'reads the list of mail folders, calendars and contacts, and the time zone of the mailbox',
        ),
        notTested: l10n.t('Mail: not tested, because this authorization has no access to mail.'),
      };
    case 'oneDrive':
      return {
        name: l10n.t('OneDrive'),
        testReads: l10n.t('checks that the OneDrive exists'),
        notTested: l10n.t('OneDrive: not tested, because this authorization has no access to files.'),
      };
    case 'personalSites':
      return { name: l10n.t('Personal Sites'), ...siteWords() };
    case 'sharePointSites':
      return { name: l10n.t('SharePoint Sites'), ...siteWords() };
    case 'publicFolders':
      return {
        name: l10n.t('Public Folders'),
        testReads: l10n.t('nothing: Microsoft Graph has no Public Folders'),
        notTested: l10n.t("Public Folders can't be tested: Microsoft Graph has none."),
      };
    case 'teams':
      return {
        name: l10n.t('Teams'),
        testReads: l10n.t('reads the list of teams, and of the channels of one'),
        notTested: l10n.t('Teams: not tested, because this authorization has no access to teams.'),
      };
  }
}

function siteWords() {
  return {
    testReads: l10n.t('checks that the root site exists'),
    notTested: l10n.t('Sites: not tested, because this authorization has no access to sites.'),
  };
}

function sourceName(source: Source): string {
  return wordsOf(source).name;
}

export function sourceNames(sources: readonly Source[] | undefined): string {
  if (sources === undefined) return l10n.t('unknown: not in the file');
  return sources.length > 0 ? sources.map(sourceName).join(between.names) : l10n.t('nothing');
}

export function testReads(source: Source): string {
  return wordsOf(source).testReads;
}

export function notTested(source: Source): string {
  return wordsOf(source).notTested;
}
