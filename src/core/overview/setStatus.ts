import { targetMethods, type AftercareId, type BackupSet, type Method } from '../backupSets/backupSet';
import { type Staleness, goesStaleAt, stalenessOf } from '../evidence/staleness';
import { admits, type GrantFacts } from '../identity/grant';
import type { Judgement, RuleId } from '../rules/judgement';
import { isStillEvidence, type BackupEvidence } from '../evidence/backupEvidence';
import { type Verification, type Verified, verifiedAs } from '../evidence/verification';
import { failsForMail } from './retirements';
import { isDone, stageOf, type SetStage } from './setStage';
import { openAftercare } from '../rules/aftercare';
import { isRecordedWithout } from '../rules/recordWithout';
import { recordAgainstRules, type RecordFault } from '../rules/recordAgainstRules';

/** What this computer knows of a set, beside the file. */
export interface LocalState {
  /** The grant that the set's entry names can be read here. Undefined: the entry names none, or not known yet. */
  readonly grant: boolean | undefined;
  /** UUID of a finished authorization for this set that no Save has put into the file yet. */
  readonly pending: string | undefined;
  /** Authorizations for its account, tenant and app that its entry does not name, which other sets may. */
  readonly fitting?: readonly GrantFacts[];
  /** The engineer asked an administrator for consent or for signing in. */
  readonly waitingForAdministrator: boolean;
  /** When the grant that the entry names was last authorized or renewed from here, ISO 8601. */
  readonly lastUsed?: string;
  /** What its last verification found. */
  readonly verification?: Verification;
  /** The entry that the set's last Save replaced is kept here: Undo Migration can bring it back. */
  readonly undoable?: boolean;
  /** The method in that entry. */
  readonly before?: Method | undefined;
  /** The last successful job that AhsayCBS told of, when it was asked last. */
  readonly job?: BackupEvidence | undefined;
}

/** How far ahead the engineer looks for what goes stale. */
export interface ForecastWindow {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly days: number;
}

/** `place`: where the authorization stands. `method` is the file's. */
export interface SetStatus {
  readonly method: BackupSet['authentication']['method'];
  readonly authorization: 'none' | 'here' | 'notHere' | 'notSaved' | 'unknown';
  /** One that its entry does not name is here, and may be used for it. */
  readonly canBeReused: boolean;
  /** Who recorded it without an authorization made here: it was, or will be, migrated in the product itself. */
  readonly recordedBy: string | undefined;
  readonly waitingForAdministrator: boolean;
  readonly hybridForNow: boolean;
  /** As `stageOf`. */
  readonly stage: SetStage | undefined;
  /** When a successful job ended that is later than the record, as `LaterJob.at`. Undefined: none is known of. */
  readonly laterJob: string | undefined;
  /** What can still be taken back, once it is done in the product: it is no action that the set needs. */
  readonly aftercareOpen: readonly AftercareId[];
  /** Who holds its authorization, where that isn't on this computer. */
  readonly heldBy: string | undefined;
  readonly needsAction: boolean;
  /** When the authorization goes stale if nothing uses it, in milliseconds since 1970. Undefined: it is not here. */
  readonly staleAt: number | undefined;
  readonly staleness: Staleness | undefined;
  readonly verification: Verification | undefined;
  readonly verified: Verified | undefined;
  /** Why it needs action, the most pressing first. */
  readonly reasons: readonly StatusReason[];
}

export type StatusReason =
  | { readonly id: 'basic' | 'notHere' | 'notSaved' | 'waitingForAdministrator' | 'failingForMail' }
  /** Recorded, and nobody stated that it was done in the backup product. */
  | { readonly id: 'notDone' }
  /** `refused` and `checkFailed`: by its last verification. `stale`, `goesStale`: by the forecast. */
  | { readonly id: 'refused' | 'checkFailed' | 'stale' | 'goesStale' }
  | RecordFault
  | { readonly id: 'blocked' | 'reviewDue' | 'authorizeAgain' | 'fault'; readonly rule: RuleId }
  /** Hybrid as a workaround: its sites are most likely not backed up until the product is upgraded. */
  | { readonly id: 'upgrade'; readonly rule: RuleId };

