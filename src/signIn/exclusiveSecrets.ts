import type { Event, SecretStorage, SecretStorageChangeEvent } from 'vscode';
import { type Problem, problemOf } from '../core/identity/problem';
import type { SecretWriter } from './secretWriter';

/**
 * The secret storage of a web window. There each window keeps a copy of all secrets and writes it whole, so that of two
 * that write, one loses what the other stored. Here every write, of whichever secret, goes through `SecretWriter`, which
 * is loaded at the first one.
 */
export class ExclusiveSecrets implements SecretStorage {
  readonly onDidChange: Event<SecretStorageChangeEvent>;
  private loading: Promise<SecretWriter> | undefined;

  constructor(
    private readonly copy: SecretStorage,
    private readonly load: () => Promise<SecretWriter>,
  ) {
    this.onDidChange = copy.onDidChange;
  }

  get(key: string): Thenable<string | undefined> {
    return this.copy.get(key);
  }

  keys(): Thenable<string[]> {
    return this.copy.keys();
  }

  /** @throws ProblemError `otherWindow` */
  async store(key: string, value: string): Promise<void> {
    await (await this.writer()).write(() => this.copy.store(key, value));
  }

  /** @throws ProblemError `otherWindow` */
  async delete(key: string): Promise<void> {
    await (await this.writer()).write(() => this.copy.delete(key));
  }

  /** Asked before something begins that ends with a write. @throws ProblemError `otherWindow` */
  async ready(): Promise<void> {
    await (await this.writer()).ready();
  }

  /**
   * Makes this window the one that writes.
   * @param anyway what others stored, and this browser doesn't have, is given up
   * @returns what still stands against it: this window must be reloaded first
   */
  async takeOver(anyway = false): Promise<Problem | undefined> {
    try {
      await (await this.writer()).takeOver(anyway);
      return undefined;
    } catch (error) {
      return problemOf(error);
    }
  }

  async dispose(): Promise<void> {
    await (await this.loading)?.dispose();
  }

  private async writer(): Promise<SecretWriter> {
    return (this.loading ??= this.load());
  }
}
