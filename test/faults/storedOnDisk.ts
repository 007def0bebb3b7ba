import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Disposable, Memento, SecretStorage, SecretStorageChangeEvent } from 'vscode';
import { durable } from './seam/steps';

/** Whole or not at all, as VS Code's own storage writes. */
function put(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Secret storage of a computer: each secret is stored apart, and every window is told. A folder plays the keyring. */
export function keyringIn(folder: string): SecretStorage {
  mkdirSync(folder, { recursive: true });
  const listeners = new Set<(event: SecretStorageChangeEvent) => void>();
  const pathOf = (key: string) => join(folder, encodeURIComponent(key));
  const tell = (key: string) => listeners.forEach((listener) => listener({ key }));
  return {
    onDidChange: listensTo(listeners),
    keys: () => Promise.resolve(keysIn(folder)),
    get: (key) => Promise.resolve(textOf(pathOf(key))),
    store: (key, value) =>
      durable(`store ${key}`, key, () => {
        put(pathOf(key), value);
        tell(key);
      }),
    delete: (key) =>
      durable(`delete ${key}`, key, () => {
        rmSync(pathOf(key), { force: true });
        tell(key);
      }),
  };
}

function keysIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.new'))
    .map(decodeURIComponent);
}

/** Secret storage of a browser: a window reads all secrets when it opens, and writes them whole at each change. */
export function browserIn(folder: string): SecretStorage {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'browser.json');
  const copy = new Map(JSON.parse(textOf(path) ?? '[]') as [string, string][]);
  const write = () => put(path, JSON.stringify([...copy]));
  return {
    onDidChange: listensTo(new Set()),
    keys: () => Promise.resolve([...copy.keys()]),
    get: (key) => Promise.resolve(copy.get(key)),
    store: (key, value) =>
      durable(`store ${key}`, key, () => {
        copy.set(key, value);
        write();
      }),
    delete: (key) =>
      durable(`delete ${key}`, key, () => {
        copy.delete(key);
        write();
      }),
  };
}

function listensTo(listeners: Set<(event: SecretStorageChangeEvent) => void>): SecretStorage['onDidChange'] {
  return (listener, thisArgs) => {
    const bound = (event: SecretStorageChangeEvent): void => {
      listener.call(thisArgs, event);
    };
    listeners.add(bound);
    const stop: unknown = { dispose: () => listeners.delete(bound) };
    return stop as Disposable;
  };
}

/** VS Code's state for an extension: written whole at each change. */
export class StateFile implements Memento {
  private readonly values: Map<string, unknown>;

  constructor(private readonly path: string) {
    this.values = new Map(JSON.parse(textOf(path) ?? '[]') as [string, unknown][]);
  }

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get(key: string, otherwise?: unknown): never {
    return structuredClone(this.values.get(key) ?? otherwise) as never;
  }

  update(key: string, value: unknown): Promise<void> {
    return durable(`update ${key}`, key, () => {
      if (value === undefined) this.values.delete(key);
      else this.values.set(key, structuredClone(value));
      put(this.path, JSON.stringify([...this.values]));
    });
  }
}
