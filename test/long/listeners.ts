import { Listeners as List } from '../../src/migration/memory/listeners';

const lists = new Set<WeakRef<object>>();

/** The extension's own, each known as long as something holds it. */
export class Listeners<T = void> extends List<T> {
  constructor() {
    super();
    lists.add(new WeakRef(this));
  }
}

/** How many listen to all lists together. */
export function listedNow(): number {
  let count = 0;
  for (const reference of lists) {
    const list = reference.deref() as { readonly all: ReadonlySet<unknown> } | undefined;
    if (list) count += list.all.size;
    else lists.delete(reference);
  }
  return count;
}
