import { type AftercareId, aftercareIds, type BackupSet, type Method } from '../../backupSets/backupSet';
import { groupBy } from '../../basics/groupBy';
import { needsPassword } from '../../rules/aftercare';
import type { ConsentRequest } from '../consentRequests';
import { ranEvidenceOf, type RanEvidence } from '../ranEvidence';
import type { ReportInput } from '../report';
import { type Retirement, retirementsOf } from '../retirements';
import { isDone, type SetStage } from '../setStage';
import { type AdministratorTask, administratorTasks } from './administratorTasks';
import type { Customer } from './customers';
import { type Left, leftFor, leftOf } from './left';

export type { AdministratorTask } from './administratorTasks';
export type { Left, LeftId } from './left';

/** `noRecord`: the files say Hybrid or Modern, and nothing of how it came to that. */
export type CustomerState = SetStage | 'blocked' | 'noRecord';

export interface CustomerRow {
  readonly set: BackupSet;
  readonly state: CustomerState;
  /** The method that the product most likely goes on with: the change is recorded and not done. */
  readonly former: Method | undefined;
  /** Of that state: when it was recorded, or stated as done; ISO 8601. */
  readonly since: string | undefined;
  /** Who says so. */
  readonly by: string | undefined;
  /** Of `backupRan`, and of nothing else. */
  readonly ran: RanEvidence | undefined;
}

/** What Microsoft switches off beneath sets. */
export interface Risk {
  readonly mark: Retirement;
  /** Drawn from what is known, and not told by anybody: `assumed`, or the sources aren't known, or the product's way isn't. */
  readonly inferred: boolean;
  /** The change is recorded and not done, so that the product most likely goes on with the former method. */
  readonly assumed: boolean;
  /** At least one. */
  readonly of: readonly ReportInput[];
}

/** One customer's sets on one page. It names sets, accounts and people of theirs, and no id, app, file or other customer. */
export interface CustomerPage {
  readonly name: string;
  /** ISO 8601. */
  readonly at: string;
  readonly rows: readonly CustomerRow[];
  /** A backup ran after the change. */
  readonly ran: number;
  /** Of those, sets beneath which Microsoft has begun to switch something off. */
  readonly ranAtRisk: number;
  readonly left: readonly Left[];
  readonly tasks: readonly AdministratorTask[];
  readonly risks: readonly Risk[];
  /** What is open once the change is done, with the sets; each at least one. */
  readonly aftercare: readonly { readonly id: AftercareId; readonly of: readonly ReportInput[] }[];
  /** Hybrid, and done: the product goes on using the password. */
  readonly passwordNeeded: readonly ReportInput[];
}

/** @param consents what administrators of this customer's tenants were, or must be, asked for, for these sets */
export function customerPageOf(
  { name, items }: Customer<ReportInput>,
  consents: readonly ConsentRequest[],
  at: Date,
): CustomerPage {
  const risks = risksOf(items, at);
  const begun = new Set(risks.filter(({ mark }) => mark.phase !== 'announced').flatMap(({ of }) => of));
  const ran = items.filter(({ status }) => status.stage === 'backupRan');
  const aftercare = items.flatMap((input) => input.status.aftercareOpen.map((id) => ({ id, input })));
  const byAftercare = groupBy(aftercare, ({ id }) => id);
  return {
    name,
    at: at.toISOString(),
    rows: items.map(rowOf),
    ran: ran.length,
    ranAtRisk: ran.filter((input) => begun.has(input)).length,
    left: leftFor(items),
    tasks: administratorTasks(items, consents),
    risks,
    aftercare: aftercareIds.flatMap((id) => {
      const of = byAftercare.get(id)?.map(({ input }) => input);
      return of ? [{ id, of }] : [];
    }),
    passwordNeeded: items.filter(({ set, status }) => needsPassword(set) && isDone(status.stage)),
  };
}

function rowOf({ set, status, before }: ReportInput): CustomerRow {
  const { authorizedBy, authorizedAt, recordedBy, recordedAt, applied } = set.authentication;
  const ran = ranEvidenceOf(set, status);
  const left = leftOf({ status });
  const blocked = left.includes('upgradeFirst') || left.includes('correct');
  const row = (state: CustomerState, since?: string, by?: string): CustomerRow => ({
    set,
    state,
    former: state === 'recorded' ? before : undefined,
    since,
    by,
    ran,
  });
  switch (status.stage) {
    case 'backupRan':
      return row('backupRan');
    case 'done':
      return row('done', applied?.at, applied?.by);
    case 'recorded':
      return row('recorded', authorizedAt ?? recordedAt, authorizedBy?.name ?? recordedBy);
    case 'toMigrate':
      return row(blocked ? 'blocked' : 'toMigrate');
    case undefined:
      return row('noRecord');
  }
}

/** Those that press most first, each once. The user's own setting concerns the engineer's access, and no customer. */
function risksOf(inputs: readonly ReportInput[], at: Date): readonly Risk[] {
  const each = inputs.flatMap((input) => {
    const { set, status, before } = input;
    const assumed = status.stage === 'recorded';
    const method = assumed ? (before ?? 'basic') : set.authentication.method;
    const asIs = assumed ? { ...set, authentication: { method } } : set;
    return retirementsOf(asIs, at, {}).map((mark) => ({ mark, assumed, input }));
  });
  const byRisk = groupBy(each, ({ mark, assumed }) => `${mark.id} ${mark.concerns} ${assumed}`);
  return [...byRisk.values()]
    .map((of): Risk => {
      const [{ mark, assumed }] = of;
      const inferred = assumed || mark.concerns === 'may' || mark.id === 'sharePointPasswordEnds';
      return { mark, inferred, assumed, of: of.map(({ input }) => input) };
    })
    .sort((a, b) => (a.mark.ends < b.mark.ends ? -1 : a.mark.ends > b.mark.ends ? 1 : 0));
}
