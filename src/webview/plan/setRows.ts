import type { BackupSet, SetKey } from '../../core/backupSets/backupSet';
import { tenantName } from '../../core/backupSets/byTenant';
import { setStateOf } from '../../core/overview/setState';
import type { SetStatus } from '../../core/overview/setStatus';
import { numberWords } from '../../wording/basics/locale';
import { plainText } from '../../wording/basics/plainText';
import { setCountWords } from '../../wording/basics/setCounts';
import { stateName } from '../../wording/rules/status';
import type { Part, RowView } from '../protocol';
import { quiet } from '../screens/screen';
import { l10n } from '../../wording/basics/l10n';

/** A set in a list: `status` is missing where its state is what the list is about. */
export interface ListedSet {
  readonly key: SetKey;
  readonly set: BackupSet;
  readonly status?: SetStatus;
}

/** Folded: how many, and each with the way to its page. @param most so many are listed */
export function foldedSets(sets: readonly ListedSet[], most: number): Part {
  const more = sets.length - most;
  return {
    kind: 'details',
    summary: setCountWords(sets.length),
    parts: [
      { kind: 'rows', items: sets.slice(0, most).map(setRow) },
      ...(more > 0 ? [quiet(l10n.t('… and {0} more', numberWords(more)))] : []),
    ],
  };
}

function setRow({ key, set, status }: ListedSet): RowView {
  const state = status ? setStateOf(status) : 'blocked';
  return {
    icon: state,
    state: stateName(state),
    text: plainText(set.name),
    detail: `${plainText(set.account)} · ${plainText(tenantName(set))}`,
    buttons: [{ id: 'openSet', label: l10n.t('Open'), enabled: true, look: 'link', argument: key }],
  };
}
