import type { BackupSet, Method, TargetMethod } from '../backupSets/backupSet';
import { documentsOf, type SourceDocument } from './documents';
import type { Judgement, MethodJudgement, RuleId } from './judgement';
import { applies, concerns, ruleTable, type Effect, type Rule, type RuleSource } from './ruleTable';
import { isVersion } from '../backupSets/version';

type EffectKind = Effect['kind'];
type Found<K extends EffectKind> = { readonly rule: RuleId } & Extract<Effect, { kind: K }>;

/**
 * Judges a set by the table: which methods are open to it, which is recommended, who must sign in, what blocks,
 * and which rule says each of these. Nothing here knows a version or an edition: the rows do.
 *
 * @throws Error where the table names no signer or no scope for a set: a fault of the table, not of the set.
 */
export function judge(set: BackupSet, rows: readonly Rule[] = ruleTable): Judgement {
  const inForce = effectsOf(rows.filter((row) => applies(row, set)));
  const find = <K extends EffectKind>(kind: K): Found<K>[] => ofKind(inForce, kind);
  const blockedBy = find('block').map(({ rule }) => rule);
  const hybrid = judgeMethod('hybrid', inForce);
  const modern = judgeMethod('modern', inForce);
  const open = { hybrid: hybrid.open, modern: modern.open };
  const undecidedBy = blockedBy[0] ?? find('undecided')[0]?.rule;
  const workaround = undecidedBy ? undefined : find('hybridForNow')[0]?.rule;
  const recommended =
    (undecidedBy ?? workaround) ? undefined : find('recommend').find(({ method }) => open[method]);
  const scope = required(find('grantScope')[0], 'how many sets one authorization serves');
  const review = find('review')[0]?.rule;
  return {
    blockedBy,
    suggestedBy: find('suggest')[0]?.rule,
    hybrid,
    modern,
    recommended: recommended && { method: recommended.method, rule: recommended.rule },
    workaround,
    undecidedBy,
    grantScope: { serves: scope.serves, rule: scope.rule },
    hybridForNow: set.authentication.method === 'hybrid' ? find('hybridForNow')[0]?.rule : undefined,
    reviewDue:
      review && modern.open && blockedBy.length === 0 && wasHybridForNow(set, rows) ? review : undefined,
    authorizeAgain: find('authorizeAgain')[0]?.rule,
  };
}

/** No rule blocks the set, and the method is open to it. */
export function mayMigrate(judgement: Judgement, method: TargetMethod): boolean {
  return judgement.blockedBy.length === 0 && judgement[method].open;
}

/**
 * The method that a migration begins with: the set's own, where it only authorizes again; else the recommended one,
 * or Hybrid as the workaround.
 */
export function firstMethod(judgement: Judgement, present: Method): TargetMethod | undefined {
  const again = present !== 'basic' && judgement[present].open && judgement.reviewDue === undefined;
  if (again) return present;
  return judgement.workaround === undefined ? judgement.recommended?.method : 'hybrid';
}

/** Where a rule comes from, for the screen. Undefined: no such rule. */
export function ruleSource(id: RuleId, rows: readonly Rule[] = ruleTable): RuleSource | undefined {
  return rows.find((row) => row.id === id)?.source;
}

/** Where to read a rule. Empty: no such rule. */
export function ruleDocuments(id: RuleId, rows: readonly Rule[] = ruleTable): readonly SourceDocument[] {
  return documentsOf(rows.find((row) => row.id === id)?.documents ?? []);
}

/** The first version that a rule no longer concerns. Undefined: it has no end, or there is no such rule. */
export function ruleEnd(id: RuleId, rows: readonly Rule[] = ruleTable): string | undefined {
  return rows.find((row) => row.id === id)?.versions?.before;
}

function judgeMethod(method: TargetMethod, inForce: readonly Found<EffectKind>[]): MethodJudgement {
  const own = <T extends { method: TargetMethod }>(found: readonly T[]) =>
    found.filter((effect) => effect.method === method);
  const closedBy = own(ofKind(inForce, 'close')).map(({ rule }) => rule);
  const signer = required(own(ofKind(inForce, 'signer'))[0], `who signs in for ${method}`);
  const gaps = own(ofKind(inForce, 'gaps'));
  return {
    method,
    open: closedBy.length === 0,
    closedBy,
    signer: signer.signer,
    signerBy: signer.rule,
    gaps: gaps.flatMap((effect) => effect.gaps),
    gapsBy: gaps[0]?.rule,
  };
}

/**
 * Modern was closed when the set was made Hybrid: by the version of its record, and where that tells none,
 * by what the set backs up. A Hybrid chosen while Modern was open is nobody's workaround.
 */
function wasHybridForNow(set: BackupSet, rows: readonly Rule[]): boolean {
  const version = set.authentication.edition;
  const then =
    version !== undefined && isVersion(version) && set.edition !== undefined
      ? { ...set, edition: { ...set.edition, version } }
      : undefined;
  const inForce = rows.filter((row) => (then ? applies(row, then) : concerns(row, set)));
  return ofKind(effectsOf(inForce), 'hybridForNow').length > 0;
}

function effectsOf(rows: readonly Rule[]): Found<EffectKind>[] {
  return rows.flatMap((row) => row.effects.map((effect) => ({ ...effect, rule: row.id })));
}

function ofKind<K extends EffectKind>(found: readonly Found<EffectKind>[], kind: K): Found<K>[] {
  return found.filter((effect): effect is Found<K> => effect.kind === kind);
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The table of rules does not say ${what}.`);
  return value;
}
