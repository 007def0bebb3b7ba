import type { SharedMap } from './sharedMap';

/** The part of `vscode.Memento` that is used. */
export interface Memento {
  keys(): readonly string[];
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** What is kept in files. */
export type StoredMap = Pick<SharedMap, 'get' | 'startingWith' | 'put' | 'clear' | 'onDidChange' | 'dispose'>;
