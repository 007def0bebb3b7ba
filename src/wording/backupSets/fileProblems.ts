import { methods } from '../../core/backupSets/backupSet';
import { ruleEnd } from '../../core/rules/rules';
import { numberWords } from '../basics/locale';
import { editionName, ruleSentence } from '../rules/rules';
import { methodName } from '../rules/status';
import type { FileProblem } from '../../core/backupSets/fileProblem';
import { plainText } from '../basics/plainText';
import { moreProblemsWords } from '../basics/counts';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** What stands against a file, or against one value in it, as one plain sentence for Problems. */
export function fileProblemSentence({ id, params }: FileProblem): string {
  const param = (name: string): string => plainText(params[name] ?? '', 80);
  const property = param('property');
  switch (id) {
    case 'tooBig':
      return l10n.t('This file is too large to read. The limit is {0} MB.', param('limit'));
    case 'binary':
      return l10n.t('This is a binary file, not a list of backup sets.');
    case 'notUtf8':
      return l10n.t("This file isn't encoded as UTF-8. Save it as UTF-8.");
    case 'empty':
      return l10n.t('This file is empty. List the backup sets under "backupSets".');
    case 'syntax':
      return syntaxSentence(params['code'] ?? '');
    case 'tooDeep':
      return l10n.t('Objects and lists are nested too deeply here.');
    case 'tooManyValues':
      return l10n.t(
        "This file has more than {0} values, so it isn't read. No list of backup sets needs that many.",
        numberWords(Number(params['limit'])),
      );
    case 'isDirectory':
      return l10n.t('A folder has the name of a backup sets file.');
    case 'cannotRead':
      return l10n.t("This file can't be read ({0}). Check its permissions.", param('detail'));
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
        : l10n.t('"{0}" has the wrong type. Expected: {1}.', property, typeName(params['expected']));
    case 'notAllowed':
      return l10n.t('This value of "{0}" isn\'t known. Use one of these: {1}.', property, param('allowed'));
    case 'malformed':
      return malformedSentence(property, params['format']);
    case 'noText':
      return l10n.t('"{0}" must not be empty.', property);
    case 'tooLong':
      return l10n.t('"{0}" is too long. Use at most {1} characters.', property, param('limit'));
    case 'noItems':
      return l10n.t('"{0}" must not be an empty list. Leave it out if you don\'t know it.', property);
    case 'repeatedItem':
      return l10n.t('"{0}" lists something twice.', property);
    case 'duplicateKey':
      return l10n.t('"{0}" is here twice, so it isn\'t clear which one counts.', property);
    case 'duplicateId':
      return l10n.t(
        'Several backup sets of this file have the ID "{0}". Give each its own, so that they can be migrated.',
        param('id'),
      );
    case 'duplicateTenant':
      return l10n.t(
        'Several tenants of this file have the ID "{0}", so it isn\'t clear which one its backup sets belong to.',
        param('id'),
      );
    case 'unknownTenant':
      return params['meant']
        ? l10n.t(
            'This file has no tenant with the ID "{0}" under "tenants". Did you mean "{1}"?',
            param('tenant'),
            param('meant'),
          )
        : l10n.t('This file has no tenant with the ID "{0}" under "tenants".', param('tenant'));
    case 'accountUnusual':
      return l10n.t(
        '"{0}" is an unusual account name. Check it: a user principal name looks like backup@contoso.com.',
        param('account'),
      );
    case 'accountInvalid':
      return l10n.t(
        '"{0}" can\'t be a Microsoft 365 account. Use exactly one "@", and no spaces or control characters. Its backup set can\'t be migrated until then.',
        param('account'),
      );
    case 'secretInFile':
      return l10n.t(
        '"{0}" looks like a password or a token. Anyone who can read this file can use it. Remove it here, and replace it at its service.',
        property,
      );
    case 'clientIdOfMicrosoft':
    case 'cloudRetired':
      return ruleSentence(id, '');
    case 'methodClosed':
      return closedSentence(params);
    case 'otherRole':
      return l10n.t(
        'Another backup set of "{0}" has "{1}" here. One of them is probably wrong, because an account has one role.',
        param('account'),
        param('role'),
      );
    case 'moreProblems':
      return moreProblemsWords(Number(param('count')));
  }
}

/** The method, the rule that closes it, and the version that opens it. */
function closedSentence({ method, rule = '', edition = '' }: FileProblem['params']): string {
  const name = methodName(methods.find((one) => one === method) ?? 'modern');
  const version = ruleEnd(rule);
  return [
    l10n.t("It's recorded as {0}, which the rules don't allow for it now.", name),
    ruleSentence(rule, plainText(edition) || editionName(undefined)),
    ...(version === undefined ? [] : [l10n.t('Upgrade to {0} or later.', version)]),
  ].join(between.sentences);
}

function syntaxSentence(code: string): string {
  switch (code) {
    case 'UnexpectedEndOfComment':
      return l10n.t("This comment isn't closed.");
    case 'UnexpectedEndOfString':
      return l10n.t("This text isn't closed with a quotation mark.");
    case 'PropertyNameExpected':
      return l10n.t('Expected: the name of a property, in double quotation marks.');
    case 'ColonExpected':
      return l10n.t('Expected: a colon.');
    case 'CommaExpected':
      return l10n.t('Expected: a comma.');
    case 'CloseBraceExpected':
      return l10n.t('Expected: a closing brace.');
    case 'CloseBracketExpected':
      return l10n.t('Expected: a closing bracket.');
    case 'EndOfFileExpected':
      return l10n.t('Expected: the end of the file.');
    default:
      return l10n.t("This isn't JSON.");
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
        'Use a domain of the tenant, for example contoso.onmicrosoft.com, or its tenant ID, without address, port, or path.',
      );
    case 'version':
      return l10n.t('"{0}" isn\'t a version. Use numbers with dots, as in 8.3.6.0.', property);
    case 'dateTime':
      return l10n.t('"{0}" isn\'t a date and time with a time zone, as in 2026-01-31T09:30:00Z.', property);
    case 'date':
      return l10n.t('"{0}" isn\'t a date, as in 2026-01-31.', property);
    case 'id':
      return l10n.t('"{0}" has broken characters.', property);
    default:
      return l10n.t('"{0}" isn\'t a GUID, as in 3f2504e0-4f89-41d3-9a0c-0305e82c3301.', property);
  }
}
