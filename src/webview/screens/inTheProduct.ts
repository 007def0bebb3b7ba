import type { TargetMethod } from '../../core/backupSets/backupSet';
import { namesOf } from '../../wording/backupSets/perSet';
import { editionName } from '../../wording/rules/editionName';
import { productSteps } from '../../wording/rules/productSteps';
import type { Part } from '../protocol';
import type { ScreenMember, ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';

/** The product's own clicks for this version, as a list to follow: once for each kind of set. */
export function inTheProduct(
  { members }: ScreenModel,
  methodOf: (one: ScreenMember) => TargetMethod,
): Part[] {
  const several = members.length > 1;
  const kinds = new Map<string, { readonly first: ScreenMember; readonly of: ScreenMember[] }>();
  for (const one of members) {
    const kind = [editionName(one.set.edition), one.set.edition?.version, methodOf(one)].join(' ');
    const known = kinds.get(kind);
    if (known) known.of.push(one);
    else kinds.set(kind, { first: one, of: [one] });
  }
  return [...kinds.values()].map(({ first, of }) => {
    const product = editionName(first.set.edition);
    const set = of.length > 1 ? { ...first.set, name: l10n.t('the backup set') } : first.set;
    return {
      kind: 'steps',
      title:
        several && kinds.size > 1
          ? l10n.t('In {0}, for {1}', product, namesOf(of))
          : l10n.t('In {0}', product),
      items: productSteps(set, methodOf(first)),
    };
  });
}
