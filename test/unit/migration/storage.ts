import type { SecretStorage } from 'vscode';
import { Keyring } from '../signIn/desktopStorage';

/** A computer's secret storage that counts, and can be told to refuse. */
export class CountedSecrets {
  private readonly keyring = new Keyring();
  refuse = false;
  stores = 0;
  reads = 0;

  get size(): number {
    return this.keyring.secrets.size;
  }

  open(): SecretStorage {
    const storage = this.keyring.open();
    return {
      ...storage,
      get: (key) => {
        this.reads += 1;
        return storage.get(key);
      },
      store: (key, value) => {
        if (this.refuse) return Promise.reject(new Error('the keyring is locked'));
        this.stores += 1;
        return storage.store(key, value);
      },
    };
  }
}
