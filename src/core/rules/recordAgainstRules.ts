import type { BackupSet } from '../backupSets/backupSet';
import type { Judgement, RuleId } from './judgement';
import { isRecordedWithout } from './recordWithout';

/**
 * What today's rules say against the record of a migrated set, each with the rule that says it.
 * `methodClosed`: its method is closed to it now (sources added, another version, edition or cloud).
 * `limitsOpen`: limits of its method that its record doesn't acknowledge.
 * `signerMissing`: the record doesn't show the Global Administrator that its method asks for.
 */
export interface RecordFault {
  readonly id: 'methodClosed' | 'limitsOpen' | 'signerMissing';
  readonly rule: RuleId;
}

/**
 * The rules held against the record, as if it was made today. A Basic set has none. Limits are asked only of a record that
 * a command wrote, and the signer only of one that a Save wrote: others make no statement about them.
 */
export function recordAgainstRules(
  { authentication }: BackupSet,
  judgement: Judgement,
): readonly RecordFault[] {
  const { method, grant, authorizedBy, role, acknowledged = [] } = authentication;
  if (method === 'basic') return [];
  const { closedBy, gaps, gapsBy, signer, signerBy } = judgement[method];
  if (closedBy.length > 0) return closedBy.map((rule) => ({ id: 'methodClosed', rule }));
  const faults: RecordFault[] = [];
  if (grant === undefined && !isRecordedWithout(authentication)) return faults;
  if (gapsBy !== undefined && gaps.some((gap) => !acknowledged.includes(gap))) {
    faults.push({ id: 'limitsOpen', rule: gapsBy });
  }
  if (
    grant !== undefined &&
    signer === 'globalAdministrator' &&
    authorizedBy !== undefined &&
    role === undefined
  ) {
    faults.push({ id: 'signerMissing', rule: signerBy });
  }
  return faults;
}
