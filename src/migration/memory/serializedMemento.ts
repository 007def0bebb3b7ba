import type { Memento } from 'vscode';

/**
 * The global state, changed in turns. VS Code tells the window that changed it of the change too, with the whole state
 * as it was then: of several changes, that news takes back the younger ones. Changes that are asked for at once are one
 * to VS Code, which writes the whole state at each; what is asked for meanwhile waits, and is read as if it were done.
 */
export function serializedMemento(state: Memento): Memento {
  const waiting = new Map<string, { readonly value: unknown }>();
  let turn: Turn | undefined;
  let lastEnd: Promise<unknown> = Promise.resolve();
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
      const { begin, changes } = (turn ??= nextTurn());
      const done = begin
        .then(() => state.update(key, value))
        .finally(() => {
          if (waiting.get(key) === change) waiting.delete(key);
        });
      changes.push(done);
      return done;
    },
  };

  function nextTurn(): Turn {
    const next: Turn = { begin: lastEnd, changes: [] };
    lastEnd = lastEnd.then(() => {
      turn = undefined;
      return Promise.allSettled(next.changes);
    });
    return next;
  }
}

interface Turn {
  readonly begin: Promise<unknown>;
  readonly changes: Promise<void>[];
}
