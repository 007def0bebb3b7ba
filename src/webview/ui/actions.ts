import type { Act, Snapshot } from '../protocol';

export interface Actions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly copied: Snapshot['copied'];
  send(act: Act): void;
  /** Sends what stands in the code box. */
  ok(): void;
}
