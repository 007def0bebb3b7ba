import { l10n } from 'vscode';
import { numberWords } from '../basics/locale';
import type { FileProblem } from '../../core/backupSets/fileProblem';
import { plainText } from '../basics/plainText';
import { moreProblemsWords } from '../basics/counts';

/** What stands against a file, or against one value in it, as one plain sentence for Problems. */
export function fileProblemSentence({ id, params }: FileProblem): string {
  const param = (name: string): string => plainText(params[name] ?? '', 80);
  const property = param('property');
  switch (id) {
    case 'tooBig':
      return l10n.t("This file is larger than {0} MB and isn't read.", param('limit'));
    case 'binary':
      return l10n.t('This is a binary file, not a list of backup sets.');
    case 'notUtf8':
      return l10n.t("This file isn't encoded as UTF-8. Save it with the encoding UTF-8.");
    case 'empty':
      return l10n.t('This file is empty. List the backup sets under "backupSets".');
    case 'syntax':
      return syntaxSentence(params['code'] ?? '');
    case 'tooDeep':
      return l10n.t('Objects and lists are nested too deeply here.');
    case 'tooManyValues':
      return l10n.t(
        "This file has more than {0} values and isn't read: no list of backup sets needs as many.",
        numberWords(Number(params['limit'])),
      );
    case 'isDirectory':
      return l10n.t('This is a directory by the name of a backup sets file.');
    case 'cannotRead':
      return l10n.t("This file can't be read ({0}). Check that you may read it.", param('detail'));
    case 'defect':
      return l10n.t(
        "A defect in this extension keeps it from reading this file ({0}). Report it. Other files aren't affected.",
        param('detail'),
      );
    case 'missing':
      return l10n.t('"{0}" is missing here.', property);
    case 'wrongType':
      return property === ''
        ? l10n.t('A backup sets file is an object with the list "backupSets".')
        : l10n.t('"{0}" is of the wrong type here: {1} is expected.', property, typeName(params['expected']));
    case 'notAllowed':
      return l10n.t('This value of "{0}" isn\'t known. Known are: {1}.', property, param('allowed'));
    case 'malformed':
      return malformedSentence(property, params['format']);
    case 'noText':
      return l10n.t('"{0}" must not be empty.', property);
    case 'tooLong':
      return l10n.t('"{0}" is too long: at most {1} characters are possible.', property, param('limit'));
    case 'noItems':
      return l10n.t('"{0}" must not be an empty list. Leave it out if it isn\'t known.', property);
    case 'repeatedItem':
      return l10n.t('"{0}" names something twice.', property);
    case 'duplicateKey':
      return l10n.t('"{0}" is there twice, so it isn\'t clear which one counts.', property);
    case 'duplicateId':
      return l10n.t(
        'Several backup sets of this file have the id "{0}". None of them can be migrated until each has its own.',
        param('id'),
      );
    case 'duplicateTenant':
      return l10n.t(
        'Several tenants of this file have the id "{0}", so it isn\'t clear which one its backup sets belong to.',
        param('id'),
      );
    case 'unknownTenant':
      return l10n.t('This file has no tenant with the id "{0}" under "tenants".', param('tenant'));
    case 'accountUnusual':
      return l10n.t(
        'Microsoft 365 gives no account the name "{0}": check it. Expected is a user principal name, for example backup@contoso.com.',
        param('account'),
      );
    case 'accountInvalid':
      return l10n.t(
        '"{0}" can\'t be a Microsoft 365 account: it needs exactly one "@", and no spaces or control characters. Its backup set can\'t be migrated until you correct it.',
        param('account'),
      );
    case 'secretInFile':
      return l10n.t(
        '"{0}" holds what looks like a password or a token. Anyone who can read this file can use it: remove it here, and replace it where it counts.',
        property,
      );
    case 'moreProblems':
      return moreProblemsWords(Number(param('count')));
  }
}

function syntaxSentence(code: string): string {
  switch (code) {
    case 'UnexpectedEndOfComment':
      return l10n.t("This comment isn't closed.");
    case 'UnexpectedEndOfString':
      return l10n.t("This text isn't closed with a quotation mark.");
    case 'PropertyNameExpected':
      return l10n.t('The name of a property, in double quotation marks, is expected here.');
    case 'ColonExpected':
      return l10n.t('A colon is expected here.');
    case 'CommaExpected':
      return l10n.t('A comma is expected here.');
    case 'CloseBraceExpected':
      return l10n.t('A closing brace is expected here.');
    case 'CloseBracketExpected':
      return l10n.t('A closing bracket is expected here.');
    case 'EndOfFileExpected':
      return l10n.t('The end of the file is expected here.');
    default:
      return l10n.t("This isn't valid JSON.");
  }
}

function typeName(type: string | undefined): string {
  switch (type) {
    case 'object':
      return l10n.t('an object');
    case 'array':
      return l10n.t('a list');
    default:
      return l10n.t('text in quotation marks');
  }
}

function malformedSentence(property: string, format: string | undefined): string {
  switch (format) {
    case 'tenant':
      return l10n.t(
        'A tenant is one of its domains, for example contoso.onmicrosoft.com, or its tenant ID: no address, no port, no path.',
      );
    case 'version':
      return l10n.t(
        '"{0}" isn\'t a version: numbers with dots between them are expected, as in 8.3.6.0.',
        property,
      );
    case 'dateTime':
      return l10n.t('"{0}" isn\'t a date and time with a time zone, as in 2026-01-31T09:30:00Z.', property);
    case 'date':
      return l10n.t('"{0}" isn\'t a date, as in 2026-01-31.', property);
    case 'id':
      return l10n.t('"{0}" has broken characters in it.', property);
    default:
      return l10n.t('"{0}" isn\'t a GUID, as in 3f2504e0-4f89-41d3-9a0c-0305e82c3301.', property);
  }
}
