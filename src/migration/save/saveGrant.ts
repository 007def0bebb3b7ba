import { keptAftercare } from '../../core/rules/aftercare';
import { groupBy } from '../../core/basics/groupBy';
import type { ReplacedText, SaveResult } from '../../estate/save/save';
import {
  type Authentication,
  type BackupSet,
  keyOf,
  type SetKey,
  type TargetMethod,
} from '../../core/backupSets/backupSet';
import { fitsSet } from '../../core/identity/fitsSet';
import { type GrantFacts, evidenceOf } from '../../core/identity/grant';
import { judgeForAll, type ExcludedSet } from '../../core/steps/group';
import type { Confirm } from '../../core/steps/migrationState';
import { type Problem, problemOf } from '../../core/identity/problem';
import type { Authorized } from '../../core/identity/signedIn';
import { differencesOf, type Subject } from '../../core/steps/subject';
import type { FormerEntry } from '../memory/memory';
import { neededBy } from '../permissionsOf';
import { recordOf } from './record';
import type { MigrationServices } from '../services';
import type { Difference } from '../../core/backupSets/difference';
import type { PermissionLevel } from '../../core/identity/permissionOverrides';

type Services = Pick<
  MigrationServices,
  'find' | 'grants' | 'memory' | 'saveEntries' | 'now' | 'permissionOverrides' | 'holder'
>;

/** What became of a Save. With a problem Save can be pressed again: what was saved stays saved. */
export interface SaveOutcome {
  readonly problem: Problem | undefined;
  /** The edit is made; this failed after it. */
  readonly notice?: Problem | undefined;
  /** Of several sets, those that were refused while the others were saved. */
  readonly leftOut: readonly ExcludedSet[];
}

/**
 * Save: the one edit of each file that puts the grant's UUID into the entries of its sets. The edit is the commit, the
 * kept grant is the journal, so nothing is undone on a refusal. Each entry must be what Continue froze, and the person
 * must be admitted for it as Confirm showed; of several sets, those that are not are left out. A record that names
 * this grant already was written by this migration: it counts as saved, and is not written again.
 */
export async function saveGrant(
  subjects: readonly Subject[],
  { acknowledged, level }: Chosen,
  { authorized, stated }: Confirm,
  services: Services,
): Promise<SaveOutcome> {
  const kept = await services.grants.facts(authorized.grant);
  if (!kept) return { problem: { kind: 'secretStorage', action: 'read' }, leftOut: [] };
  const edit: Edit = {
    kept,
    authorized,
    stated,
    acknowledged,
    level,
    heldBy: services.holder(),
    records: new Map(),
    saved: new Set(),
  };
  const left = subjects.filter(({ key }) => services.find(key)?.authentication.grant !== kept.id);
  const leftOut: ExcludedSet[] = [];
  let last: Problem | undefined;
  let notice: Problem | undefined;
  for (const [file, ofFile] of groupBy(left, ({ set }) => set.file)) {
    const outcome = await saveFile(file, ofFile, subjects.length === 1, edit, services);
    leftOut.push(...outcome.leftOut);
    notice ??= outcome.notice;
    if (outcome.problem) return { problem: outcome.problem, notice, leftOut };
    last = outcome.last ?? last;
  }
  // If each was refused, nothing was saved.
  return { problem: leftOut.length === subjects.length ? last : undefined, notice, leftOut };
}

/** What the engineer chose for all sets. */
interface Chosen {
  readonly acknowledged: readonly string[];
  readonly level: PermissionLevel;
}

/** What is the same for all sets of a Save. */
interface Edit extends Chosen {
  readonly kept: GrantFacts;
  readonly authorized: Authorized;
  readonly heldBy: string;
  readonly stated: Confirm['stated'];
  /** One object for all records that are equal: an edit makes its text once. */
  readonly records: Map<string, Authentication>;
  /** Sets whose entries were found to be saved already. */
  readonly saved: Set<SetKey>;
}

