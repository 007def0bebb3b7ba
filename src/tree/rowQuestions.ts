import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds; on a busy computer the timers below were seen 12 apart, and once more than 50. */
const untilAllAsked = 200;

/**
 * VS Code (1.139) gathers its questions for the children of rows side by side, each by a timer of its own. If children
 * come, and are asked for theirs, before the last of these timers has run, VS Code mixes up the two rounds: sets stand
 * below another tenant until the next refresh. Three things bring that about, and one owner keeps them away:
 *
 * - quick answers: the children of a first level come a little later, and not before the window itself, however busy,
 *   has come to a message that is younger than those timers;
 * - a change that is told while VS Code asks for the first time, which makes it draw all rows again from what it has
 *   just been given, without a pause: see `asked`;
 * - a row that is revealed meanwhile, whose way up VS Code asks for, too, and then drops the answer to what it asked
 *   first: see `quiet`.
 */
export class RowQuestions {
  private isOver = false;
  private open = 0;
  private count = 0;
  private noteFirst!: () => void;
  private readonly firstAsked = new Promise<void>((resolve) => (this.noteFirst = resolve));

  /** @param roundTrip to the window and back */
  constructor(private readonly roundTrip: () => PromiseLike<unknown>) {}

  /** Before VS Code has asked for rows, it has none that a change could be told of. */
  get asked(): boolean {
    return this.count > 0;
  }

  /** @param isFirst of a first level, whose children VS Code asks for all at once */
  async answer<T>(isFirst: boolean, rows: () => Promise<T>): Promise<T> {
    this.open += 1;
    this.count += 1;
    this.noteFirst();
    try {
      if (isFirst) await this.over();
      return await rows();
    } finally {
      this.open -= 1;
    }
  }

  /** Once VS Code has asked for rows, waits for none, and asks for none below those that it was given. */
  async quiet(): Promise<void> {
    await this.firstAsked;
    let before: number;
    do {
      before = this.count;
      await this.drawn();
    } while (this.open > 0 || this.count > before);
  }

  /**
   * Of the rows that one question names, VS Code asks for one after the other, without a pause: only the first one waits.
   * Each question waits for itself, whichever else are under way.
   */
  private async over(): Promise<void> {
    if (this.isOver) return;
    await this.drawn();
    this.isOver = true;
    setImmediate(() => (this.isOver = false));
  }

  private async drawn(): Promise<void> {
    await wait(untilAllAsked);
    await this.roundTrip();
  }
}
