import type { NetworkFault } from './faults';
import type { FaultyServer } from './faultyServer';
import { pointOf } from './points';
import type { PlayedTime } from './playedTime';

/** As many show that it goes on. */
const mostPolls = 5;

interface Plan {
  readonly point: string;
  readonly fault: NetworkFault;
  /** Requests of the point that meet it. */
  left: number;
  /** Instead of letting the limit end it. */
  readonly onReached?: () => void;
}

/** The way of every request: to where it wants, or where the plan says to a server that plays the fault. */
export class PlayedNetwork {
  /** Points that were asked, in order. */
  readonly asked: string[] = [];
  /** Called when the connection of a request that met a fault is closed. */
  onClosed: () => void = () => undefined;
  /** Polls wait for it: the person is through then. */
  mayPoll: Promise<unknown> | undefined;
  private plan: Plan | undefined;
  /** Answers of the true server, changed on their way. */
  changes: ((point: string, answer: Response, times: number) => Promise<Response>) | undefined;

  constructor(
    private readonly faulty: FaultyServer,
    private readonly time: PlayedTime,
    private readonly send: typeof fetch,
  ) {}

  meets(point: string, fault: NetworkFault, times: number, onReached?: () => void): void {
    this.plan = { point, fault, left: times, ...(onReached ? { onReached } : {}) };
  }

  forget(): void {
    this.asked.length = 0;
    this.onClosed = () => undefined;
    this.plan = undefined;
    this.mayPoll = undefined;
    this.changes = undefined;
  }

  times(point: string): number {
    return this.asked.filter((one) => one === point).length;
  }

  readonly fetch: typeof fetch = async (url, init) => {
    // Nothing leaves then.
    init?.signal?.throwIfAborted();
    const endsByLimit = this.time.limitOfThis();
    const address = url as string;
    const point = pointOf(address, init, this.asked);
    this.asked.push(point);
    if (point === 'poll') await this.mayPoll;
    const { plan } = this;
    if (plan?.point !== point || plan.left === 0) {
      const answer = await this.send(address, init);
      return this.changes ? this.changes(point, answer, this.times(point)) : answer;
    }
    plan.left -= 1;
    // Nobody would end it but the end of the code's life.
    if (point === 'poll' && this.times(point) >= mostPolls) this.time.endLives();
    const { plays } = plan.fault;
    const settles = plan.onReached ?? endsByLimit;
    const answer = await this.send(
      this.faulty.address(plan.fault, {
        reached: () => plays === 'hang' && settles(),
        ended: () => this.onClosed(),
      }),
      init,
    );
    // Its head is here: the reader waits for the rest.
    if (plays === 'slow') setImmediate(settles);
    return answer;
  };
}
