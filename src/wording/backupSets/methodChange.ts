import type { Method, TargetMethod } from '../../core/backupSets/backupSet';
import { methodName } from '../rules/status';
import { l10n } from '../basics/l10n';

/** What a set becomes: "Basic → Modern"; a method that is not chosen yet is a question mark. */
export function methodChange(from: Method, to: TargetMethod | undefined): string {
  if (to === undefined) return `${methodName(from)} → ?`;
  return from === to
    ? l10n.t('{0}, authorized again', methodName(to))
    : `${methodName(from)} → ${methodName(to)}`;
}
