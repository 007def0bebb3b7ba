import { targetMethods, type TargetMethod } from '../backupSets/backupSet';
import type { GapId, Judgement } from '../rules/judgement';
import type { MigrationEvent, MigrationState } from './migrationState';

/** What the engineer decided once, for every set of a queue that it concerns. */
export interface Decided {
  /** For sets for which the rules recommend no method. */
  readonly method: TargetMethod | undefined;
  /** Limits that were listed and acknowledged. */
  readonly acknowledged: readonly GapId[];
}

export const nothingDecided: Decided = { method: undefined, acknowledged: [] };

/**
 * What a migration is told of it, at its first screen: there a person sees it, and may decide otherwise. A method that the
 * rules recommend stays; limits count only if all of this migration's were acknowledged.
 */
export function decidedEvents(
  { method: decided, acknowledged }: Decided,
  { at, choices }: MigrationState,
  judgement: Judgement,
): readonly MigrationEvent[] {
  if (at.step !== 'review') return [];
  const method = choices.method ?? decided;
  if (method === undefined || !judgement[method].open) return [];
  const { gaps } = judgement[method];
  const known = gaps.length > 0 && gaps.every((gap) => acknowledged.includes(gap));
  return [
    ...(choices.method === undefined ? [{ type: 'choose', method } as const] : []),
    ...(known ? [{ type: 'acknowledge', on: true } as const] : []),
  ];
}

/** Reads what a kept queue says. Anything else than what was written is nothing. */
export function parseDecided(value: unknown): Decided {
  if (typeof value !== 'object' || value === null) return nothingDecided;
  const method = 'method' in value ? targetMethods.find((one) => one === value.method) : undefined;
  const gaps: readonly unknown[] =
    'acknowledged' in value && Array.isArray(value.acknowledged) ? value.acknowledged : [];
  return { method, acknowledged: gaps.filter((gap) => typeof gap === 'string') };
}
