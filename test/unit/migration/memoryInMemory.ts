import { Memory } from '../../../src/migration/memory/memory';
import { WindowMemory } from '../signIn/desktopStorage';
import type { Memento, StoredMap } from '../../../src/migration/memory/memento';

/** What the windows of one computer share, without a disk. */
export class MapInMemory implements StoredMap {
  private readonly values = new Map<string, string>();
  private readonly listeners = new Set<() => void>();

  get(key: string): unknown {
    const value = this.values.get(key);
    return value === undefined ? undefined : JSON.parse(value);
  }

  startingWith(prefix: string): (readonly [string, unknown])[] {
    const keys = [...this.values.keys()].filter((key) => key.startsWith(prefix));
    return keys.map((key) => [key.slice(prefix.length), this.get(key)]);
  }

  put(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.values.clear();
    return Promise.resolve();
  }

  readonly onDidChange = (listener: () => void) => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };

  /** Another window changed something. */
  change(): void {
    for (const listener of this.listeners) listener();
  }

  dispose(): void {
    this.listeners.clear();
  }

  /** All of it as text, to be searched. */
  text(): string {
    return JSON.stringify([...this.values]);
  }
}

/** A window's memory, of a computer of its own unless told otherwise. */
export function memoryInMemory(
  files: StoredMap = new MapInMemory(),
  state: Memento = new WindowMemory(),
): Memory {
  return new Memory(state, new WindowMemory(), () => Promise.resolve(files));
}
