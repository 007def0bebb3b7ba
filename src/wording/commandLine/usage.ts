import { l10n } from '../basics/l10n';
import { plainText } from '../basics/plainText';

/** Why the command line can't be understood. */
export type UsageFault =
  | { readonly id: 'noCommand' }
  | { readonly id: 'unknownCommand'; readonly value: string }
  | { readonly id: 'unknownOption' | 'valueMissing' | 'noValueWanted'; readonly option: string }
  | { readonly id: 'notForCommand'; readonly option: string; readonly command: string }
  | {
      readonly id: 'notAllowed';
      readonly option: string;
      readonly value: string;
      readonly choices: readonly string[];
    }
  /** There is no such customer: who there is. */
  | { readonly id: 'noCustomer'; readonly value: string; readonly choices: readonly string[] };

/** Each says what to do instead. */
export function usageSentence(fault: UsageFault): string {
  switch (fault.id) {
    case 'noCommand':
      return l10n.t('Name a command: {0}.', 'check, plan, report');
    case 'unknownCommand':
      return l10n.t(
        '"{0}" isn\'t a command. Use one of these: {1}.',
        plain(fault.value),
        'check, plan, report',
      );
    case 'unknownOption':
      return l10n.t('The option "{0}" isn\'t known.', plain(fault.option));
    case 'valueMissing':
      return l10n.t('"{0}" needs a value that doesn\'t begin with a hyphen.', plain(fault.option));
    case 'noValueWanted':
      return l10n.t('"{0}" takes no value.', plain(fault.option));
    case 'notForCommand':
      return l10n.t('"{0}" isn\'t an option of "{1}".', plain(fault.option), plain(fault.command));
    case 'notAllowed':
      return l10n.t(
        '"{0}" isn\'t a value of "{1}". Use one of these: {2}.',
        plain(fault.value),
        plain(fault.option),
        fault.choices.map(plain).join(', '),
      );
    case 'noCustomer':
      return l10n.t(
        'No customer is called "{0}". These are in the files: {1}.',
        plain(fault.value),
        fault.choices.map(plain).join(', '),
      );
  }
}

function plain(text: string): string {
  return plainText(text, 100);
}
