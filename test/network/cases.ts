import assert from 'node:assert/strict';
import { startAhsayCbs } from '../ahsayCbs/ahsayCbs';
import { startAuthority } from '../authority/authority';
import { practiceUsers } from '../../src/practice/estate';
import { VerifyScene } from '../unit/signIn/entra/verifyScene';
import type { Ended } from './ended';
import { networkFaults, type NetworkFault } from './faults';
import { FaultyServer } from './faultyServer';
import type { Flow, Stage } from './flow';
import { importFlows, needed, verifyFlows } from './otherFlows';
import { PlayedNetwork } from './playedNetwork';
import { PlayedTime, pollSeconds } from './playedTime';
import type { Point } from './points';
import { consented, signInFlows } from './signInFlows';

/** What came of one fault at one request of one way. */
export interface Outcome {
  /** It stays. */
  readonly always: Ended;
  /** It's gone the next time. */
  readonly once: Ended;
  /** Requests of the point while it stayed; `0`: until the code's life was over. */
  readonly requests: number;
  /** Milliseconds of the limit that ended a request; `0`: none did. */
  readonly limitMs: number;
  readonly waitedMs: readonly number[];
}

/** All ways through the product that ask a network, with real requests on this computer. */
export class NetworkCases {
  private constructor(
    readonly flows: readonly Flow[],
    private readonly stage: Stage,
    private readonly server: FaultyServer,
    private readonly closing: () => Promise<unknown>,
  ) {}

  static async start(): Promise<NetworkCases> {
    const send = globalThis.fetch;
    const server = await FaultyServer.start();
    const authority = await startAuthority({ deviceCodeInterval: pollSeconds });
    const ahsay = await startAhsayCbs({ now: new Date('2026-11-25T08:00:00Z') });
    consented(authority);
    const scene = VerifyScene.of(authority);
    const grant = await scene.keep(needed);
    const time = new PlayedTime();
    const network = new PlayedNetwork(server, time, send);
    const stage: Stage = { authority, network, time, ahsayOrigin: ahsay.origin, ahead: 0 };
    const flows = [...signInFlows, ...verifyFlows(grant), ...importFlows];
    return new NetworkCases(flows, stage, server, () => {
      time.restore();
      return Promise.all([server.close(), authority.close(), ahsay.close()]);
    });
  }

  close(): Promise<unknown> {
    return this.closing();
  }

  /** Every point is asked, in this order, and nothing else: or a row would be missing. */
  async withoutFault(flow: Flow): Promise<void> {
    this.forget();
    const { how, words } = await flow.run(this.stage, new AbortController().signal);
    assert.deepEqual([how, words], ['goes on', ''], flow.title);
    assert.deepEqual([...new Set(this.stage.network.asked)], flow.points, flow.title);
  }

  async outcome(flow: Flow, point: Point, fault: NetworkFault): Promise<Outcome> {
    const { network, time } = this.stage;
    const run = async (times: number) => {
      this.forget();
      network.meets(point, fault, times);
      return this.plainly(await flow.run(this.stage, new AbortController().signal));
    };
    const once = await run(1);
    const always = await run(Infinity);
    assert.equal(this.server.followed, 0, 'No redirect is followed.');
    assert.equal(this.server.trusted, 0, 'Nothing is sent past a certificate that nothing trusts.');
    const [limitMs = 0] = time.ended;
    return {
      always,
      once,
      requests:
        point === 'poll' && always.how !== 'goes on' && network.times(point) > 1 ? 0 : network.times(point),
      limitMs,
      waitedMs: time.waited.filter((milliseconds) => milliseconds !== pollSeconds * 1000),
    };
  }

  /** The clock of this computer differs: what comes of the whole way. */
  async withClock(flow: Flow, ahead: number): Promise<Ended> {
    this.forget();
    const { authority } = this.stage;
    // A sign-in is told the time; for every other way the servers live in another one.
    const shift = signInFlows.includes(flow) ? 0 : ahead * 60_000;
    authority.advance(-shift);
    try {
      return this.plainly(await flow.run({ ...this.stage, ahead }, new AbortController().signal));
    } finally {
      authority.advance(shift);
    }
  }

  /** Given up in the midst of the request: it ends, nothing is told and nothing asked after it. */
  async cancelled(flow: Flow, point: Point, plays: 'hang' | 'slow'): Promise<void> {
    this.forget();
    const { network } = this.stage;
    const cancel = new AbortController();
    const closed = new Promise<void>((resolve) => (network.onClosed = resolve));
    let asked = 0;
    const fault = networkFaults.find(({ id }) => id === plays)!;
    network.meets(point, fault, Infinity, () => {
      asked = network.asked.length;
      cancel.abort();
    });
    const { how } = await flow.run(this.stage, cancel.signal);
    const about = `${flow.title}: Cancel during ${point}`;
    await atLast(closed, `${about} leaves its request open`);
    assert.equal(how, 'over', about);
    assert.ok(asked > 0, `${about}: nothing was asked`);
    assert.equal(network.asked.length, asked, `${about}: something was asked after it`);
  }

  private forget(): void {
    this.stage.network.forget();
    this.stage.time.forget();
  }

  /** Without what differs from run to run. */
  private plainly(ended: Ended): Ended {
    const { authority, ahsayOrigin } = this.stage;
    const words = ended.words
      .replaceAll(new URL(authority.apiOrigin).host, '{host}')
      .replaceAll(new URL(ahsayOrigin).host, '{host}')
      .replaceAll(practiceUsers.globalAdmin.userName, '{name}');
    return { ...ended, words };
  }
}

/** Only a failure waits: what this waits for is under way already. */
async function atLast(work: Promise<unknown>, message: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), 10_000);
  });
  await Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}
