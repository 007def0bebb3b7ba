import { l10n } from 'vscode';
import type { FileProblem } from '../core/fileProblem';
import { plainText } from './plainText';

/** What stands against a file, or against one value in it, as one plain sentence for Problems. */
export function fileProblemSentence({ id, params }: FileProblem): string {
  const param = (name: string): string => plainText(params[name] ?? '', 80);
  const property = param('property');
  switch (id) {
    case 'tooBig':
      return l10n.t('This file is larger than {0} MB and is not read.', param('limit'));
    case 'binary':
      return l10n.t('This is a binary file, not a list of backup sets.');
    case 'notUtf8':
      return l10n.t('This file is not encoded as UTF-8. Save it with the encoding UTF-8.');
    case 'empty':
      return l10n.t('This file is empty. List the backup sets under "backupSets".');
    case 'syntax':
      return syntaxSentence(params['code'] ?? '');
    case 'tooDeep':
      return l10n.t('Objects and lists are nested too deeply here.');
    case 'isDirectory':
      return l10n.t('This is a directory by the name of a backup sets file.');
    case 'cannotRead':
      return l10n.t('This file cannot be read ({0}). Check that you may read it.', param('detail'));
    case 'missing':
      return l10n.t('"{0}" is missing here.', property);
    case 'wrongType':
      return property === ''
        ? l10n.t('A backup sets file is an object with the list "backupSets".')
        : l10n.t('"{0}" is of the wrong type here: {1} is expected.', property, typeName(params['expected']));
    case 'notAllowed':
      return l10n.t('This value of "{0}" is not known. Known are: {1}.', property, param('allowed'));
    case 'malformed':
      return malformedSentence(property, params['format']);
    case 'noText':
      return l10n.t('"{0}" must not be empty.', property);
    case 'noItems':
      return l10n.t('"{0}" must not be an empty list. Leave it out if it is not known.', property);
    case 'repeatedItem':
      return l10n.t('"{0}" names something twice.', property);
    case 'duplicateKey':
      return l10n.t('"{0}" is there twice, so it is not clear which one counts.', property);
    case 'duplicateId':
      return l10n.t(
        'Several backup sets of this file have the id "{0}". None of them can be migrated until each has its own.',
        param('id'),
      );
    case 'duplicateTenant':
      return l10n.t(
        'Several tenants of this file have the id "{0}", so it is not clear which one its backup sets belong to.',
        param('id'),
      );
    case 'unknownTenant':
      return l10n.t('This file has no tenant with the id "{0}" under "tenants".', param('tenant'));
    case 'moreProblems':
      return l10n.t('There are {0} more problems in this file.', param('count'));
  }
}

function syntaxSentence(code: string): string {
  switch (code) {
    case 'UnexpectedEndOfComment':
      return l10n.t('This comment is not closed.');
    case 'UnexpectedEndOfString':
      return l10n.t('This text is not closed with a quotation mark.');
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
      return l10n.t('This is not valid JSON.');
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
        '"{0}" is not a version: numbers with dots between them are expected, as in 8.3.6.0.',
        property,
      );
    case 'dateTime':
      return l10n.t('"{0}" is not a date and time with a time zone, as in 2026-01-31T09:30:00Z.', property);
    case 'id':
      return l10n.t('"{0}" has broken characters in it.', property);
    default:
      return l10n.t('"{0}" is not a GUID, as in 3f2504e0-4f89-41d3-9a0c-0305e82c3301.', property);
  }
}

/** Why a Save changed nothing; `reason` is a `SaveRefusal`, or `entryDiffers`: the set is another one now. */
export function editRefusal(reason: string): { what: string; who: string; next: string } {
  const who = l10n.t('You');
  const saveAgain = l10n.t('Then choose Save again: the authorization is kept until then.');
  const repair = (what: string, next: string) => ({ what, who, next: `${next} ${saveAgain}` });
  switch (reason) {
    case 'unsavedChanges':
      return repair(
        l10n.t('The backup sets file has unsaved changes in an editor. Nothing was changed.'),
        l10n.t('Save the file in the editor, or revert it.'),
      );
    case 'fileGone':
      return repair(
        l10n.t('The backup sets file is no longer there. Nothing was changed.'),
        l10n.t('Bring the file back to its place.'),
      );
    case 'isDirectory':
      return repair(
        l10n.t('A directory stands in the place of the backup sets file. Nothing was changed.'),
        l10n.t('Bring the file back to its place.'),
      );
    case 'cannotRead':
      return repair(
        l10n.t('The backup sets file cannot be read. Nothing was changed.'),
        l10n.t('Check that you may read the file.'),
      );
    case 'cannotWrite':
      return repair(
        l10n.t('The backup sets file cannot be written. It is what it was.'),
        l10n.t('Check that you may write the file and its folder, and that the disk has room.'),
      );
    case 'entryGone':
      return repair(
        l10n.t('The backup sets file no longer has this backup set. Nothing was changed.'),
        l10n.t('Bring its entry back, with the same id.'),
      );
    case 'duplicateId':
      return repair(
        l10n.t('Several backup sets of the file have this id. Nothing was changed.'),
        l10n.t('Give each backup set an id of its own.'),
      );
    case 'entryInvalid':
      return repair(
        l10n.t("This backup set's entry in the file has a problem. Nothing was changed."),
        l10n.t('Mend what Problems says of it.'),
      );
    case 'entryDiffers':
      return {
        what: l10n.t('The file now has another account or tenant for this backup set. Nothing was changed.'),
        who,
        next: l10n.t('Check the entry in the file, then start the migration again.'),
      };
    case 'tooBig':
      return repair(
        l10n.t('The backup sets file is too large. Nothing was changed.'),
        l10n.t('Split it into several files of less than 50 MB.'),
      );
    case 'binary':
    case 'notUtf8':
      return repair(
        l10n.t('The backup sets file is not encoded as UTF-8. Nothing was changed.'),
        l10n.t('Save it with the encoding UTF-8.'),
      );
    case 'broken':
      return repair(
        l10n.t(
          'The backup sets file has a mistake, so that it cannot be edited safely. Nothing was changed.',
        ),
        l10n.t('Mend what Problems says of the file.'),
      );
    case 'changedAgain':
      return repair(
        l10n.t('The backup sets file kept changing while it was being saved. Nothing was changed by us.'),
        l10n.t('Wait until the other program is done.'),
      );
    case 'readBackDiffers':
      return repair(
        l10n.t(
          'The backup sets file is not what was just written to it: another program may have changed it.',
        ),
        l10n.t('Compare the file with its last version.'),
      );
    default:
      return repair(
        l10n.t('The backup sets file could not be edited. Nothing was changed.'),
        l10n.t('Look at the file and at Problems.'),
      );
  }
}
