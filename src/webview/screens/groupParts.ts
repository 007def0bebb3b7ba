import type { ExcludedSet } from '../../core/steps/group';
import { sourceNames } from '../../wording/backupSets/sources';
import { excludedWords } from '../../wording/backupSets/excludedSets';
import { methodChange } from '../../wording/backupSets/methodChange';
import { plainText } from '../../wording/basics/plainText';
import { methodName } from '../../wording/rules/status';
import type { Part } from '../protocol';
import type { ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';

type Items = Extract<Part, { kind: 'list' }>['items'];

/** More than these stand folded: what is to be decided comes below them. */
const inSight = 5;
/** More than these nobody reads on a page; the others are counted. */
const listed = 50;

/** The sets of a migration of several, with what each becomes. Empty for one. */
export function setList({ members, state }: ScreenModel, title: string): Part[] {
  if (members.length < 2) return [];
  const items = members.slice(0, listed).map(({ set, method }) => {
    const now = set.authentication.method;
    const move = state.at.step === 'saved' ? methodName(method ?? now) : methodChange(now, method);
    return { text: plainText(set.name), detail: `${move} · ${sourceNames(set.sources)}` };
  });
  if (items.length <= inSight) return [{ kind: 'list', title, items }];
  const folded = counted(items.slice(inSight), members.length - items.length);
  const summary = l10n.t('… and {0} more', members.length - inSight);
  return [
    { kind: 'list', title, items: items.slice(0, inSight) },
    { kind: 'details', summary, parts: [{ kind: 'list', items: folded }] },
  ];
}

/** What did not go along, each with its reason. */
export function leftOutList(leftOut: readonly ExcludedSet[], edition: string): Part[] {
  if (leftOut.length === 0) return [];
  const items = leftOut
    .slice(0, listed)
    .map((one) => ({ text: plainText(one.name), detail: excludedWords(one, edition) }));
  const all = counted(items, leftOut.length - items.length);
  return [{ kind: 'list', title: l10n.t('Left out'), items: all }];
}

function counted(items: Items, more: number): Items {
  return more > 0 ? [...items, { text: l10n.t('… and {0} more', more) }] : items;
}
