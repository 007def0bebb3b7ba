import type { Memento, SecretStorage } from 'vscode';

/** Prefix of a password's secret, and of its entry in the index; `tree/registerTree.ts` looks for it, too. */
const prefix = 'ahsaycbs/';

/** A server and a system user of it. */
export interface KeptServer {
  readonly origin: string;
  readonly user: string;
}

/**
 * Passwords of AhsayCBS's system users, kept where the person asked for it: one secret each, under
 * `ahsaycbs/<origin>/<user>`. The index holds the same names and no secret, for hosts whose storage cannot list its
 * keys, and to offer the servers that were asked before.
 */
export class AhsayPasswords {
  constructor(
    private readonly secrets: SecretStorage,
    private readonly index: Memento,
  ) {}

  /** Undefined: none is kept, or the storage cannot be read. */
  async read(server: KeptServer): Promise<string | undefined> {
    try {
      return await this.secrets.get(keyOf(server));
    } catch {
      return undefined;
    }
  }

  async keep(server: KeptServer, password: string): Promise<void> {
    const key = keyOf(server);
    await this.index.update(key, true);
    await this.secrets.store(key, password);
  }

  async forget(server: KeptServer): Promise<void> {
    await this.drop(keyOf(server));
  }

  /** Drops every one of them; one that cannot be dropped does not keep the others. @throws the first failure */
  async forgetAll(): Promise<void> {
    const dropped = await Promise.allSettled((await this.keys()).map((key) => this.drop(key)));
    const failed = dropped.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** The servers whose password is kept, or was. */
  servers(): KeptServer[] {
    return this.index
      .keys()
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => {
        const [, origin, user] = /^ahsaycbs\/(https?:\/\/[^/]+)\/(.+)$/s.exec(key) ?? [];
        return origin === undefined || user === undefined ? [] : [{ origin, user }];
      });
  }

  private async drop(key: string): Promise<void> {
    await this.secrets.delete(key);
    await this.index.update(key, undefined);
  }

  private async keys(): Promise<string[]> {
    // Some web hosts lack `keys()` or throw on it.
    const stored = await Promise.resolve(this.secrets)
      .then((secrets) => secrets.keys())
      .catch((): string[] => []);
    return [...new Set([...stored, ...this.index.keys()])].filter((key) => key.startsWith(prefix));
  }
}

function keyOf({ origin, user }: KeptServer): string {
  return `${prefix}${origin}/${user}`;
}
