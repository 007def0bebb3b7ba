import { randomUUID } from 'node:crypto';
import { type BackupSet, type SetKey, keyOf } from '../core/backupSet';
import { kindOf } from '../core/diagnosticsText';
import type { GrantFacts } from '../core/grant';
import { appOf } from '../core/fitsSet';
import { groupJudgement, judgeForAll, type LeftOut, type Member, withMethods } from '../core/group';
import type { Judgement } from '../core/judgement';
import { canBeTakenBack, type TakeBackId } from '../core/leastPrivilege';
import {
  type Confirm,
  type Effect,
  type Facts,
  type MigrationEvent,
  type MigrationState,
  isUnderWay,
} from '../core/migrationState';
import { next } from '../core/migrationSteps';
import { type Permission, permissionNames, scopesFor } from '../core/permissions';
import { type Problem, problemOf } from '../core/problem';
import type { TenantConsent } from '../core/tenantConsent';
import { type Authorized, admitted } from '../core/signedIn';
import type { Difference, Subject } from '../core/subject';
import type { Grant } from '../signIn/grantSecret';
import { AttemptRun } from './attemptRun';
import { compareSubjects, type Looked } from './compareSubjects';
import { currentMembers } from './currentMembers';
import { newGrant } from './newGrant';
import type { MigrationServices } from './services';
import { permissionsOf } from './permissionsOf';
import { admitsAll, judgedGrant, reusableGrants } from './reusableGrants';
import { saveGrant } from './saveGrant';

/** What a migration tells its window. */
export interface MigrationEnds {
  /** The page has something else to show. */
  moved(): void;
  /** It is under way or no more, or its set waits for an administrator, or no more. */
  changed(): void;
  /** A problem came up; by its kind alone. */
  met(kind: string): void;
  /** The person is done with it, or gives it up at its beginning. */
  closed(): void;
}

/**
 * Runs one migration: owns its state, and carries out its effects. It is about one set, or about several of one account
 * that share an authorization: then the first stands for tenant and account.
 *
 * Until Continue it follows the files. Continue freezes its subjects: everything later is made of them alone, and the
 * files are only compared with them.
 */
