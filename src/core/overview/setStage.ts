import type { BackupSet } from '../backupSets/backupSet';
import { hasRunSince, type BackupEvidence } from '../evidence/backupEvidence';

/**
 * How far a set is on its way off Basic. `recorded`: the file says how it is to authenticate, and nobody stated that this was
 * done in the backup product. `done`: a person stated it. `backupRan`: a backup ran after that, as AhsayCBS told or a person
 * stated. Nothing before that last one proves that the set is backed up.
 */
export const setStages = ['toMigrate', 'recorded', 'done', 'backupRan'] as const;
export type SetStage = (typeof setStages)[number];

/** Undefined: the file says Hybrid or Modern and nothing of how it came to that, so nothing is left to state. */
export function stageOf(
  { authentication }: BackupSet,
  job: BackupEvidence | undefined,
): SetStage | undefined {
  const { method, grant, authorizedAt, recordedAt, applied } = authentication;
  if (method === 'basic') return 'toMigrate';
  if (applied !== undefined) return hasRunSince(authentication, job) ? 'backupRan' : 'done';
  return (grant ?? authorizedAt ?? recordedAt) === undefined ? undefined : 'recorded';
}

/** The statement that the change was made in the backup product stands. */
export function isDone(stage: SetStage | undefined): boolean {
  return stage === 'done' || stage === 'backupRan';
}

/** How many sets are how far; without those that have no stage. */
export interface Progress {
  readonly toMigrate: number;
  readonly recorded: number;
  /** Done in the product, whether or not a backup ran since. */
  readonly done: number;
  readonly backupRan: number;
  readonly all: number;
}

export const noProgress: Progress = { toMigrate: 0, recorded: 0, done: 0, backupRan: 0, all: 0 };

export function sumOf(parts: Iterable<Progress>): Progress {
  const sum = { ...noProgress };
  for (const part of parts) for (const key of progressKeys) sum[key] += part[key];
  return sum;
}

const progressKeys = Object.keys(noProgress) as readonly (keyof Progress)[];

export function progressOf(stages: Iterable<SetStage | undefined>): Progress {
  const count = { toMigrate: 0, recorded: 0, done: 0, backupRan: 0 };
  for (const stage of stages) if (stage !== undefined) count[stage]++;
  const done = count.done + count.backupRan;
  return { ...count, done, all: count.toMigrate + count.recorded + done };
}
