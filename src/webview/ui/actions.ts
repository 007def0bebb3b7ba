import type { Act } from '../protocol';

export interface Actions {
  /** Milliseconds since 1970. */
  readonly now: number;
  send(act: Act): void;
  /** Sends what stands in the code box. */
  ok(): void;
}
