/** What one round measured of a row: both in its unit, one right after the other, so that a busy machine meets both. */
export interface Sample {
  /** What it can't be faster than, or what people have instead. */
  readonly floor: number;
  readonly ours: number;
  /** What somebody else's program takes for the same. */
  readonly peer?: number;
}

/** `atMost`: times the floor. `underMs`: milliseconds, on whichever machine. */
export type Goal = { readonly atMost: number } | { readonly underMs: number };

/** One line of the table. */
export interface Row<Scene> {
  /** Unique among all; a kept run is compared by it. */
  readonly id: string;
  readonly name: string;
  readonly floor: string;
  readonly peer?: string;
  readonly goal: Goal;
  /** Left out: milliseconds. */
  readonly unit?: 'ms' | 'bytes';
  /** Where its goal is missed: why, in words, beside the profile. */
  readonly why?: string;
  /** @param round rows that are measured together have the same */
  readonly measure: (scene: Scene, round: number) => Sample | Promise<Sample>;
}

/** Rows that have a scene in common: `npm run bench -- <id>` measures them alone. */
export interface Bench<Scene = unknown> {
  readonly id: string;
  readonly title: string;
  readonly rounds: number;
  /** Rounds before those that count: what is loaded and compiled at the first use is not measured. */
  readonly warmUp: number;
  /** All of it happens in this process, so that a profile of it can be taken. */
  readonly inProcess: boolean;
  readonly rows: readonly Row<Scene>[];
  open(): Promise<Scene>;
  close(scene: Scene): Promise<void>;
}

/** A bench as the runner sees it: what its scene is, only itself knows. */
export function bench<Scene>(
  parts: Omit<Bench<Scene>, 'close' | 'warmUp' | 'inProcess'> & Partial<Bench<Scene>>,
): Bench {
  const whole: Bench<Scene> = { close: () => Promise.resolve(), warmUp: 1, inProcess: true, ...parts };
  return whole as unknown as Bench;
}