/** The badge of one set: a pure function of the file's record, the rules, and what is kept locally. */
export function statusOf(
  set: BackupSet,
  judgement: Judgement,
  local: LocalState,
  ahead?: ForecastWindow,
): SetStatus {
  const { method } = set.authentication;
  const place = placeOf(set, local);
  const stage = stageOf(set, local.job);
  const { authorizeAgain, reviewDue } = judgement;

  const due: StatusReason[] = [];
  if (method === 'basic') {
    if (failsForMail(set)) due.push({ id: 'failingForMail' });
    due.push({ id: 'basic' });
  }
  due.push(...recordAgainstRules(set, judgement));
  const heldBy = place === 'notHere' ? set.authentication.heldBy : undefined;
  // Done in the product, it is needed here no more: deleted on purpose, or on a colleague's computer.
  if (place === 'notHere' && heldBy === undefined && !isDone(stage)) due.push({ id: 'notHere' });
  const kept = place === 'here' ? keptStatus(set, local, ahead) : nothingKept;
  if (kept.verified === 'refused') due.push({ id: 'refused' });
  else if (kept.staleness) due.push({ id: kept.staleness === 'over' ? 'stale' : 'goesStale' });
  if (kept.verified === 'failed') due.push({ id: 'checkFailed' });
  // Moving on authorizes anew, too: so it is said first.
  if (reviewDue !== undefined) due.push({ id: 'reviewDue', rule: reviewDue });
  if (authorizeAgain !== undefined) due.push({ id: 'authorizeAgain', rule: authorizeAgain });

  const reasons: StatusReason[] = [];
  for (const fault of set.faults) reasons.push({ id: 'fault', rule: fault });
  // What stops a migration matters to a set that has one to do; a Modern set in order is left in peace.
  if (due.length > 0) {
    const faults: readonly RuleId[] = set.faults;
    for (const rule of judgement.blockedBy) if (!faults.includes(rule)) reasons.push({ id: 'blocked', rule });
  }
  if (place === 'notSaved') reasons.push({ id: 'notSaved' });
  if (local.waitingForAdministrator) reasons.push({ id: 'waitingForAdministrator' });
  reasons.push(...due.filter((one) => !('rule' in one && judgement.blockedBy.includes(one.rule))));
  if (judgement.hybridForNow !== undefined) reasons.push({ id: 'upgrade', rule: judgement.hybridForNow });
  if (stage === 'recorded') reasons.push({ id: 'notDone' });

  return {
    method,
    authorization: place,
    canBeReused: (place === 'none' || place === 'notHere') && canBeReused(set, judgement, local),
    recordedBy: isRecordedWithout(set.authentication) ? (set.authentication.recordedBy ?? '') : undefined,
    waitingForAdministrator: local.waitingForAdministrator,
    hybridForNow: method === 'hybrid' && judgement.hybridForNow !== undefined,
    stage,
    laterJob: local.job && isStillEvidence(local.job, set.authentication) ? local.job.at : undefined,
    aftercareOpen: isDone(stage) ? openAftercare(set, local.before) : noAftercare,
    heldBy,
    needsAction: reasons.length > 0,
    ...kept,
    reasons,
  };
}

const noAftercare: readonly AftercareId[] = [];

/** As "Use It" will offer it; what permissions it lacks shows there. */
function canBeReused(set: BackupSet, judgement: Judgement, { fitting = [] }: LocalState): boolean {
  return fitting.some((grant) => targetMethods.some((method) => admits(grant, set, judgement, method, [])));
}

type KeptStatus = Pick<SetStatus, 'staleAt' | 'staleness' | 'verification' | 'verified'>;
const nothingKept: KeptStatus = {
  staleAt: undefined,
  staleness: undefined,
  verification: undefined,
  verified: undefined,
};

function keptStatus(
  { sources }: BackupSet,
  { lastUsed, verification }: LocalState,
  ahead?: ForecastWindow,
): KeptStatus {
  const staleAt = lastUsed === undefined ? undefined : goesStaleAt(lastUsed);
  return {
    staleAt,
    staleness: staleAt === undefined || !ahead ? undefined : stalenessOf(staleAt, ahead.now, ahead.days),
    verification,
    verified: verification && verifiedAs(verification, sources),
  };
}

function placeOf({ authentication }: BackupSet, local: LocalState): SetStatus['authorization'] {
  if (local.pending !== undefined) return 'notSaved';
  if (authentication.method === 'basic' || authentication.grant === undefined) return 'none';
  if (local.grant === undefined) return 'unknown';
  return local.grant ? 'here' : 'notHere';
}
