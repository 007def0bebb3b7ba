import type { BackupSet, SetKey } from '../core/backupSets/backupSet';
import { kindOf } from '../core/overview/diagnosticsText';
import type { GrantFacts } from '../core/identity/grant';
import { appOf } from '../core/identity/fitsSet';
import {
  type Confirm,
  type Effect,
  type Facts,
  type MigrationEvent,
  type MigrationState,
  type Phase,
  phaseOf,
  followsFiles,
} from '../core/steps/migrationState';
import { next } from '../core/steps/migrationSteps';
import { waitsUntil } from '../core/steps/waitsUntil';
import { permissionNames } from '../core/identity/permissions';
import { type Problem, problemOf } from '../core/identity/problem';
import { type Authorized, admitted } from '../core/identity/signedIn';
import { AttemptRun } from './attemptRun';
import { attemptRequest, demandFor } from './attemptRequest';
import { GrantKeeper } from './grantKeeper';
import { MigrationSets } from './sets/migrationSets';
import { judgedExchange, newGrant } from './save/newGrant';
import { type StartOver, startOverEvent } from './startOverEvent';
import type { MigrationServices } from './services';
import { saveGrant } from './save/saveGrant';
import type { MigrationEnds } from './migrationEnds';

/**
 * Runs one migration: owns its state, and carries out its effects. It is about one set, or about several of one account
 * that share an authorization: then the first stands for tenant and account.
 *
 * Until Continue it follows the files. Continue freezes its subjects: everything later is made of them alone, and the
 * files are only compared with them.
 */
export class Migration {
  readonly sets: MigrationSets;
  private attempt: AttemptRun | undefined;
  private readonly keeper: GrantKeeper;
  /** What Microsoft's last refusal wants of the next attempt. */
  private claims: string | undefined;
  /** The last sign-in got no token for Exchange: the person signs in for that service next. */
  private exchangeFirst = false;
  /** How it ended: nothing is begun, and nothing kept, after `cancelled`. */
  private ended: 'no' | 'cancelled' | 'left' = 'no';
  private finishing: Promise<unknown> = Promise.resolve();

  constructor(
    begun: readonly BackupSet[],
    private current: MigrationState,
    private readonly services: MigrationServices,
    private readonly ends: MigrationEnds,
  ) {
    this.sets = new MigrationSets(begun, () => this.current, services);
    this.keeper = new GrantKeeper(services.grants);
    if (!followsFiles(current.at)) this.sets.freeze();
  }

  /** Of the first set. */
  get key(): SetKey {
    return this.sets.key;
  }

  /** Of all sets that it began with. */
  get keys(): readonly SetKey[] {
    return this.sets.keys;
  }

  get state(): MigrationState {
    return this.current;
  }

  get phase(): Phase {
    return phaseOf(this.current);
  }

  /** What transitions are judged by. */
  get facts(): Facts {
    const app = appOf(this.sets.first);
    return {
      judgement: this.sets.judgement,
      app,
      appConfirmed: app !== undefined && this.services.memory.isConfirmed(app),
      changed: this.sets.differences.length > 0,
    };
  }

  dispatch(event: MigrationEvent): void {
    if (this.ended !== 'no') return;
    const before = this.current;
    const { state, effects } = next(before, event, this.facts);
    if (state === before && effects.length === 0) return;
    this.current = state;
    if (state.problem?.kind === 'microsoft') this.claims = state.problem.claims ?? this.claims;
    if (followsFiles(state.at)) this.sets.thaw();
    else if (followsFiles(before.at) || event.type === 'startOver') this.sets.freeze();
    for (const effect of effects) this.carryOut(effect);
    if (state.problem && state.problem !== before.problem) this.ends.met(kindOf(state.problem));
    const seenInRow = phaseOf(before) !== this.phase || waitsUntil(before) !== waitsUntil(state);
    if (seenInRow || event.type === 'saved') this.ends.changed();
    else this.ends.moved();
  }

