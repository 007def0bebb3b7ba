import type { Memento } from 'vscode';

/**
 * The global state, one change after the other. VS Code tells the window that changed it of the change too, with the
 * whole state as it was then: of several changes at once, that news takes back the younger ones. What waits for its
 * turn is read as if it were done.
 */
export function stateInTurn(state: Memento): Memento {
  const waiting = new Map<string, { readonly value: unknown }>();
  let last: Promise<unknown> = Promise.resolve();
  const get = (key: string, otherwise?: unknown): unknown => {
    const change = waiting.get(key);
    return change ? (change.value ?? otherwise) : state.get(key, otherwise);
  };
  return {
    get: get,
    keys: () => {
      const left = state.keys().filter((key) => !waiting.has(key));
      const changed = [...waiting].filter(([, { value }]) => value !== undefined);
      return [...left, ...changed.map(([key]) => key)];
    },
    update: (key, value: unknown) => {
      const change = { value };
      waiting.set(key, change);
      const done = last
        .then(() => state.update(key, value))
        .finally(() => {
          if (waiting.get(key) === change) waiting.delete(key);
        });
      last = done.catch(() => undefined);
      return done;
    },
  };
}
