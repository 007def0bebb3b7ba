import { l10n } from 'vscode';
import type { ImportRefusal } from '../core/importRefusal';
import { plainText } from './plainText';

/** Why AhsayCBS or a file told nothing that can be used, for a dialog: what happened, and what next. Plain text; nothing was changed. */
export function importRefusalWords(refusal: ImportRefusal): { readonly what: string; readonly next: string } {
  switch (refusal.id) {
    case 'serverError': {
      const message = plainText(refusal.message);
      return {
        what:
          message === ''
            ? l10n.t('AhsayCBS refused, and gave no reason.')
            : l10n.t('AhsayCBS refused: “{0}”', message),
        next: l10n.t('Check user, password and login name. The user needs the role Admin or API.'),
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
          '{0} answered with a web page, for example a login page, not with backup sets.',
          refusal.host,
        ),
        next: l10n.t('Check address and port: it must be those of AhsayCBS itself.'),
      };
    case 'redirected':
      return {
        what: l10n.t('{0} sends elsewhere. The password was not sent there.', refusal.host),
        next: l10n.t(
          'Open the address in a browser, see where it leads, and give that address if you trust it.',
        ),
      };
    case 'notAnAnswer':
      return {
        what:
          refusal.host === undefined
            ? l10n.t('That is not an answer of AhsayCBS, or it is cut off.')
            : l10n.t('What {0} answered is not an answer of AhsayCBS, or it is cut off.', refusal.host),
        next:
          refusal.host === undefined
            ? l10n.t('Save the answer of ListBackupSets as it comes, or use a CSV with a header.')
            : l10n.t('Check address and port, then try again.'),
      };
    case 'tooLarge':
      return {
        what: l10n.t('The answer is too large to be a list of backup sets.'),
        next: l10n.t('Import fewer backup users at a time.'),
      };
    case 'notText':
      return {
        what: l10n.t('The file is not encoded as UTF-8.'),
        next: l10n.t('Save it as UTF-8; spreadsheets call it “CSV UTF-8”.'),
      };
    case 'cannotRead':
      return {
        what: l10n.t('The file could not be read.'),
        next: l10n.t('Check its rights and the disk.'),
      };
    case 'empty':
      return { what: l10n.t('The file is empty.'), next: l10n.t('Choose another one.') };
    default:
      return { what: csvRefusal(refusal), next: l10n.t('Mend the file, then import it again.') };
  }
}

function statusNext(status: number): string {
  if (status >= 500) return l10n.t('Try again later, or ask who runs the server.');
  return status === 401 || status === 403
    ? l10n.t('Check address, user and password, and whether a gateway stands before the server.')
    : l10n.t('Check the address, and the version of AhsayCBS: it tells of backup jobs from 9.1 on.');
}

type CsvRefusal = Extract<ImportRefusal, { readonly line: number }>;

function csvRefusal(refusal: CsvRefusal): string {
  const { line } = refusal;
  const column = 'column' in refusal ? plainText(refusal.column, 80) : '';
  switch (refusal.id) {
    case 'quoteOpen':
      return l10n.t('Line {0}: a quotation mark opens here and is never closed.', line);
    case 'quoteStray':
      return l10n.t(
        'Line {0}: a quotation mark in the wrong place. Put the whole value into quotation marks and double those within.',
        line,
      );
    case 'columnMissing':
      return l10n.t('Line {0}: the column “{1}” is missing.', line, column);
    case 'columnUnknown':
      return l10n.t('Line {0}: the column “{1}” is not known. Known are: {2}.', line, column, refusal.known);
    case 'columnTwice':
      return l10n.t('Line {0}: the column “{1}” is there twice.', line, column);
    case 'cells':
      return l10n.t('Line {0}: {1} values, where the header has {2}.', line, refusal.found, refusal.expected);
    case 'cellEmpty':
      return l10n.t('Line {0}: “{1}” is empty.', line, column);
    case 'cellUnusable':
      return l10n.t('Line {0}: “{1}” is too long, or holds broken characters.', line, column);
    case 'cellUnknown':
      return l10n.t(
        'Line {0}: “{1}” is not known as {2}. Known are: {3}.',
        line,
        plainText(refusal.value, 80),
        column,
        refusal.known,
      );
  }
}
