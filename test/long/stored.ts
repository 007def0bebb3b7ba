import type { Memento, SecretStorage, SecretStorageChangeEvent } from 'vscode';
import { EventEmitter } from './vscode/events';

/** VS Code's state for an extension, and how long it is as JSON. */
export class CountedState implements Memento {
  private readonly values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get(key: string, otherwise?: unknown): never {
    return structuredClone(this.values.get(key) ?? otherwise) as never;
  }

  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, structuredClone(value));
    return Promise.resolve();
  }

  get length(): number {
    return JSON.stringify([...this.values]).length;
  }
}

/** Secret storage of a browser's window. */
export class CountedSecrets implements SecretStorage {
  private readonly values = new Map<string, string>();
  private readonly changed = new EventEmitter<SecretStorageChangeEvent>('secrets.onDidChange');
  readonly onDidChange = this.changed.event as SecretStorage['onDidChange'];

  keys(): Promise<string[]> {
    return Promise.resolve([...this.values.keys()]);
  }

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.values.get(key));
  }

  store(key: string, value: string): Promise<void> {
    this.values.set(key, value);
    this.changed.fire({ key });
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.values.delete(key);
    this.changed.fire({ key });
    return Promise.resolve();
  }

  /** How many there are, and their characters. */
  get size(): readonly [count: number, length: number] {
    return [this.values.size, JSON.stringify([...this.values]).length];
  }
}
