import { type Method, methods } from '../../core/backupSets/backupSet';
import type { HandEdit } from '../../core/review/handEdits';
import type { UnwrittenRecord } from '../../core/review/unwrittenRecord';
import { l10n } from '../basics/l10n';
import { plainText } from '../basics/plainText';
import { methodName } from '../rules/status';

/** What a record says that no command writes, or what of it changed by hand, as plain sentences for a reviewer. */
export function recordFindingSentence({ id, params }: UnwrittenRecord | HandEdit): string {
  const param = (name: string): string => plainText(params[name] ?? '', 80);
  const property = param('property');
  const other = param('other');
  switch (id) {
    case 'recordOfBasic':
      return l10n.t('Basic has no record, but "{0}" is here. No command writes that.', property);
    case 'recordIncomplete':
      return l10n.t(
        '"{0}" is here without this: {1}. No command writes such a record.',
        property,
        param('missing'),
      );
    case 'recordOfBoth':
      return l10n.t(
        'This record has both "{0}", of a sign-in, and "{1}", of a record without one. No command writes both.',
        other,
        property,
      );
    case 'statementAlone':
      return l10n.t(
        '"{0}" is here, but not who authorized or recorded the method, and when. No command writes it alone.',
        property,
      );
    case 'aftercareOfHybrid':
      return l10n.t('Aftercare is only for Modern. Hybrid still needs the stored user name and password.');
    case 'timeAhead':
      return l10n.t('"{0}" is in the future.', property);
    case 'timeOrder':
      return l10n.t('"{0}" is earlier than "{1}", which comes first.', property, other);
    case 'methodEdited':
      return l10n.t(
        'The method changed from {0} to {1} without a new authorization or record.',
        methodWord(params['before']),
        methodWord(params['now']),
      );
    case 'grantEdited':
      return l10n.t('"{0}" changed, but "{1}" didn\'t. Save writes both.', property, param('same'));
    case 'recordEdited':
      return l10n.t(
        '"{0}" changed, but not the authorization or record that it belongs to. No command does that.',
        property,
      );
    case 'recordOfOther':
      return l10n.t(
        '"{0}" changed, but the authorization in the record is for the former one. Authorize again.',
        property,
      );
    case 'statementEdited':
      return l10n.t('"{0}" changed without a later time. No command does that.', property);
    case 'statementRemoved':
      return l10n.t('"{0}" was taken back. Check that this is right.', property);
    case 'recordTakenBack':
      return l10n.t(
        'The record of {0} is gone, as after Undo Migration. Check that this is right. The method is now {1}.',
        methodWord(params['before']),
        methodWord(params['now']),
      );
    case 'recordRemoved':
      return l10n.t('The backup set "{0}" was removed with its record. No command does that.', param('name'));
  }
}

function methodWord(id: string | undefined): string {
  const method: Method | undefined = methods.find((one) => one === id);
  return method === undefined ? plainText(id ?? '', 20) : methodName(method);
}
