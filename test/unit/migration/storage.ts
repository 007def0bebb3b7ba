import type { Memento, SecretStorage, SecretStorageChangeEvent } from 'vscode';

/** A secret storage in memory with desktop semantics, which can be told to refuse. */
export class PlayedSecretStorage implements SecretStorage {
  private readonly secrets = new Map<string, string>();
  private readonly listeners = new Set<(event: SecretStorageChangeEvent) => unknown>();
  refuse = false;
  stores = 0;
  reads = 0;

  get size(): number {
    return this.secrets.size;
  }

  readonly onDidChange: SecretStorage['onDidChange'] = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  keys(): Promise<string[]> {
    return Promise.resolve([...this.secrets.keys()]);
  }

  get(key: string): Promise<string | undefined> {
    this.reads += 1;
    return Promise.resolve(this.secrets.get(key));
  }

  store(key: string, value: string): Promise<void> {
    if (this.refuse) return Promise.reject(new Error('the keyring is locked'));
    this.stores += 1;
    this.secrets.set(key, value);
    this.tell(key);
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.secrets.delete(key);
    this.tell(key);
    return Promise.resolve();
  }

  private tell(key: string): void {
    for (const listener of this.listeners) listener({ key });
  }
}

/** VS Code's memento, in memory. */
export function memento(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string, byDefault?: unknown) => values.get(key) ?? byDefault,
    update: (key: string, value: unknown) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      return Promise.resolve();
    },
  } as Memento;
}
