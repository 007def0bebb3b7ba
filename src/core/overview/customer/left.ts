import { groupBy } from '../../basics/groupBy';
import type { ReportInput } from '../report';
import type { StatusReason } from '../setStatus';

/**
 * What is left to do with a set, as far as a customer is concerned. `upgradeFirst`: its product is too old to change anything.
 * `correct`: the estate's records have a mistake. `inProduct`: recorded, and to be done in the product. `checkBackup`: nobody
 * knows of a backup since. `upgrade`: it is Hybrid only until then. `test`: the check's authorization fails.
 */
export const leftIds = [
  'upgradeFirst',
  'correct',
  'migrate',
  'review',
  'authorizeAgain',
  'inProduct',
  'upgrade',
  'test',
  'checkBackup',
] as const;
export type LeftId = (typeof leftIds)[number];

export interface Left {
  readonly id: LeftId;
  /** At least one. */
  readonly of: readonly ReportInput[];
  /** The earliest day by which one of them is due, `yyyy-MM-dd`. */
  readonly due: string | undefined;
}

/** Each thing once, with the sets that it is left for. */
export function leftFor(inputs: readonly ReportInput[]): readonly Left[] {
  const each = inputs.flatMap((input) => leftOf(input).map((id) => ({ id, input })));
  const byId = groupBy(each, ({ id }) => id);
  return leftIds.flatMap((id) => {
    const of = byId.get(id)?.map(({ input }) => input);
    return of ? [{ id, of, due: earliest(of.map(({ set }) => set.team?.due)) }] : [];
  });
}

/** Where an authorization lies, and how long it lives, is a matter of the engineer's computer. */
export function leftOf({ status }: Pick<ReportInput, 'status'>): readonly LeftId[] {
  const { reasons, stage } = status;
  const has = (...ids: readonly StatusReason['id'][]) => reasons.some(({ id }) => ids.includes(id));
  if (reasons.some((reason) => 'rule' in reason && reason.rule === 'productTooOld')) return ['upgradeFirst'];
  if (has('fault', 'blocked')) return ['correct'];
  if (stage === 'toMigrate') return ['migrate'];
  const left: LeftId[] = [];
  if (has('reviewDue', 'methodClosed')) left.push('review');
  else if (has('authorizeAgain', 'limitsOpen', 'signerMissing', 'refused')) left.push('authorizeAgain');
  if (stage === 'recorded') left.push('inProduct');
  if (has('upgrade')) left.push('upgrade');
  if (has('checkFailed')) left.push('test');
  if (stage === 'done') left.push('checkBackup');
  return left;
}

/** Days as `yyyy-MM-dd` order as texts. */
function earliest(days: readonly (string | undefined)[]): string | undefined {
  return days.filter((day) => day !== undefined).sort()[0];
}