/** Tries again without what was refused, until the rest of the file is saved. */
async function saveFile(
  file: string,
  subjects: readonly Subject[],
  alone: boolean,
  edit: Edit,
  services: Services,
): Promise<SaveOutcome & { readonly last?: Problem }> {
  const leftOut: ExcludedSet[] = [];
  let last: Problem | undefined;
  let notice: Problem | undefined;
  const left = new Map(subjects.map((one) => [one.set.id, one]));
  while (left.size > 0) {
    const changes = [...left.values()].map((one) => ({
      id: one.set.id,
      authentication: recordFor(one, edit),
    }));
    const result = await services.saveEntries(file, changes, (now) => {
      const subject = left.get(now.id);
      return subject ? standsAgainst(subject, now, edit, services) : { kind: 'file', reason: 'entryGone' };
    });
    if (result.saved) {
      notice = await keepFormerTexts([...left.values()], result.texts, edit.kept, services);
      break;
    }
    const refused = result.id === undefined ? undefined : left.get(result.id);
    if (refused) left.delete(refused.set.id);
    if (refused && edit.saved.has(refused.key)) continue;
    if (alone || !refused) return { problem: result.problem, leftOut };
    last = result.problem;
    leftOut.push(leftOutBy(refused.set, last));
  }
  return { problem: undefined, notice, leftOut, ...(last ? { last } : {}) };
}

function recordFor(
  { set, judgement, method }: Subject,
  { kept, authorized, acknowledged, heldBy, records }: Edit,
): Authentication {
  const limits = judgement[method].gaps.filter((gap) => acknowledged.includes(gap));
  const kind = JSON.stringify([method, set.edition?.version, limits]);
  const record = records.get(kind) ?? recordOf(set, method, authorized, kept.authorizedAt, limits, heldBy);
  records.set(kind, record);
  // Most sets share a record, and its words are made once.
  const ticked = keptAftercare(set.authentication, method);
  return ticked.aftercare ? { ...record, ...ticked } : record;
}

/** The file may have changed since it was shown: what was not shown is not saved. */
function standsAgainst(
  subject: Subject,
  now: BackupSet,
  { kept, authorized, stated, saved, level }: Edit,
  services: Services,
): Problem | undefined {
  const needed = (set: BackupSet, method: TargetMethod) => neededBy([{ set, method }], level, services);
  if (now.authentication.grant === kept.id) {
    saved.add(subject.key);
    return setChanged([]);
  }
  const differences = differencesOf(subject, now, { needed, resolved: kept.tenantId });
  if (differences.length > 0) return setChanged(differences);
  if (!fitsSet(kept, now)) return { kind: 'file', reason: 'entryDiffers' };
  const evidence = evidenceOf(kept, authorized.granted);
  const { role, checks } = judgeForAll(evidence, [{ ...subject, set: now }]);
  const shown = checks.every(
    ({ id, result }) => result !== 'failed' && (result !== 'statement' || stated.includes(id)),
  );
  return shown && (role === 'notNeeded' || role === authorized.role) ? undefined : setChanged([]);
}

function setChanged(differences: readonly Difference[]): Problem {
  return { kind: 'setChanged', differences };
}

/** Named in a list of several: why the set did not go along. */
export function leftOutBy(set: BackupSet, problem: Problem): ExcludedSet {
  const about = { key: keyOf(set), name: set.name };
  if (problem.kind === 'file') return { ...about, why: 'file', ids: [problem.reason] };
  const ids = problem.kind === 'setChanged' ? problem.differences.map(({ id }) => id) : [];
  if (ids.includes('gone')) return { ...about, why: 'gone', ids: [] };
  return ids.length === 0 || ids.includes('record')
    ? { ...about, why: 'byHand', ids: [] }
    : { ...about, why: 'changed', ids };
}

/** For Undo Migration. What fails here turns no Save into a failure. */
async function keepFormerTexts(
  subjects: readonly Subject[],
  texts: Extract<SaveResult, { saved: true }>['texts'],
  { authorizedAt }: GrantFacts,
  { memory }: Pick<MigrationServices, 'memory'>,
): Promise<Problem | undefined> {
  try {
    await Promise.all(
      subjects.map(async ({ set }) => {
        const text = texts.get(set.id);
        if (text) await memory.keepFormer(keyOf(set), formerOf(set, text, authorizedAt));
      }),
    );
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}

/** What Undo Migration puts back. @param at when the set's authorization was made, ISO 8601 */
export function formerOf(
  { authentication: { method } }: BackupSet,
  { former, written }: ReplacedText,
  at: string,
): FormerEntry {
  return { text: former, method, saved: written, at };
}
