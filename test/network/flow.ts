import type { Authority } from '../authority/authority';
import type { Ended } from './ended';
import type { PlayedNetwork } from './playedNetwork';
import type { PlayedTime } from './playedTime';
import type { Point } from './points';

/** What a way runs in. */
export interface Stage {
  readonly authority: Authority;
  readonly network: PlayedNetwork;
  readonly time: PlayedTime;
  /** Of AhsayCBS. */
  readonly ahsayOrigin: string;
  /** Minutes that this computer's clock is ahead. */
  readonly ahead: number;
}

/** One way through the product that asks a network for something, from its beginning to what a person reads. */
export interface Flow {
  readonly title: string;
  /** Every request of it, in their order. */
  readonly points: readonly Point[];
  /** False: VS Code gives no Cancel here, and the limit ends it. */
  readonly cancels: boolean;
  /** Runs it; aborted, it's given up as Cancel does. */
  run(stage: Stage, cancel: AbortSignal): Promise<Ended>;
}
