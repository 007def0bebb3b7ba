import type { Problem } from '../../core/identity/problem';
import type { MissedRedirect } from '../redirectListener';

/** The first browser that came back so that the listener could not read it: its page has the address to paste. */
export class Missed {
  /** May never settle. */
  readonly problem: Promise<Problem>;
  private settle!: (problem: Problem) => void;

  constructor() {
    this.problem = new Promise((resolve) => (this.settle = resolve));
  }

  tell(how: MissedRedirect): void {
    this.settle({ kind: 'attempt', reason: how });
  }
}
