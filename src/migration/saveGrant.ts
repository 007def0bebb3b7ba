import type { EntryChange } from '../config/entryEdit';
import type { EntriesSaved } from '../config/saveEntry';
import {
  type Authentication,
  type BackupSet,
  byFile,
  type SetKey,
  type TargetMethod,
  keyOf,
  sameAccount,
} from '../core/backupSet';
import type { GrantFacts } from '../core/grant';
import type { LeftOut, Member } from '../core/group';
import type { Confirm } from '../core/migrationState';
import type { Problem } from '../core/problem';
import { judge, mayMigrate } from '../core/rules';
import type { Authorized } from '../core/signedIn';
import type { Memory } from './memory';
import { changedByHand } from './membersNow';
import type { MigrationServices } from './services';
import { recordOf } from './record';

/** A set to save, with the method that it gets. */
export type SetToSave = Pick<Member, 'set' | 'judgement'> & { readonly method: TargetMethod };

/** What became of a Save. With a problem Save can be pressed again: what was saved stays saved. */
export interface SaveOutcome {
  readonly problem: Problem | undefined;
  /** Of several sets, those that were refused while the others were saved. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Save: the one edit of each file that puts the grant's UUID into the entries of its sets. The edit is the commit, the
 * kept grant is the journal, so nothing is undone on a refusal. Each entry is judged again as it stands: of several
 * sets the refused ones are left out. Afterwards the sets let go of the grants that they named before.
 */
export async function saveGrant(
  sets: readonly SetToSave[],
  acknowledged: readonly string[],
  { authorized }: Confirm,
  services: MigrationServices,
): Promise<SaveOutcome> {
  const kept = await services.grants.facts(authorized.grant);
  if (!kept) return { problem: { kind: 'secretStorage', action: 'read' }, leftOut: [] };
  const save: Save = { kept, authorized, acknowledged, alone: sets.length === 1, records: new Map() };
  // Of several files one may have refused the last time: the sets of those before it are saved already.
  const left = save.alone ? sets : sets.filter(({ set }) => set.authentication.grant !== kept.id);
  const leftOut: LeftOut[] = [];
  let last: Problem | undefined;
  for (const [file, ofFile] of byFile(left.map((one) => ({ ...one, file: one.set.file })))) {
    const outcome = await saveFile(file, ofFile, save, services);
    leftOut.push(...outcome.leftOut);
    if (outcome.problem) return { problem: outcome.problem, leftOut };
    last = outcome.last ?? last;
  }
  // Where each was refused nothing was saved.
  return { problem: leftOut.length === sets.length ? last : undefined, leftOut };
}

/** What is the same for all sets of a Save. */
interface Save {
  readonly kept: GrantFacts;
  readonly authorized: Authorized;
  readonly acknowledged: readonly string[];
  readonly alone: boolean;
  /** One object for all records that are equal: an edit makes its text once. */
  readonly records: Map<string, Authentication>;
}

/** Tries again without what was refused, until the rest of the file is saved. */
async function saveFile(
  file: string,
  sets: readonly SetToSave[],
  save: Save,
  services: MigrationServices,
): Promise<SaveOutcome & { readonly last?: Problem }> {
  const leftOut: LeftOut[] = [];
  let last: Problem | undefined;
  const left = new Map(sets.map((one) => [one.set.id, one]));
  while (left.size > 0) {
    const changes = [...left.values()].map((one) => changeOf(one, save));
    const result = await services.saveEntries(file, changes, (now) =>
      standsAgainstSave(left.get(now.id), now, save),
    );
    if (result.saved) {
      const saved = [...left.values()].map(({ set }) => set);
      await afterSave(saved, result, save.kept, services);
      break;
    }
    const refused = result.id === undefined ? undefined : left.get(result.id);
    if (save.alone || !refused) return { problem: result.problem, leftOut };
    last = result.problem;
    leftOut.push(leftOutBy(refused.set, last));
    left.delete(refused.set.id);
  }
  return { problem: undefined, leftOut, ...(last ? { last } : {}) };
}

function changeOf(
  { set, judgement, method }: SetToSave,
  { kept, authorized, acknowledged, records }: Save,
): EntryChange {
  const limits = judgement[method].gaps.filter((gap) => acknowledged.includes(gap));
  const kind = JSON.stringify([method, set.edition?.version, limits]);
  const authentication = records.get(kind) ?? recordOf(set, method, authorized, kept.authorizedAt, limits);
  records.set(kind, authentication);
  return { id: set.id, authentication };
}

function standsAgainstSave(
  wanted: SetToSave | undefined,
  now: BackupSet,
  { kept, acknowledged, alone }: Save,
): Problem | undefined {
  if (!wanted) return { kind: 'file', reason: 'entryGone' };
  if (!alone && changedByHand(wanted.set, now, kept.id)) return { kind: 'setChanged', rules: [] };
  return judgeAgain(now, kept, wanted.method, acknowledged);
}

function leftOutBy(set: BackupSet, problem: Problem): LeftOut {
  const about = { key: keyOf(set), name: set.name };
  if (problem.kind === 'file') return { ...about, why: 'file', ids: [problem.reason] };
  const rules = problem.kind === 'setChanged' ? problem.rules : [];
  return { ...about, why: rules.length > 0 ? 'rules' : 'byHand', ids: rules };
}

/** `sets` as they were before. */
async function afterSave(
  sets: readonly BackupSet[],
  saved: Extract<EntriesSaved, { saved: true }>,
  { id, authorizedAt }: GrantFacts,
  services: MigrationServices,
): Promise<void> {
  await Promise.all(sets.map((set) => keepFormer(set, saved, authorizedAt, services.memory)));
  await services.grants.use(id, ...sets.map(keyOf));
  await letGo(
    sets.filter(({ authentication }) => authentication.grant !== id),
    services,
  );
}

/** What Undo Migration puts back. `set` as it was before its Save; `at`: when its authorization was made. */
export async function keepFormer(
  set: BackupSet,
  { former, written }: Extract<EntriesSaved, { saved: true }>,
  at: string,
  memory: Pick<Memory, 'keepFormer'>,
): Promise<void> {
  const [text, saved] = [former.get(set.id), written.get(set.id)];
  const { method } = set.authentication;
  if (text !== undefined && saved !== undefined)
    await memory.keepFormer(keyOf(set), { text, method, saved, at });
}

/**
 * These sets, as they were, name their grants no more. The last one takes its grant along: neither the index nor a
 * file of this workspace names it then.
 */
export async function letGo(
  before: readonly BackupSet[],
  { grants, sets }: Pick<MigrationServices, 'grants' | 'sets'>,
): Promise<void> {
  for (const [grant, keys] of keysByGrant(before)) {
    const elsewhere = await grants.release(grant, ...keys);
    const here = sets().some((set) => set.authentication.grant === grant && !keys.has(keyOf(set)));
    if (elsewhere.length === 0 && !here) await grants.forget(grant);
  }
}

/** By grant, the sets whose entries name it. */
export function keysByGrant(sets: readonly BackupSet[]): ReadonlyMap<string, ReadonlySet<SetKey>> {
  const keys = new Map<string, Set<SetKey>>();
  for (const set of sets) {
    const { grant } = set.authentication;
    if (grant !== undefined) keys.set(grant, (keys.get(grant) ?? new Set()).add(keyOf(set)));
  }
  return keys;
}

/** The file may have changed since Confirm: whom the grant is for, and what the rules say, must still hold. */
function judgeAgain(
  now: BackupSet,
  kept: GrantFacts,
  method: TargetMethod,
  acknowledged: readonly string[],
): Problem | undefined {
  const same =
    sameAccount(now.account, kept.account) &&
    now.tenant?.tenant === kept.tenant &&
    now.tenant.cloud === kept.cloud &&
    now.tenant.clientId === kept.clientId;
  if (!same) return { kind: 'file', reason: 'entryDiffers' };
  const judgement = judge(now);
  const chosen = judgement[method];
  if (!mayMigrate(judgement, method)) {
    return { kind: 'setChanged', rules: [...judgement.blockedBy, ...chosen.closedBy] };
  }
  if (chosen.signer === 'globalAdministrator' && kept.role === 'notNeeded') {
    return { kind: 'setChanged', rules: [chosen.signerBy] };
  }
  if (!chosen.gaps.every((gap) => acknowledged.includes(gap))) {
    return { kind: 'setChanged', rules: chosen.gapsBy ? [chosen.gapsBy] : [] };
  }
  return undefined;
}
