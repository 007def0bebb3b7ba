import { byTenant, type TenantGroup } from '../backupSets/byTenant';
import type { AftercareId, BackupSet, CloudId, Method } from '../backupSets/backupSet';
import type { GrantFacts } from '../identity/grant';
import type { Judgement, RuleId } from '../rules/judgement';
import { openAftercare } from '../rules/aftercare';
import type { PermissionOverrides } from '../identity/permissionOverrides';
import { retirementsOf, type Retirement } from './retirements';
import { type Progress, progressOf } from './setStage';
import type { SetStatus } from './setStatus';
import type { CheckOutcome, RoleResult } from '../identity/signedIn';
import { checksOf, verifiedAs, type Verification, type Verified } from '../evidence/verification';

/** A set with what is known of it on this computer. Nothing in it is a secret. */
export interface ReportInput {
  readonly set: BackupSet;
  readonly judgement: Judgement;
  readonly status: SetStatus;
  /** The method that its last Save here replaced. */
  readonly before: Method | undefined;
  /** The grant that its entry names, where it is here. */
  readonly grant: GrantFacts | undefined;
  readonly verification: Verification | undefined;
}

/** One set in the report: ids and parameters, worded by each form. */
export interface ReportRow {
  readonly set: BackupSet;
  readonly status: SetStatus;
  readonly before: Method | undefined;
  readonly after: Method;
  /** The rule behind the method; of a Basic set, the one that suggests a migration or stops it. */
  readonly rule: RuleId | undefined;
  /** Undefined: nobody authorized it. `notNeeded`: the rules asked for no role. */
  readonly role: RoleResult | undefined;
  /** What Confirm found; undefined: it is not kept here. */
  readonly checks: readonly CheckOutcome[] | undefined;
  readonly correlationId: string | undefined;
  /** When a later successful job ended, as `SetStatus.laterJob`. */
  readonly laterJob: string | undefined;
  readonly verification:
    | { readonly at: string; readonly result: Verified; readonly checks: Verification['checks'] }
    | undefined;
  readonly readiness: readonly Retirement[];
  /** What nobody has ticked of that. */
  readonly takeBack: readonly AftercareId[];
}

export interface TenantSummary {
  /** Domain or GUID; the id in the file where that has no such tenant. */
  readonly tenant: string;
  readonly cloud: CloudId | undefined;
  readonly sets: number;
  readonly methods: Readonly<Record<Method, number>>;
  readonly needAction: number;
  readonly progress: Progress;
  readonly verified: number;
  readonly failed: number;
}

export interface Report {
  /** ISO 8601. */
  readonly at: string;
  readonly tenants: readonly TenantSummary[];
  /** By tenant, then in the order given. */
  readonly rows: readonly ReportRow[];
  /** Made of the files alone: no computer's authorizations were looked at. */
  readonly fileOnly?: true;
}

/** What each set was and is, who authorized it under which rule, and what is left to do, as of `at`, by the user's setting. */
export function reportOf(inputs: readonly ReportInput[], at: Date, overrides: PermissionOverrides): Report {
  const groups = byTenant(inputs.map((input) => rowOf(input, at, overrides)));
  const sorted = [...groups].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return {
    at: at.toISOString(),
    tenants: sorted.map(summaryOf),
    rows: sorted.flatMap(({ items }) => items),
  };
}

function orderOf({ tenant, name }: TenantGroup<ReportRow>): string {
  return `${tenant?.cloud ?? ''}/${name.toLowerCase()}`;
}

function rowOf(
  { set, judgement, status, before, grant, verification }: ReportInput,
  at: Date,
  overrides: PermissionOverrides,
): ReportRow {
  const { authentication, sources } = set;
  return {
    set,
    status,
    before,
    after: authentication.method,
    rule: ruleOf(set, judgement),
    role: roleOf(set, grant),
    checks: grant?.checks,
    correlationId: grant?.correlationId,
    laterJob: status.laterJob,
    verification: verification && {
      at: verification.at,
      result: verifiedAs(verification, sources),
      checks: checksOf(verification, sources),
    },
    readiness: retirementsOf(set, at, overrides),
    takeBack: openAftercare(set, before),
  };
}

function ruleOf({ authentication: { method } }: BackupSet, judgement: Judgement): RuleId | undefined {
  if (method === 'basic') return judgement.blockedBy[0] ?? judgement.suggestedBy;
  const { recommended, workaround } = judgement;
  if (method === 'hybrid' && workaround !== undefined) return workaround;
  return recommended?.method === method ? recommended.rule : judgement[method].signerBy;
}

function roleOf({ authentication }: BackupSet, grant: GrantFacts | undefined): RoleResult | undefined {
  if (authentication.role !== undefined) return authentication.role;
  if (authentication.authorizedBy === undefined) return undefined;
  return grant?.role ?? 'notNeeded';
}

function summaryOf({ name, tenant, items }: TenantGroup<ReportRow>): TenantSummary {
  const count = (holds: (row: ReportRow) => boolean) => items.filter(holds).length;
  const of = (method: Method) => count(({ after }) => after === method);
  return {
    tenant: name,
    cloud: tenant?.cloud,
    sets: items.length,
    methods: { basic: of('basic'), hybrid: of('hybrid'), modern: of('modern') },
    needAction: count(({ status }) => status.needsAction),
    progress: progressOf(items.map(({ status }) => status.stage)),
    verified: count(({ verification }) => verification?.result === 'passed'),
    failed: count(
      ({ verification }) => verification?.result === 'failed' || verification?.result === 'refused',
    ),
  };
}
