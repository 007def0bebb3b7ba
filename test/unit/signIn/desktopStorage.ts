import type { Disposable, Event, Memento, SecretStorage, SecretStorageChangeEvent } from 'vscode';

/** One computer's keyring: every window reaches it by itself, and is told of every change. */
export class Keyring {
  readonly secrets = new Map<string, string>();
  private readonly listeners = new Set<(event: SecretStorageChangeEvent) => void>();

  /** The storage of one more window. */
  open(): SecretStorage {
    const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
    const tell = (key: string) => this.listeners.forEach((listener) => listener({ key }));
    const onDidChange: Event<SecretStorageChangeEvent> = (listener, thisArgs) => {
      const bound = (event: SecretStorageChangeEvent): void => {
        listener.call(thisArgs, event);
      };
      this.listeners.add(bound);
      const stop: unknown = { dispose: () => this.listeners.delete(bound) };
      return stop as Disposable;
    };
    return {
      onDidChange,
      keys: async () => {
        await settled();
        return [...this.secrets.keys()];
      },
      get: async (key) => {
        await settled();
        return this.secrets.get(key);
      },
      store: async (key, value) => {
        await settled();
        this.secrets.set(key, value);
        tell(key);
      },
      delete: async (key) => {
        await settled();
        this.secrets.delete(key);
        tell(key);
      },
    };
  }
}

/** VS Code's memory for an extension: values of JSON, kept in windows of the same computer. */
export class WindowMemory implements Memento {
  private readonly values = new Map<string, string>();

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get(key: string, otherwise?: unknown): never {
    const value = this.values.get(key);
    return (value === undefined ? otherwise : JSON.parse(value)) as never;
  }

  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }

  /** All of it as text, to be searched. */
  text(): string {
    return JSON.stringify([...this.values]);
  }
}
