import type { BackupSet, SetKey, TargetMethod } from '../backupSets/backupSet';
import type { ExpectedSigner } from '../identity/identityChecks';
import { judgeIdentity, recordedIdentity } from '../identity/identityChecks';
import type { GapId, Judgement, MethodJudgement } from '../rules/judgement';
import { firstMethod } from '../rules/rules';
import type { Subject } from './subject';
import type { Check, CheckResult, Evidence, RoleResult } from '../identity/signedIn';
import type { Member } from './member';

/** A set that was not taken along, and why. */
export interface ExcludedSet {
  readonly key: SetKey;
  /** As its file last had it. */
  readonly name: string;
  /**
   * `gone`: no file has it. `inOrder`: it needs nothing any more. `byHand`: somebody else changed its record meanwhile.
   * `changed`, `rules`, `file`: see `ids`.
   */
  readonly why: 'gone' | 'inOrder' | 'byHand' | 'changed' | 'rules' | 'file';
  /** What of its entry changed, rules that stand against it, or a file's refusal. */
  readonly ids: readonly string[];
}

/**
 * Which method each member gets. Of one set it is the chosen one. Of several, Modern stands for what the rules begin
 * with (a set that they leave to the engineer becomes Modern too), and Hybrid for Hybrid wherever it is open: no
 * administrator is at hand. A method that is closed to a set gives way to the other.
 */
export function methodsOf(members: readonly Member[], choice: TargetMethod): readonly TargetMethod[] {
  return members.length === 1 ? [choice] : members.map((member) => methodIn(member, choice));
}

function methodIn({ set, judgement }: Member, choice: TargetMethod): TargetMethod {
  const first = choice === 'modern' ? firstMethod(judgement, set.authentication.method) : undefined;
  const wanted = first ?? choice;
  const other = wanted === 'modern' ? 'hybrid' : 'modern';
  return judgement[wanted].open || !judgement[other].open ? wanted : other;
}

/**
 * What the rules say of the members together: a method is open where it makes a difference, its signer is the
 * strictest that the members then ask for, and its limits are all of theirs. Of one set: what they say of it.
 */
export function groupJudgement(members: readonly Member[]): Judgement {
  const [first, ...others] = members;
  if (!first) throw new Error('A group has a member.');
  if (others.length === 0) return first.judgement;
  const modern = together(members, 'modern');
  const hybrid = together(members, 'hybrid');
  const undecided = members.find(
    ({ set, judgement }) => firstMethod(judgement, set.authentication.method) === undefined,
  );
  const method = modern.open ? 'modern' : 'hybrid';
  const by = members.find(({ judgement }) => judgement.recommended?.method === method) ?? first;
  const workaround =
    undecided || modern.open
      ? undefined
      : members.find(({ judgement }) => judgement.workaround !== undefined)?.judgement.workaround;
  return {
    ...first.judgement,
    blockedBy: [...new Set(members.flatMap(({ judgement }) => judgement.blockedBy))],
    modern,
    hybrid,
    recommended:
      undecided || workaround !== undefined
        ? undefined
        : { method, rule: by.judgement.recommended?.rule ?? by.judgement[method].signerBy },
    workaround,
    undecidedBy: undecided?.judgement.undecidedBy,
    hybridForNow: undefined,
    reviewDue: undefined,
    authorizeAgain: undefined,
  };
}

function together(members: readonly Member[], choice: TargetMethod): MethodJudgement {
  const given = methodsOf(members, choice);
  const each = members.map(({ judgement }, index) => judgement[given[index] ?? choice]);
  const strictest = each.find(({ signer }) => signer === 'globalAdministrator') ?? each[0];
  const [closed] = members;
  if (!strictest || !closed) throw new Error('A group has a member.');
  const open = given.includes(choice) && each.every((one) => one.open);
  const limits = new Set<GapId>(each.flatMap(({ gaps }) => gaps));
  return {
    method: choice,
    open,
    closedBy: open ? [] : closed.judgement[choice].closedBy,
    signer: strictest.signer,
    signerBy: strictest.signerBy,
    gaps: [...limits],
    gapsBy: each.find(({ gapsBy }) => gapsBy !== undefined)?.gapsBy,
  };
}

const severity: readonly CheckResult[] = ['passed', 'noted', 'statement', 'failed'];

/** Each set with the method that it gets. */
export function withMethods(members: readonly Member[], choice: TargetMethod): readonly Subject[] {
  const methods = methodsOf(members, choice);
  return members.map((member, index) => ({ ...member, method: methods[index] ?? choice }));
}

/** Who signed in, judged for each set by its own method; of each check the worst result counts. */
export function judgeForAll(
  evidence: Evidence,
  subjects: readonly Subject[],
): { readonly role: RoleResult; readonly checks: readonly Check[] } {
  const judged = alike(subjects).map(({ set, judgement, method }) =>
    judgeIdentity(evidence, expectedOf(set, judgement[method])),
  );
  const worst = new Map<Check['id'], Check>();
  for (const check of judged.flatMap(({ checks }) => checks)) {
    const before = worst.get(check.id);
    if (!before || severity.indexOf(check.result) > severity.indexOf(before.result)) {
      worst.set(check.id, check);
    }
  }
  const role = judged.map((one) => one.role).find((one) => one !== 'notNeeded') ?? 'notNeeded';
  return { role, checks: [...worst.values()] };
}

/** Who may sign in is the same for most sets of a group: one of each kind is judged. */
function alike(subjects: readonly Subject[]): readonly Subject[] {
  const kinds = new Map<string, Subject>();
  for (const subject of subjects) {
    const { objectId, tenantId } = recordedIdentity(subject.set) ?? {};
    const { signer } = subject.judgement[subject.method];
    const kind = [signer, subject.set.account, objectId, tenantId].join(' ');
    if (!kinds.has(kind)) kinds.set(kind, subject);
  }
  return [...kinds.values()];
}

function expectedOf(set: BackupSet, { signer }: MethodJudgement): ExpectedSigner {
  return { account: set.account, recorded: recordedIdentity(set), signer };
}
