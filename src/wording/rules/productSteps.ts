import type { BackupSet, TargetMethod } from '../../core/backupSets/backupSet';
import { documentsOf } from '../../core/rules/documents';
import { inRange } from '../../core/backupSets/version';
import { plainText } from '../basics/plainText';
import { authorityName, withDocuments } from './rules';
import { l10n } from '../basics/l10n';

/**
 * The clicks by which the change is made in the backup product, for its version: from 9.1 on in the user's web console, before
 * in the client.
 */
export function productSteps({ name, edition }: BackupSet, method: TargetMethod): readonly string[] {
  const set = plainText(name);
  if (inRange(edition?.version, { from: '9.1' })) {
    return [
      l10n.t('In the web console, open User > Backup Set > {0}.', set),
      l10n.t(
        'If a message asks to migrate, select Continue. Otherwise select Change settings, and then Next.',
      ),
      l10n.t('Select "I understand the limitation and confirm" if it\'s shown, and then Authorize.'),
      l10n.t('Sign in, copy the code, paste it there, and select OK.'),
      l10n.t('Select Save.'),
    ];
  }
  return [
    l10n.t('In the client, open Backup Sets > {0} > General.', set),
    l10n.t('Select Change Settings.'),
    method === 'modern'
      ? l10n.t('Leave user name and password blank, select the region, and then Next.')
      : l10n.t('Select the region, and then Next.'),
    l10n.t('Select Authorize, sign in, copy the code, paste it there, and select OK.'),
    l10n.t('Select Save.'),
  ];
}

/** Where these steps are described. */
export function productStepsSource({ edition }: BackupSet): string {
  const document = inRange(edition?.version, { from: '9.1' }) ? 'reauthentication' : 'obmManual';
  return withDocuments(authorityName('vendor'), documentsOf([document]));
}
