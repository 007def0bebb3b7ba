import { type Authentication, type BackupSet, sameAccount, type TargetMethod } from '../backupSets/backupSet';
import { appOf, sameApp, sameTenant } from '../identity/fitsSet';
import { cachedJudgement } from '../rules/cachedJudgement';
import { mayMigrate } from '../rules/rules';
import type { Difference } from '../backupSets/difference';
import type { Member } from './member';

/**
 * A set as Continue froze it, with the method that it is to get. Address, exchange, checks, words on the page, grant
 * and record are made of this alone; the live file is only compared with it.
 */
export interface Subject extends Member {
  readonly method: TargetMethod;
}

/** What a comparison has to know beside the two entries. */
export interface ComparedWith {
  /** Names of the permissions that a set and a method need now. */
  readonly needed: (set: BackupSet, method: TargetMethod) => readonly string[];
  /** The grant that this migration writes: a record that names it is this migration's own. */
  readonly ours?: string | undefined;
  /** The tenant's GUID, once a sign-in told it. */
  readonly resolved?: string | undefined;
}

/**
 * Compares the entry as it is now with the frozen one. Cloud, tenant, client ID, account and record always matter;
 * edition, account role and sources only where method, signer, limits, permissions or the record to be written become
 * others by them. A name or an unknown property does not.
 * @param now undefined: no file has the entry
 */
export function differencesOf(
  { set, method }: Subject,
  now: BackupSet | undefined,
  { needed, ours, resolved }: ComparedWith,
): readonly Difference[] {
  if (now === set) return [];
  if (!now) return [{ id: 'gone' }];
  if (now.faults.includes('duplicateId')) return [{ id: 'repeated' }];
  const found: Difference[] = [];
  const differs = (id: Extract<Difference, { before: string }>['id'], before = '', after = '') =>
    found.push({ id, before, now: after });
  const [was, is] = [set.tenant, now.tenant];
  if (was?.cloud !== is?.cloud) differs('cloud', was?.cloud, is?.cloud);
  if (!was || !is || !sameTenant(was.tenant, is.tenant, resolved)) differs('tenant', was?.tenant, is?.tenant);
  if (was?.cloud === is?.cloud && !sameApp(appOf(set), appOf(now))) {
    differs('clientId', was?.clientId, is?.clientId);
  }
  if (!sameAccount(set.account, now.account)) differs('account', set.account, now.account);
  const own = ours !== undefined && now.authentication.grant === ours;
  if (!own && !sameRecord(set.authentication, now.authentication)) {
    found.push({ id: 'record', before: set.authentication, now: now.authentication });
  }
  found.push(...differencesOfFacts(set, now, (one) => outcomeOf(one, method, needed)));
  return found;
}

/** Of what rules judge by, what changed and made a difference. */
function differencesOfFacts(
  set: BackupSet,
  now: BackupSet,
  outcome: (set: BackupSet) => string,
): readonly Difference[] {
  const { edition, accountRole, sources } = now;
  const changed: Difference[] = [];
  if (versionOf(set) !== versionOf(now))
    changed.push({ id: 'edition', before: versionOf(set), now: versionOf(now) });
  if (set.accountRole !== accountRole)
    changed.push({ id: 'accountRole', before: set.accountRole, now: accountRole });
  if (sourceList(set) !== sourceList(now)) changed.push({ id: 'sources', before: set.sources, now: sources });
  if (changed.length === 0) return [];
  const same = outcome(set) === outcome({ ...set, edition, accountRole, sources });
  return same ? [] : changed;
}

/** What follows of a set for its method: who may sign in, what is accepted, asked for, and recorded. */
function outcomeOf(set: BackupSet, method: TargetMethod, needed: ComparedWith['needed']): string {
  const judgement = cachedJudgement(set);
  const { signer, gaps } = judgement[method];
  return JSON.stringify([
    mayMigrate(judgement, method),
    signer,
    gaps,
    judgement.grantScope.serves,
    needed(set, method),
    set.edition?.version,
  ]);
}

/** Kind and version decide rules; the product's name is only shown. */
function versionOf({ edition }: BackupSet): string {
  return edition ? `${edition.kind} ${edition.version}` : '';
}

function sourceList({ sources }: BackupSet): string {
  return sources ? [...sources].sort().join(' ') : '?';
}

/** Whether two records say the same, in whatever order they say it. */
export function sameRecord(a: Authentication, b: Authentication): boolean {
  return a === b || JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, inOrder(one)]);
}