  /**
   * OK: exchanges the code in the pasted text, which is not kept.
   * @returns why it was not taken
   */
  submit(pasted: string): Problem | undefined {
    const { at } = this.current;
    if (at.step !== 'waiting' || this.attempt?.number !== at.attempt) return undefined;
    const { attempt } = at;
    // A code that arrived is held while the entry differs: nothing is to be pasted.
    if (at.received && pasted.trim() === '') return undefined;
    const problem: Problem | undefined =
      pasted.trim() === '' ? { kind: 'attempt', reason: 'noCode' } : this.attempt.submit(pasted);
    // An address with this attempt's state and an error in it ends the attempt: there is no code to come.
    if (problem) {
      const type = problem.kind === 'microsoft' ? 'attemptFailed' : 'pasteRefused';
      this.dispatch({ type, attempt, problem });
      return problem;
    }
    this.dispatch({ type: 'arrived', attempt });
    return undefined;
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
    const grant = at.step === 'confirm' ? await this.keeper.factsOf(at.authorized.grant) : undefined;
    const event = this.startOverWith(grant);
    const fits = event.authorized !== undefined || event.keep;
    const lost = fits ? undefined : this.wouldLose;
    if (lost && !(await agrees(lost))) return;
    // The file may have changed while the question stood.
    this.dispatch(lost ? this.startOverWith(grant) : event);
  }

  private startOverWith(grant: GrantFacts | undefined): StartOver {
    const { members } = this.sets.now;
    const finished = grant && { facts: grant, unkept: this.keeper.isUnkept(grant.id) };
    return startOverEvent(members, this.current.choices, finished, this.services);
  }

  /**
   * Ends it. Cancelled: browser, listener and tokens go, whatever is being waited for. Left: a finished exchange is
   * kept, and a Save that has begun is finished.
   */
  end(how: 'cancelled' | 'left'): void {
    if (this.ended !== 'no') return;
    const { step } = this.current.at;
    this.ended = how;
    if (how === 'cancelled') this.keeper.forgetUnkept();
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
        const app = appOf(this.sets.first);
        if (app) this.later(this.services.memory.confirm(app));
        return;
      }
      case 'rememberWaiting':
        return this.later(this.rememberWaiting(effect.on).then(() => this.ends.changed()));
      case 'dropGrant':
        return this.later(this.keeper.drop(effect.grant));
      case 'save':
        return this.finish(this.save(effect.confirm));
      case 'close':
        return this.ends.closed();
    }
  }

  private beginAttempt({ attempt, way, by }: Extract<Effect, { type: 'beginAttempt' }>): void {
    const { claims, exchangeFirst } = this;
    const { first, judgement, permissions, subjects } = this.sets;
    const demanded = demandFor(subjects, this.services.grants.demands);
    const { method } = this.current.choices;
    const asked = { permissions, way, claims, exchangeFirst, demanded };
    const request = method && attemptRequest(first, judgement, method, asked);
    if (!request || !first.tenant) return;
    this.attempt = new AttemptRun(attempt, this.services, (event) => this.dispatch(event));
    this.later(this.services.memory.rememberUnderWay(this.key, true));
    void this.attempt.begin(request, first.tenant, by);
  }

  /** Exchange, judge and keep are one effect: a grant that passed its checks is never in memory only. */
  private async exchange(number: number): Promise<void> {
    const { attempt } = this;
    const { subjects } = this.sets;
    if (attempt?.number !== number || subjects.length === 0) return;
    const { acknowledged } = this.current.choices;
    try {
      const exchanged = await attempt.exchange();
      if (!exchanged) return;
      const { refused } = exchanged.evidence;
      this.claims = refused?.kind === 'microsoft' ? refused.claims : undefined;
      this.exchangeFirst = refused !== undefined;
      for (const { set } of subjects) this.services.grants.demands.drop(set.authentication.grant);
      const authorized = judgedExchange(exchanged, subjects);
      const asked = permissionNames(this.sets.permissions);
      const grant = newGrant(exchanged, authorized, subjects, { acknowledged, asked }, this.services.now());
      const problem = admitted(authorized) ? await this.keeper.keep(grant) : undefined;
      const kept = admitted(authorized) && problem === undefined;
      // Given up at the very moment at which it was stored, or at which the storage refused it.
      if (this.isGivenUp(attempt)) {
        if (kept) await this.keeper.drop(grant.id);
        else if (this.keeper.isUnkept(grant.id)) this.keeper.forgetUnkept();
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

  private async save(confirm: Confirm): Promise<void> {
    const { subjects } = this.sets;
    const failed = (problem: Problem, kept: boolean) => this.dispatch({ type: 'saveFailed', problem, kept });
    if (subjects.length === 0) return;
    try {
      const unkept = await this.keeper.keepAgain();
      if (unkept) {
        failed(unkept, false);
        return;
      }
      const { acknowledged, permissions: level } = this.current.choices;
      const outcome = await saveGrant(subjects, { acknowledged, level }, confirm, this.services);
      this.sets.refuse(outcome.leftOut);
      if (outcome.problem) failed(outcome.problem, true);
      else this.dispatch({ type: 'saved', problem: outcome.notice });
    } catch (error) {
      failed(problemOf(error), true);
    }
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
