import { randomOf } from '../seeds';
import { Keyring } from './desktopStorage';
import type { SecretStorage } from 'vscode';

/**
 * A keyring that many windows use at once: of all that they wait for (answers, and news of changes), whichever a seed
 * says comes next, one at a time.
 */
export class ShuffledKeyring {
  readonly keyring = new Keyring();
  private readonly waiting: (() => void)[] = [];
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  /** The storage of one more window. */
  open(): SecretStorage {
    const storage = this.keyring.open();
    const inTurn = <T>(work: () => Thenable<T>): Promise<T> => this.turn().then(work);
    return {
      keys: () => inTurn(() => storage.keys()),
      get: (key) => inTurn(() => storage.get(key)),
      store: (key, value) => inTurn(() => storage.store(key, value)),
      delete: (key) => inTurn(() => storage.delete(key)),
      onDidChange: (listener, self) =>
        storage.onDidChange((event) => void this.turn().then(() => void listener.call(self, event))),
    };
  }

  /** Until all of this is done, and nobody waits any more. */
  async run(work: readonly Promise<unknown>[]): Promise<void> {
    const state = { done: false };
    const all = Promise.all(work).finally(() => (state.done = true));
    for (let idle = 0; !state.done || idle < 5; idle = this.waiting.length === 0 ? idle + 1 : 0) {
      const [next] = this.waiting.splice(Math.floor(this.random() * this.waiting.length), 1);
      next?.();
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await all;
  }

  private turn(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