export class Migration {
  private frozen: Frozen | undefined;
  private attempt: AttemptRun | undefined;
  /** A finished exchange that secret storage has not taken yet. */
  private unkept: Grant | undefined;
  /** What Microsoft's last refusal wants of the next attempt. */
  private claims: string | undefined;
  /** The last sign-in got no token for Exchange: the person signs in for that service next. */
  private exchangeFirst = false;
  private refused: readonly LeftOut[] = [];
  /** How it ended: nothing is begun, and nothing kept, after `cancelled`. */
  private ended: 'no' | 'cancelled' | 'left' = 'no';
  private finishing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly begun: readonly BackupSet[],
    private current: MigrationState,
    private readonly services: MigrationServices,
    private readonly ends: MigrationEnds,
  ) {
    if (current.at.step !== 'review') this.freeze();
  }

  /** Of the first set. */
  get key(): SetKey {
    return keyOf(this.begun[0] ?? { file: '', id: '' });
  }

  /** Of all sets that it began with. */
  get keys(): readonly SetKey[] {
    return this.begun.map(keyOf);
  }

  get state(): MigrationState {
    return this.current;
  }

  /** It went beyond its beginning, and is not saved. */
  get underWay(): boolean {
    return isUnderWay(this.current);
  }

  /** The sets that go along, as the page shows them: as files say them now, or as Continue froze them. At least one. */
  get members(): readonly Member[] {
    return this.look().members;
  }

  /** Of several sets, those that vanished or changed so that they do not go along. */
  get leftOut(): readonly LeftOut[] {
    const all = [...(this.frozen?.leftOut ?? []), ...this.look().leftOut, ...this.refused];
    return all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index);
  }

  /** What of the entry is not as Continue froze it; of several sets, only where none goes along. */
  get differences(): readonly Difference[] {
    return this.look().differences;
  }

  /** The set that stands for all. */
  get backupSet(): BackupSet {
    const [first] = this.frozen?.subjects ?? this.members;
    if (!first) throw new Error('A migration is about a set.');
    return first.set;
  }

  /** What the file knows by now of the tenant's consent: it is noted while a migration is under way. */
  get consent(): TenantConsent | undefined {
    return this.services.find(this.key)?.tenant?.consent;
  }

  /** What transitions are judged by. */
  get facts(): Facts {
    const app = appOf(this.backupSet);
    return {
      judgement: this.frozen?.judgement ?? groupJudgement(this.members),
      app,
      appConfirmed: app !== undefined && this.services.memory.isConfirmed(app),
      changed: this.differences.length > 0,
    };
  }

  /** Grants that sets of this workspace name now. */
  get namedBySets(): ReadonlySet<string | undefined> {
    return new Set(this.services.sets().map(({ authentication }) => authentication.grant));
  }

  /** What can be taken back, now that this set of it is Modern. */
  takeBackOf({ key, set }: Member): readonly TakeBackId[] {
    return canBeTakenBack(
      this.services.find(key)?.authentication ?? set.authentication,
      set.authentication.method,
    );
  }

  /** What will be asked for, with the reasons; empty until a method is chosen. */
  get permissions(): readonly Permission[] {
    const { permissions: level, checkRole: roleCheck } = this.current.choices;
    return permissionsOf(this.subjects, { level, roleCheck }, this.services);
  }

  /** Of these grants, the ones that the rules admit for the chosen method. */
  usable(kept: readonly GrantFacts[]): ReturnType<typeof reusableGrants> {
    const { subjects, services } = this;
    const level = this.current.choices.permissions;
    return subjects.length === 0 ? [] : reusableGrants(kept, subjects, services, level);
  }

  dispatch(event: MigrationEvent): void {
    if (this.ended !== 'no') return;
    const before = this.current;
    const { state, effects } = next(before, event, this.facts);
    if (state === before && effects.length === 0) return;
    this.current = state;
    if (state.problem?.kind === 'microsoft') this.claims = state.problem.claims ?? this.claims;
    if (state.at.step === 'review') this.frozen = undefined;
    else if (before.at.step === 'review' || event.type === 'startOver') this.freeze();
    for (const effect of effects) this.carryOut(effect);
    if (state.problem && state.problem !== before.problem) this.ends.met(kindOf(state.problem));
    if (isUnderWay(before) !== this.underWay || event.type === 'saved') this.ends.changed();
    else this.ends.moved();
  }

  /** OK: exchanges the code that arrived, or the one in the pasted text. The text is not kept. */
  submit(pasted: string): void {
    const { at } = this.current;
    if (at.step !== 'waiting' || this.attempt?.number !== at.attempt) return;
    const { attempt } = at;
    if (!at.received || pasted.trim() !== '') {
      const problem: Problem | undefined =
        pasted.trim() === '' ? { kind: 'attempt', reason: 'noCode' } : this.attempt.submit(pasted);
      // An address with this attempt's state and an error in it ends the attempt: there is no code to come.
      if (problem?.kind === 'microsoft') return this.dispatch({ type: 'attemptFailed', attempt, problem });
      if (problem) return this.dispatch({ type: 'pasteRefused', attempt, problem });
    }
    this.dispatch({ type: 'codeTaken', attempt });
  }

  /** Opens Microsoft's page of the current attempt once more. */
  async openAgain(): Promise<void> {
    await this.attempt?.open('browser');
  }

  async copyLink(): Promise<void> {
    await this.attempt?.open('link');
  }

  /** The finished sign-in that giving up would lose. Undefined: none. */
  get wouldLose(): Authorized | undefined {
    const { at } = this.current;
    const lost = at.step === 'confirm' && at.origin !== 'reused' && admitted(at.authorized);
    return lost ? at.authorized : undefined;
  }

  /**
   * Begins again with the entries as they are now. A finished sign-in goes along where it fits them: to Confirm, or,
   * with limits to accept first, as one that can be used.
   * @param agrees asked where it does not fit, and would be lost
   */
  async startOver(agrees: (lost: Authorized) => Promise<boolean>): Promise<void> {
    const { at } = this.current;
    const grant = at.step === 'confirm' ? await this.factsOf(at.authorized.grant) : undefined;
    const event = this.startOverEvent(grant);
    const fits = event.authorized !== undefined || event.keep;
    const lost = fits ? undefined : this.wouldLose;
    if (lost && !(await agrees(lost))) return;
    // The file may have changed while the question stood.
    this.dispatch(lost ? this.startOverEvent(grant) : event);
  }

  private startOverEvent(grant: GrantFacts | undefined): Extract<MigrationEvent, { type: 'startOver' }> {
    const { choices } = this.current;
    const { members } = currentMembers(this.begun, this.services.find);
    const judgement = groupJudgement(members);
    const method = choices.method && judgement[choices.method].open ? choices.method : undefined;
    const subjects = method ? withMethods(members, method) : [];
    if (!grant || !method || !admitsAll(grant, subjects, this.services, choices.permissions))
      return { type: 'startOver', method };
    const accepted = judgement[method].gaps.every((gap) => choices.acknowledged.includes(gap));
    return accepted
      ? {
          type: 'startOver',
          method,
          authorized: judgedGrant(grant, subjects, this.services, choices.permissions),
        }
      : // What the storage has not taken could not be offered.
        { type: 'startOver', method, keep: this.unkept?.id !== grant.id };
  }

  /** A file was read again. */
  entriesRead(): void {
    this.dispatch({ type: 'entriesRead' });
  }

  /**
   * Ends it. Cancelled: browser, listener and tokens go, whatever is being waited for. Left: a finished exchange is
   * kept, and a Save that has begun is finished.
   */
  end(how: 'cancelled' | 'left'): void {
    if (this.ended !== 'no') return;
    const { step } = this.current.at;
    this.ended = how;
    if (how === 'cancelled') this.unkept = undefined;
    if (how === 'left' && step === 'exchanging') this.attempt?.leave();
    else this.dropAttempt();
  }

  /** Resolves when what was begun and must not be cut (an exchange's keeping, a Save) is done. */
  async finished(): Promise<void> {
    await this.finishing;
  }

  private carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'beginAttempt':
        return this.beginAttempt(effect);
      case 'exchange':
        return this.finish(this.exchange(effect.attempt));
      case 'dropAttempt':
        return this.dropAttempt();
      case 'confirmApp': {
        const app = appOf(this.backupSet);
        if (app) this.later(this.services.memory.confirm(app));
        return;
      }
      case 'rememberWaiting':
        return this.later(this.rememberWaiting(effect.on).then(() => this.ends.changed()));
      case 'dropGrant':
        this.unkept = undefined;
        return this.later(this.services.grants.forget(effect.grant));
      case 'save':
        return this.finish(this.save(effect.confirm));
      case 'close':
        return this.ends.closed();
    }
  }

  private beginAttempt({ attempt, way, by }: Extract<Effect, { type: 'beginAttempt' }>): void {
    const { tenant, account } = this.backupSet;
    const { method } = this.current.choices;
    if (!tenant?.clientId || !method || !this.frozen) return;
    const { signer } = this.frozen.judgement[method];
    const scopes = scopesFor(tenant.cloud, this.permissions);
    const request = {
      tenant: tenant.tenant,
      clientId: tenant.clientId,
      account,
      signer,
      scopes: (this.exchangeFirst ? [scopes.exchange, scopes.graph] : [scopes.graph, scopes.exchange]).filter(
        (list) => list.length > 0,
      ),
      checkRole: signer === 'globalAdministrator',
      way,
      ...(this.claims === undefined ? {} : { claims: this.claims }),
    };
    this.attempt = new AttemptRun(attempt, this.services, (event) => this.dispatch(event));
    this.later(this.services.memory.rememberUnderWay(this.key, true));
    void this.attempt.begin(request, tenant, by);
  }

  /** Exchange, judge and keep are one effect: a grant that passed its checks is never in memory only. */
  private async exchange(number: number): Promise<void> {
    const { attempt, frozen } = this;
    if (attempt?.number !== number || !frozen) return;
    const { acknowledged } = this.current.choices;
    try {
      const exchanged = await attempt.exchange();
      if (!exchanged) return;
      const { refused } = exchanged.evidence;
      this.claims = refused?.kind === 'microsoft' ? refused.claims : undefined;
      this.exchangeFirst = refused !== undefined;
      const { subjects } = frozen;
      const { person, granted } = exchanged.evidence;
      const judged = judgeForAll(exchanged.evidence, subjects);
      const authorized: Authorized = { grant: randomUUID(), person, granted, ...judged };
      const asked = permissionNames(this.permissions);
      const grant = newGrant(exchanged, authorized, subjects, { acknowledged, asked }, this.services.now());
      const problem = admitted(authorized) ? await this.keep(grant) : undefined;
      const kept = admitted(authorized) && problem === undefined;
      // Given up at the very moment at which it was stored, or at which the storage refused it.
      if (this.isGivenUp(attempt)) {
        if (this.unkept?.id === grant.id) this.unkept = undefined;
        if (kept) await this.services.grants.forget(grant.id);
        return;
      }
      if (this.ended === 'left') attempt.end();
      this.dispatch({ type: 'exchanged', attempt: number, authorized, kept, problem });
    } catch (error) {
      if (!this.isGivenUp(attempt)) {
        this.dispatch({ type: 'attemptFailed', attempt: number, problem: problemOf(error) });
      }
    }
  }

  private isGivenUp(attempt: AttemptRun): boolean {
    return this.ended === 'cancelled' || this.attempt !== attempt;
  }

  /** Resolves with what the storage said; then the grant waits in memory, and Save tries again. */
  private async keep(grant: Grant): Promise<Problem | undefined> {
    try {
      await this.services.grants.keep(grant);
      this.unkept = undefined;
      return undefined;
    } catch (error) {
      this.unkept = grant;
      return problemOf(error);
    }
  }

  private async save(confirm: Confirm): Promise<void> {
    const { frozen } = this;
    const failed = (problem: Problem, kept: boolean) => this.dispatch({ type: 'saveFailed', problem, kept });
    if (!frozen) return;
    try {
      const unkept = this.unkept && (await this.keep(this.unkept));
      if (unkept) {
        failed(unkept, false);
        return;
      }
      const { acknowledged, permissions: level } = this.current.choices;
      const outcome = await saveGrant(frozen.subjects, { acknowledged, level }, confirm, this.services);
      this.refused = outcome.leftOut;
      if (outcome.problem) failed(outcome.problem, true);
      else this.dispatch({ type: 'saved', problem: outcome.notice });
    } catch (error) {
      failed(problemOf(error), true);
    }
  }

  /** Freezes the sets with the methods that they get. */
  private freeze(): void {
    const { method } = this.current.choices;
    const { members, leftOut } = currentMembers(this.begun, this.services.find);
    if (method === undefined) return;
    this.frozen = { subjects: withMethods(members, method), judgement: groupJudgement(members), leftOut };
  }

  /** The sets with the methods that they get; empty until a method is chosen. */
  private get subjects(): readonly Subject[] {
    const { method } = this.current.choices;
    if (this.frozen) return this.frozen.subjects;
    return method === undefined ? [] : withMethods(this.members, method);
  }

  private look(): Looked {
    if (!this.frozen) return { ...currentMembers(this.begun, this.services.find), differences: [] };
    const { at } = this.current;
    if (at.step === 'saved') {
      const left = new Set(this.refused.map(({ key }) => key));
      const members = this.frozen.subjects.filter(({ key }) => !left.has(key));
      return { members, leftOut: [], differences: [] };
    }
    return compareSubjects(this.frozen.subjects, this.services, {
      level: this.current.choices.permissions,
      ours: 'authorized' in at ? at.authorized.grant : undefined,
      resolved: 'authorized' in at ? at.authorized.person.tenantId : undefined,
    });
  }

  private async factsOf(grant: string): Promise<GrantFacts | undefined> {
    return this.unkept?.id === grant ? this.unkept : this.services.grants.facts(grant);
  }

  private async rememberWaiting(on: boolean): Promise<void> {
    for (const key of this.keys) await this.services.memory.rememberWaiting(key, on);
  }

  private dropAttempt(): void {
    if (!this.attempt) return;
    this.attempt.end();
    this.attempt = undefined;
    this.later(this.services.memory.rememberUnderWay(this.key, false));
  }

  private finish(work: Promise<void>): void {
    this.finishing = Promise.allSettled([this.finishing, work]);
  }

  /** Work beside the steps: what fails is told on the page. */
  private later(work: PromiseLike<unknown>): void {
    Promise.resolve(work).catch((error: unknown) => {
      const problem = problemOf(error);
      this.services.log.error(`${problem.kind}: what followed a step of the migration failed`);
      this.dispatch({ type: 'failed', problem });
    });
  }
}

/** What Continue froze. */
interface Frozen {
  /** At least one. */
  readonly subjects: readonly Subject[];
  /** What the rules said of all of them together. */
  readonly judgement: Judgement;
  /** Sets that did not go along already then. */
  readonly leftOut: readonly LeftOut[];
}
