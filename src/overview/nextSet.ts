import type { SetKey } from '../core/backupSets/backupSet';
import type { Rows, SetRow } from './rows';

/** The next set after this one that is to be migrated, in the order of the view; the first one comes after the last. */
export function nextToMigrate({ tenants }: Pick<Rows, 'tenants'>, after: SetKey): SetRow | undefined {
  const inOrder = tenants.flatMap(({ accounts }) => accounts.flatMap(({ sets }) => sets));
  const at = inOrder.findIndex(({ key }) => key === after);
  const others = [...inOrder.slice(at + 1), ...inOrder.slice(0, Math.max(at, 0))];
  return others.find(({ next, key }) => next === 'migrate' && key !== after);
}
