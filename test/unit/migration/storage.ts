import type { SecretStorage } from 'vscode';
import { Keyring } from '../signIn/desktopStorage';

/** A computer's secret storage that counts, and can be told to refuse. */
export class CountedSecrets {
  private readonly keyring = new Keyring();
  refuse = false;
  refuseDelete = false;
  /** The next deletion alone is refused. */
  refusesOnce = false;
  private refusals: Promise<unknown> = Promise.resolve();
  /** Stores that wait until they are let through. */
  held = 0;
  private gate: Promise<unknown> = Promise.resolve();
  stores = 0;
  reads = 0;

  get size(): number {
    return this.keyring.secrets.size;
  }

  private refusesNow(): boolean {
    const refuses = this.refusesOnce;
    this.refusesOnce = false;
    return refuses;
  }

  /** @returns lets refusals be told */
  holdsRefusals(): () => void {
    let open = (): void => undefined;
    this.refusals = new Promise<void>((resolve) => (open = resolve));
    return open;
  }

  /** @returns lets them through */
  holdsStores(): () => void {
    let open = (): void => undefined;
    this.gate = new Promise<void>((resolve) => (open = resolve));
    return open;
  }

  open(): SecretStorage {
    const storage = this.keyring.open();
    return {
      ...storage,
      get: (key) => {
        this.reads += 1;
        return storage.get(key);
      },
      store: async (key, value) => {
        if (this.refuse) {
          await this.refusals;
          throw new Error('the keyring is locked');
        }
        this.stores += 1;
        this.held += 1;
        await this.gate;
        this.held -= 1;
        return storage.store(key, value);
      },
      delete: (key) =>
        this.refuseDelete || this.refusesNow()
          ? Promise.reject(new Error('the keyring is locked'))
          : storage.delete(key),
    };
  }
}
