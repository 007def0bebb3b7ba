import type { FileRefusal } from '../../core/backupSets/fileRefusal';
import { l10n } from '../basics/l10n';

/** Why a file did not take the record, and what next. In each case the authorization stays kept. */
export function fileRefusal(reason: FileRefusal): { what: string; next: string } {
  const saveAgain = l10n.t('Then choose Save again. The authorization is still stored.');
  const mend = l10n.t('Fix the file. The Problems view shows the line. {0}', saveAgain);
  switch (reason) {
    case 'unsavedChanges':
      return {
        what: l10n.t('The file has unsaved changes in an editor, so nothing was written to it.'),
        next: l10n.t('Save or revert the file. {0}', saveAgain),
      };
    case 'changedAgain':
      return {
        what: l10n.t('Another program keeps changing the file, so nothing was written to it.'),
        next: l10n.t('Wait until that program has finished. {0}', saveAgain),
      };
    case 'cannotWrite':
      return {
        what: l10n.t("The file couldn't be written. It's unchanged."),
        next: l10n.t('Check its permissions and the disk. {0}', saveAgain),
      };
    case 'readBackDiffers':
      return {
        what: l10n.t("The file's content doesn't match what was saved."),
        next: l10n.t('Open the file and compare its entry. {0}', saveAgain),
      };
    case 'fileGone':
      return {
        what: l10n.t('The file is gone.'),
        next: l10n.t('Restore it, for example from Git. {0}', saveAgain),
      };
    case 'isDirectory':
      return {
        what: l10n.t('A folder has the name of the file.'),
        next: l10n.t('Restore the file. {0}', saveAgain),
      };
    case 'cannotRead':
      return {
        what: l10n.t("The file couldn't be read."),
        next: l10n.t('Check its permissions and the disk. {0}', saveAgain),
      };
    case 'tooBig':
      return {
        what: l10n.t("The file is larger than 50 MB, so it wasn't changed."),
        next: l10n.t('Split it into several files. {0}', saveAgain),
      };
    case 'notUtf8':
    case 'binary':
      return {
        what: l10n.t("The file isn't UTF-8 text, so it wasn't changed."),
        next: l10n.t('Save it as UTF-8. {0}', saveAgain),
      };
    case 'broken':
      return { what: l10n.t("The file isn't a list of backup sets now."), next: mend };
    case 'entryGone':
      return {
        what: l10n.t('The entry of the backup set is gone from the file.'),
        next: l10n.t('Restore it. {0}', saveAgain),
      };
    case 'duplicateId':
      return { what: l10n.t('Several entries of the file have the ID of this backup set.'), next: mend };
    case 'entryInvalid':
      return { what: l10n.t('The entry of the backup set has a problem of its own.'), next: mend };
    case 'recordInvalid':
      return {
        what: l10n.t("The file's format doesn't allow the new record. Nothing was written."),
        next: l10n.t('This is a defect. Report it with the log.'),
      };
    case 'entryDiffers':
      return {
        what: l10n.t("The entry's account, tenant, cloud, or client ID isn't the one that was authorized."),
        next: l10n.t('Undo the change and save again, or choose Sign In Again.'),
      };
  }
}
