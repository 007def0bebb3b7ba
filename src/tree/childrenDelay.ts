import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds; on a busy computer the timers below were seen 12 apart, and once more than 50. */
const untilAllAsked = 200;

/**
 * VS Code (1.139) gathers its questions for the children of rows side by side, each by a timer of its own. If children
 * come, and are asked for theirs, before the last of these timers has run, VS Code mixes up the two rounds: sets stand
 * below another tenant until the next refresh. So the children of a first level come a little later, and not before the
 * window itself, however busy, has come to a message that is younger than those timers.
 */
export class ChildrenDelay {
  private isOver = false;

  /** @param roundTrip to the window and back */
  constructor(private readonly roundTrip: () => PromiseLike<unknown>) {}

  /**
   * Of the rows that one question names, VS Code asks for one after the other, without a pause: only the first one waits.
   * Each question waits for itself, whichever else are under way.
   */
  async over(): Promise<void> {
    if (this.isOver) return;
    await wait(untilAllAsked);
    await this.roundTrip();
    this.isOver = true;
    setImmediate(() => (this.isOver = false));
  }
}
