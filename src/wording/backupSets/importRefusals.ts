import type { CsvFault, ImportRefusal } from '../../core/backupSets/importRefusal';
import { plainText } from '../basics/plainText';
import { l10n } from '../basics/l10n';

/** Why AhsayCBS or a file told nothing that can be used, for a dialog: what happened, and what next. Plain text; nothing was changed. */
export function importRefusalWords(refusal: ImportRefusal): { readonly what: string; readonly next: string } {
  switch (refusal.id) {
    case 'serverError': {
      const message = plainText(refusal.message);
      return {
        what:
          message === ''
            ? l10n.t('AhsayCBS refused without a reason.')
            : l10n.t('AhsayCBS refused: "{0}"', message),
        next: l10n.t(
          'Check the user, the password, and the login name. The user needs the role Admin or API.',
        ),
      };
    }
    case 'status':
      return {
        what: l10n.t('{0} refused the request (HTTP {1}).', refusal.host, refusal.status),
        next: statusNext(refusal.status),
      };
    case 'webPage':
      return {
        what: l10n.t(
          '{0} answered with a web page, not with backup sets. It might be a sign-in page.',
          refusal.host,
        ),
        next: l10n.t('Check address and port. They must be those of AhsayCBS itself.'),
      };
    case 'redirected':
      return {
        what: l10n.t("{0} redirects elsewhere. The password wasn't sent there.", refusal.host),
        next: l10n.t(
          'Open the address in a browser. If you trust the page that it leads to, enter that address.',
        ),
      };
    case 'notAnAnswer':
      return {
        what:
          refusal.host === undefined
            ? l10n.t("That isn't an answer of AhsayCBS, or it's incomplete.")
            : l10n.t("The answer of {0} isn't from AhsayCBS, or it's incomplete.", refusal.host),
        next:
          refusal.host === undefined
            ? l10n.t('Save the whole answer of ListBackupSets, or use a CSV with a header.')
            : l10n.t('Check address and port, then try again.'),
      };
    case 'tooLarge':
      return refusal.host === undefined
        ? {
            what: l10n.t('The file is too large to be a list of backup sets.'),
            next: l10n.t('Split it, and import one part at a time.'),
          }
        : {
            what: l10n.t('The answer is too large to be a list of backup sets.'),
            next: l10n.t('Import fewer backup users at a time.'),
          };
    case 'notText':
      return { what: l10n.t("The file isn't encoded as UTF-8."), next: saveAsUtf8() };
    case 'utf16':
      return {
        what: l10n.t('The file is encoded as UTF-16, which Excel calls "Unicode Text".'),
        next: saveAsUtf8(),
      };
    case 'workbook':
      return { what: l10n.t('The file is a workbook or a ZIP file, not a CSV.'), next: saveAsUtf8() };
    case 'notJson':
      return {
        what: l10n.t("The file's name ends in .json, but its content isn't JSON."),
        next: l10n.t("Save the answer of ListBackupSets again. If it's a table, name it .csv."),
      };
    case 'cannotRead':
      return {
        what: l10n.t("The file couldn't be read."),
        next: l10n.t('Check its permissions and the disk.'),
      };
    case 'empty':
      return { what: l10n.t('The file is empty.'), next: l10n.t('Choose another one.') };
    case 'columnMissing':
      return {
        what: l10n.t('Line {0}: the column "{1}" is missing.', refusal.line, refusal.column),
        next: l10n.t('The first line names the columns. These are known: {0}.', refusal.known),
      };
    case 'columnTwice':
      return {
        what: l10n.t('Line {0}: the column "{1}" is there twice.', refusal.line, refusal.column),
        next: l10n.t('Remove one of them, then import the file again.'),
      };
  }
}

function saveAsUtf8(): string {
  return l10n.t('In the spreadsheet, save it as "CSV UTF-8 (comma delimited)", then import that file.');
}

function statusNext(status: number): string {
  if (status >= 500) return l10n.t("Try again later, or ask the server's administrator.");
  return status === 401 || status === 403
    ? l10n.t('Check address, user and password, and whether a gateway is in front of the server.')
    : l10n.t('Check the address, and the version of AhsayCBS: it lists backup jobs from 9.1 on.');
}

/** Why a row of a CSV is left out, in one line of plain text. */
export function csvFaultWords(fault: CsvFault): string {
  const { line } = fault;
  switch (fault.id) {
    case 'quoteOpen':
      return l10n.t("Line {0}: a quotation mark that opens here isn't closed.", line);
    case 'quoteStray':
      return l10n.t(
        'Line {0}: a quotation mark is in the wrong place. Put the whole value in quotation marks, and double those within.',
        line,
      );
    case 'notRead':
      return l10n.t('Line {0}: nothing after this line was read. Fix the quotation marks first.', line);
    case 'cells':
      return l10n.t('Line {0}: {1} values, but the header has {2}.', line, fault.found, fault.expected);
    case 'cellEmpty':
      return l10n.t('Line {0}: "{1}" is empty.', line, fault.column);
    case 'cellUnusable':
      return l10n.t('Line {0}: "{1}" is too long, or has broken characters.', line, fault.column);
    case 'idShortened':
      return l10n.t(
        'Line {0}: a spreadsheet shortened the ID to {1}, so its last digits are lost. Format the column as text, and enter the IDs again.',
        line,
        plainText(fault.value, 80),
      );
    case 'cellUnknown':
      return l10n.t(
        'Line {0}: "{1}" isn\'t known as {2}. Use one of these: {3}.',
        line,
        plainText(fault.value, 80),
        fault.column,
        fault.known,
      );
  }
}
