import type {
  AccountRole,
  BackupSet,
  CloudId,
  Method,
  SetFault,
  Source,
  TargetMethod,
} from '../backupSets/backupSet';
import type { DocumentId } from './documents';
import type { GapId, RuleId, Signer } from './judgement';
import { isMicrosoftClient } from '../backupSets/microsoftClients';
import table from './rules.json';
import { inRange, isVersion, type VersionRange } from '../backupSets/version';

/**
 * Who says so: the product's manual, public documentation of backup vendors, Microsoft, our own inference,
 * or a safeguard of this extension.
 */
export type Authority = 'manual' | 'vendor' | 'microsoft' | 'inference' | 'safeguard';

export interface RuleSource {
  readonly authority: Authority;
  /** What an inference was drawn from. */
  readonly from?: Authority;
  /** Who names the version at which it ends or opens, where that is another. */
  readonly limits?: Authority;
}

/** What a row finds in a set; all that stands in it must hold. */
export interface Condition {
  readonly accountRoles?: readonly AccountRole[];
  readonly methods?: readonly Method[];
  readonly anySource?: readonly Source[];
  readonly sourcesUnknown?: true;
  readonly clouds?: readonly CloudId[];
  readonly cloudsExcept?: readonly CloudId[];
  readonly tenantUnknown?: true;
  readonly editionUnknown?: true;
  readonly clientId?: 'missing' | 'microsoft';
  readonly fault?: SetFault;
  /** The version that the record's authorization was made for; a grant without one counts as older. */
  readonly authorizedFor?: VersionRange;
}

/** What a row brings about. Where only one can count (a signer, a scope, …), the first row in the table does. */
export type Effect =
  | { readonly kind: 'block' }
  | { readonly kind: 'suggest' }
  | { readonly kind: 'undecided' }
  | { readonly kind: 'hybridForNow' }
  | { readonly kind: 'review' }
  | { readonly kind: 'authorizeAgain' }
  | { readonly kind: 'close'; readonly method: TargetMethod }
  | { readonly kind: 'recommend'; readonly method: TargetMethod }
  | { readonly kind: 'signer'; readonly method: TargetMethod; readonly signer: Signer }
  | { readonly kind: 'gaps'; readonly method: TargetMethod; readonly gaps: readonly GapId[] }
  | { readonly kind: 'grantScope'; readonly serves: 'account' | 'backupSet' };

/** A row of `rules.json`. */
export interface Rule {
  readonly id: RuleId;
  readonly versions?: VersionRange;
  /** Compared without case. */
  readonly editionKinds?: readonly string[];
  readonly editionKindsExcept?: readonly string[];
  readonly when?: Condition;
  readonly effects: readonly Effect[];
  readonly source: RuleSource;
  /** Where to read it, the source first; of an inference or a safeguard, what it rests on. */
  readonly documents: readonly DocumentId[];
}

export const ruleTable = table.rules as readonly Rule[];

/** The row applies to the set as its edition stands. */
export function applies(rule: Rule, set: BackupSet): boolean {
  return (rule.versions === undefined || inRange(set.edition?.version, rule.versions)) && concerns(rule, set);
}

/** The row's conditions hold, whatever the version. */
export function concerns(rule: Rule, set: BackupSet): boolean {
  return ofKind(rule, set.edition?.kind) && (rule.when === undefined || holds(rule.when, set));
}

function ofKind({ editionKinds, editionKindsExcept }: Rule, kind: string | undefined): boolean {
  const among = (kinds: readonly string[]) =>
    kinds.some((one) => one.toLowerCase() === kind?.trim().toLowerCase());
  return (
    (editionKinds === undefined || among(editionKinds)) &&
    (editionKindsExcept === undefined || !among(editionKindsExcept))
  );
}

function holds(when: Condition, set: BackupSet): boolean {
  const { tenant, sources, authentication } = set;
  const asked: (boolean | undefined)[] = [
    when.accountRoles?.includes(set.accountRole),
    when.methods?.includes(authentication.method),
    when.anySource?.some((source) => sources?.includes(source) ?? false),
    when.sourcesUnknown && sources === undefined,
    when.clouds && tenant !== undefined && when.clouds.includes(tenant.cloud),
    when.cloudsExcept && tenant !== undefined && !when.cloudsExcept.includes(tenant.cloud),
    // A tenant whose entry is wrong is not among the tenants either: that has a rule of its own.
    when.tenantUnknown && tenant === undefined && !set.faults.includes('tenantInvalid'),
    when.editionUnknown && (set.edition === undefined || !isVersion(set.edition.version)),
    when.clientId && tenant !== undefined && clientIdIs(when.clientId, tenant.clientId),
    when.fault && set.faults.includes(when.fault),
    when.authorizedFor && authorizedFor(when.authorizedFor, set),
  ];
  return asked.every((answer) => answer !== false);
}

function clientIdIs(what: 'missing' | 'microsoft', id: string | undefined): boolean {
  // A file made from a template holds the nil GUID until somebody fills it in.
  const missing = id === undefined || /^[0-]*$/.test(id.trim());
  return what === 'missing' ? missing : !missing && isMicrosoftClient(id);
}

function authorizedFor(range: VersionRange, { authentication }: BackupSet): boolean {
  const { edition, grant } = authentication;
  return edition !== undefined && isVersion(edition) ? inRange(edition, range) : grant !== undefined;
}
