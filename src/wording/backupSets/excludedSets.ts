import type { ExcludedSet } from '../../core/steps/group';
import { isFileRefusal } from '../../core/backupSets/fileRefusal';
import { differenceName } from './differences';
import { fileRefusal } from './fileRefusals';
import { plainText } from '../basics/plainText';
import { ruleSentence } from '../rules/rules';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** Why a set was left out. The ids may come from a kept file: unknown ones are shown as plain text. */
export function excludedWords({ why, ids }: ExcludedSet, edition: string): string {
  switch (why) {
    case 'gone':
      return l10n.t("It's no longer in its file.");
    case 'inOrder':
      return l10n.t('It needs nothing anymore.');
    case 'byHand':
      return l10n.t('Its record was changed, so it was left out.');
    case 'changed':
      return l10n.t('Its entry was changed: {0}.', ids.map(differenceName).join(between.names));
    case 'rules':
      return ids.map((rule) => plainText(ruleSentence(rule, edition), 1000)).join(between.sentences);
    case 'file':
      return ids
        .map((reason) => (isFileRefusal(reason) ? fileRefusal(reason).what : plainText(reason)))
        .join(between.sentences);
  }
}
