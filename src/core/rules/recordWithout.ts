import type { Authentication, BackupSet, TargetMethod } from '../backupSets/backupSet';
import { cachedJudgement } from './cachedJudgement';
import type { GapId, Judgement, RuleId } from './judgement';
import { ruleTable } from './ruleTable';

/** Who records a method without an authorization made here, when, by which document, and the limits they accept. */
export interface RecordStatement {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly document?: string | undefined;
  /** May name limits of other methods and sets: each record gets its own. */
  readonly acknowledged: readonly GapId[];
}

/** `limitsOpen`: limits of the method that nobody accepted. */
export type RecordRefusal = 'blocked' | 'methodClosed' | 'limitsOpen';

/** The record says that the set is, or will be, migrated in the product itself: no authorization of this program. */
export function isRecordedWithout({ method, grant, recordedAt }: Authentication): boolean {
  return method !== 'basic' && grant === undefined && recordedAt !== undefined;
}

/**
 * Rules that keep the set from being recorded without authorizing. Those about the app registration don't: nobody signs
 * in to it.
 */
export function recordBlockedBy({ blockedBy }: Pick<Judgement, 'blockedBy'>): readonly RuleId[] {
  return blockedBy.length === 0 ? blockedBy : blockedBy.filter((rule) => !isAboutApp(rule));
}

/** A rule that another client ID of the tenant may satisfy. */
export function isAboutApp(rule: RuleId): boolean {
  return aboutApp.has(rule);
}

const aboutApp: ReadonlySet<RuleId> = new Set(
  ruleTable.filter(({ when }) => when?.clientId !== undefined).map(({ id }) => id),
);

/** The methods that the set can be recorded with. Empty: blocked, faulty, or every method is closed. */
export function recordableMethods(
  { faults }: Pick<BackupSet, 'faults'>,
  judgement: Judgement,
): readonly TargetMethod[] {
  if (faults.length > 0 || recordBlockedBy(judgement).length > 0) return [];
  return (['modern', 'hybrid'] as const).filter((method) => judgement[method].open);
}

/** The record of a set without app, consent or token; or why the rules don't admit it. */
export function recordWithout(
  set: BackupSet,
  method: TargetMethod,
  { by, at, document, acknowledged }: RecordStatement,
): Authentication | RecordRefusal {
  const judgement = cachedJudgement(set);
  if (set.faults.length > 0 || recordBlockedBy(judgement).length > 0) return 'blocked';
  if (!judgement[method].open) return 'methodClosed';
  const { gaps } = judgement[method];
  if (gaps.some((gap) => !acknowledged.includes(gap))) return 'limitsOpen';
  return {
    method,
    recordedBy: by,
    recordedAt: at,
    ...(document === undefined || document === '' ? {} : { document }),
    ...(set.edition ? { edition: set.edition.version } : {}),
    ...(gaps.length > 0 ? { acknowledged: gaps } : {}),
  };
}
