import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds; on a busy computer the timers below were seen 12 apart, and once more than 50. */
const untilAllAsked = 200;

/**
 * VS Code (1.139) gathers its questions for the children of rows side by side, each by a timer of its own. If children
 * come, and are asked for theirs, before the last of these timers has run, VS Code mixes up the two rounds: sets stand
 * below another tenant, or none below theirs, until the next refresh. Three things bring that about:
 *
 * - quick answers: so the children of a first level come a little later, and not before the window itself, however
 *   busy, has come to a message that is younger than those timers;
 * - a change that reaches the window before the first rows do, or together with them: VS Code then draws all again from
 *   what it has just been given, at once. So changes are told when the window has its first rows;
 * - a row that is revealed meanwhile, whose way up VS Code asks for, too, and drops the answer to what it asked first:
 *   see `quiet`.
 */
export class RowQuestions {
  private open = 0;
  private count = 0;
  private isOver = false;
  private noteDrawn!: () => void;
  private readonly firstDrawn = new Promise<void>((resolve) => (this.noteDrawn = resolve));

  /**
   * @param roundTrip to the window and back
   * @param tell VS Code, of a change
   */
  constructor(
    private readonly roundTrip: () => PromiseLike<unknown>,
    private readonly tell: () => void,
  ) {}

  /** Rows that VS Code hasn't asked for yet need no telling. */
  change(): void {
    if (this.count > 0) void this.firstDrawn.then(this.tell);
  }

  /** @param isFirst of a first level, whose children VS Code asks for all at once */
  async answer<T>(isFirst: boolean, rows: () => Promise<T>): Promise<T> {
    this.open += 1;
    const isFirstEver = this.count++ === 0;
    try {
      if (isFirst) await this.over();
      return await rows();
    } finally {
      this.open -= 1;
      // Also where the window can't be asked: a view that is never told of a change would be worse.
      if (isFirstEver) void this.arrived().then(this.noteDrawn, this.noteDrawn);
    }
  }

  /** Once VS Code has rows, waits for none, and asks for none below those that it was given. */
  async quiet(): Promise<void> {
    await this.firstDrawn;
    let before: number;
    do {
      before = this.count;
      await this.arrived();
    } while (this.open > 0 || this.count > before);
  }

  /**
   * Of the rows that one question names, VS Code asks for one after the other, without a pause: only the first one waits.
   * Each question waits for itself, whichever else are under way.
   */
  private async over(): Promise<void> {
    if (this.isOver) return;
    await this.arrived();
    this.isOver = true;
    setImmediate(() => (this.isOver = false));
  }

  /** What was answered until now has arrived in the window. */
  private async arrived(): Promise<void> {
    await wait(untilAllAsked);
    await this.roundTrip();
  }
}
