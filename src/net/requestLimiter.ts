/** Lets a given number of pieces of work run at one time; the others wait for their turn, in order. */
export class RequestLimiter {
  private open = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly atMost: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    // Whoever finishes hands the place on, so that nobody who comes later takes it.
    if (this.open < this.atMost) this.open += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.open -= 1;
    }
  }
}
