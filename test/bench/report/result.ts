import type { Goal, Row, Sample } from '../bench';
import type { ProfilePart } from '../profile';
import { median, spreadOf } from './median';

/** What is kept of a row: ratios, since times are of one machine. */
export interface KeptRow {
  readonly name: string;
  readonly floor: string;
  readonly peerName?: string;
  readonly goal: Goal;
  /** Times the floor: the median of the rounds. */
  readonly ratio: number;
  /** The middle half of the rounds' floors, from one end to the other, of their median. */
  readonly spread: number;
  /** What it takes of what its goal allows: more than 1 is missed. */
  readonly ofGoal: number;
  /** Of the peer, times the floor. */
  readonly peer?: number;
  /** Why, in words; told where its goal is missed. */
  readonly why?: string;
  /** Of a row that misses its goal. */
  readonly profile?: readonly ProfilePart[];
}

/** One row of one run, with what was measured on this machine. */
export interface Result extends KeptRow {
  readonly id: string;
  readonly measured: {
    readonly unit: 'ms' | 'bytes';
    readonly rounds: number;
    readonly floor: number;
    readonly ours: number;
    readonly peer?: number;
  };
}

/** A floor that moves by more than this between rounds says nothing of what stands beside it. */
export const mostSpread = 1 / 3;

export function resultOf(
  { id, name, floor, peer: peerName, goal, why, unit = 'ms' }: Omit<Row<unknown>, 'measure'>,
  samples: readonly Sample[],
): Result {
  const floors = samples.map((one) => one.floor);
  const ours = median(samples.map((one) => one.ours));
  const ratio = median(samples.map((one) => one.ours / one.floor));
  const peers = samples.flatMap((one) => (one.peer === undefined ? [] : [{ ...one, peer: one.peer }]));
  return {
    id,
    name,
    floor,
    ...(peerName === undefined ? {} : { peerName }),
    goal,
    ratio,
    spread: spreadOf(floors),
    ofGoal: 'atMost' in goal ? ratio / goal.atMost : ours / goal.underMs,
    ...(peers.length > 0 && { peer: median(peers.map((one) => one.peer / one.floor)) }),
    ...(why !== undefined && { why }),
    measured: {
      unit,
      rounds: samples.length,
      floor: median(floors),
      ours,
      ...(peers.length > 0 && { peer: median(peers.map(({ peer }) => peer)) }),
    },
  };
}

export function isMet({ ofGoal }: Pick<KeptRow, 'ofGoal'>): boolean {
  return ofGoal <= 1;
}

export function isTrusted({ spread }: Pick<KeptRow, 'spread'>): boolean {
  return spread <= mostSpread;
}

/** Rows by id, as a file has them. */
export interface Run {
  readonly rows: Readonly<Record<string, KeptRow>>;
}

/** Three digits are enough, and make a smaller difference between two kept files. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

export function keptOf(result: Result): readonly [string, KeptRow] {
  const { id, name, floor, peerName, goal, why, profile } = result;
  const kept = {
    name,
    floor,
    ...(peerName !== undefined && { peerName }),
    goal,
    ratio: rounded(result.ratio),
    spread: rounded(result.spread),
    ofGoal: rounded(result.ofGoal),
    ...(result.peer !== undefined && { peer: rounded(result.peer) }),
    ...(why !== undefined && !isMet(result) && { why }),
    ...(profile && { profile: profile.map(({ where, share }) => ({ where, share: rounded(share) })) }),
  };
  return [id, kept];
}
