import { randomUUID } from 'node:crypto';
import { type BackupSet, type SetKey, keyOf } from '../core/backupSet';
import { kindOf } from '../core/diagnosticsText';
import type { GrantFacts } from '../core/grant';
import { groupJudgement, judgeForAll, type LeftOut, type Member } from '../core/group';
import type { Judgement } from '../core/judgement';
import { canBeTakenBack, type TakeBackId } from '../core/leastPrivilege';
import {
  type Confirm,
  type Effect,
  type Facts,
  type MigrationEvent,
  type MigrationState,
  type OpenBy,
  isUnderWay,
} from '../core/migrationState';
import { next } from '../core/migrationSteps';
import { type Permission, permissionNames, scopesFor } from '../core/permissions';
import { type Problem, problemOf } from '../core/problem';
import { type Authorized, admitted } from '../core/signedIn';
import { type Way, signInWays } from '../core/signInWays';
import type { Grant } from '../signIn/grantSecret';
import type { SignInAttempt } from '../signIn/signInAttempt';
import { usableGrants, withMethods } from './keptGrants';
import { membersNow } from './membersNow';
import { newGrant } from './newGrant';
import type { MigrationServices } from './services';
import { permissionsOf } from './permissionsOf';
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
 */
export class Migration {
  private attempt: { readonly number: number; readonly signIn: SignInAttempt } | undefined;
  /** A finished exchange that secret storage has not taken yet. */
  private unkept: Grant | undefined;
  private expiry: NodeJS.Timeout | undefined;
  /** What Microsoft's last refusal wants of the next attempt. */
  private claims: string | undefined;
  private refused: readonly LeftOut[] = [];

  constructor(
    private readonly begun: readonly BackupSet[],
    private current: MigrationState,
    private readonly services: MigrationServices,
    private readonly ends: MigrationEnds,
  ) {}

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

  /** The sets as their files say them now: the last known one where the only entry is gone. At least one. */
  get members(): readonly Member[] {
    return this.look().members;
  }

  /** Of several sets, those that vanished or changed so that they do not go along. */
  get leftOut(): readonly LeftOut[] {
    const { leftOut } = this.look();
    return [...leftOut, ...this.refused.filter(({ key }) => !leftOut.some((other) => other.key === key))];
  }

  /** The set that stands for all. */
  get backupSet(): BackupSet {
    return this.first.set;
  }

  /** What the rules say of all sets together. */
  get judgement(): Judgement {
    return groupJudgement(this.members);
  }

  /** The client ID was approved for this tenant before. */
  get clientIdApproved(): boolean {
    const { tenant } = this.backupSet;
    return tenant !== undefined && this.services.memory.isApproved(tenant);
  }

  /** What can be taken back, now that this set of it is Modern. */
  takeBackOf({ key, set }: Member): readonly TakeBackId[] {
    return canBeTakenBack(set.authentication, this.services.memory.formerOf(key)?.method);
  }

  /** What will be asked for, with the reasons; empty until a method is chosen. */
  get permissions(): readonly Permission[] {
    const { method, permissions: level, checkRole: roleCheck } = this.current.choices;
    return method === undefined
      ? []
      : permissionsOf(withMethods(this.members, method), { level, roleCheck }, this.services);
  }

  /** Of these grants, the ones that the rules admit for the chosen method. */
  usable(kept: readonly GrantFacts[]): ReturnType<typeof usableGrants> {
    const { method, permissions } = this.current.choices;
    return method === undefined ? [] : usableGrants(kept, this.members, method, this.services, permissions);
  }

  dispatch(event: MigrationEvent): void {
    const facts: Facts = { judgement: this.judgement, clientIdApproved: this.clientIdApproved };
    const { state, effects } = next(this.current, event, facts);
    const before = this.current;
    this.current = state;
    if (state.problem?.kind === 'microsoft') this.claims = state.problem.claims ?? this.claims;
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
        pasted.trim() === '' ? { kind: 'attempt', reason: 'noCode' } : this.attempt.signIn.submit(pasted);
      // An address with this attempt's state and an error in it ends the attempt: there is no code to come.
      if (problem?.kind === 'microsoft') return this.dispatch({ type: 'attemptFailed', attempt, problem });
      if (problem) return this.dispatch({ type: 'pasteRefused', attempt, problem });
    }
    this.dispatch({ type: 'codeTaken', attempt });
  }

  /** Opens Microsoft's page of the current attempt once more. */
  async openAgain(): Promise<void> {
    if (this.attempt) await this.open(this.attempt.number, 'browser');
  }

  async copyLink(): Promise<void> {
    if (this.attempt) await this.open(this.attempt.number, 'link');
  }

  /** Ends the attempt; what was kept stays. */
  dispose(): void {
    this.dropAttempt();
    this.unkept = undefined;
  }

  private carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'beginAttempt':
        return this.run(this.beginAttempt(effect.attempt, effect.way, effect.by), effect.attempt);
      case 'exchange':
        return this.run(this.exchange(effect.attempt), effect.attempt);
      case 'dropAttempt':
        return this.dropAttempt();
      case 'approveClientId': {
        const { tenant } = this.backupSet;
        if (tenant) this.later(this.services.memory.approve(tenant));
        return;
      }
      case 'rememberWaiting':
        return this.later(this.rememberWaiting(effect.on).then(() => this.ends.changed()));
      case 'dropGrant':
        this.unkept = undefined;
        return this.later(this.services.grants.forget(effect.grant));
      case 'save':
        return this.later(this.save(effect.confirm));
      case 'close':
        return this.ends.closed();
    }
  }

  private async beginAttempt(number: number, way: Way, by: OpenBy): Promise<void> {
    const set = this.backupSet;
    const { tenant } = set;
    const { method } = this.current.choices;
    if (!tenant?.clientId || !method) return;
    const { signer } = this.judgement[method];
    const scopes = scopesFor(tenant.cloud, this.permissions);
    const signIn = await this.services.beginSignIn(
      {
        tenant: tenant.tenant,
        clientId: tenant.clientId,
        account: set.account,
        signer,
        scopes: [scopes.graph, scopes.exchange].filter((list) => list.length > 0),
        checkRole: signer === 'globalAdministrator',
        way,
        ...(this.claims === undefined ? {} : { claims: this.claims }),
      },
      tenant,
    );
    if (this.current.at.step !== 'waiting' || this.current.at.attempt !== number) {
      signIn.dispose();
      return;
    }
    this.attempt = { number, signIn };
    this.later(this.services.memory.rememberUnderWay(this.key, true));
    this.expiry = setTimeout(
      () =>
        this.dispatch({
          type: 'attemptFailed',
          attempt: number,
          problem: { kind: 'attempt', reason: 'expired' },
        }),
      signIn.expiresAt - this.services.now(),
    );
    this.dispatch({
      type: 'began',
      attempt: number,
      expiresAt: signIn.expiresAt,
      listening: signIn.listening,
      device: signIn.device,
    });
    void signIn.arrival.then((arrival) =>
      this.dispatch(
        arrival.kind === 'code'
          ? { type: 'arrived', attempt: number }
          : { type: 'attemptFailed', attempt: number, problem: arrival.problem },
      ),
    );
    // A code that is typed there is read here first: its page is opened when the person asks for it.
    if (by === 'link' || signInWays[way].answer !== 'polling') await this.open(number, by);
  }

  private async open(number: number, by: OpenBy): Promise<void> {
    if (this.attempt?.number !== number) return;
    const { address } = this.attempt.signIn;
    if (by === 'link') return this.services.copy(address);
    if (!(await this.services.openBrowser(address))) {
      this.dispatch({
        type: 'notice',
        attempt: number,
        problem: { kind: 'attempt', reason: 'browserNotOpened' },
      });
    }
  }

  /** Exchange, judge and keep are one effect: a grant that passed its checks is never in memory only. */
  private async exchange(number: number): Promise<void> {
    const set = this.backupSet;
    const { method, acknowledged } = this.current.choices;
    if (this.attempt?.number !== number || !set.tenant?.clientId || !method) return;
    clearTimeout(this.expiry);
    const exchanged = await this.attempt.signIn.exchange();
    this.claims = undefined;
    const { members } = this;
    const { person, granted } = exchanged.evidence;
    const judged = judgeForAll(exchanged.evidence, members, method);
    const authorized: Authorized = { grant: randomUUID(), person, granted, ...judged };
    const asked = permissionNames(this.permissions);
    const intended = { sets: withMethods(members, method), acknowledged, asked };
    const grant = newGrant(exchanged, authorized, set, intended, this.services.now());
    const outcome = admitted(authorized) ? await this.keep(grant) : undefined;
    this.dispatch({
      type: 'exchanged',
      attempt: number,
      authorized,
      kept: admitted(authorized) && outcome === undefined,
      problem: outcome,
    });
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
    const { method, acknowledged } = this.current.choices;
    const problem = this.unkept ? await this.keep(this.unkept) : undefined;
    if (problem) {
      this.dispatch({ type: 'saveFailed', problem, kept: false });
      return;
    }
    try {
      if (!method) return;
      const { members, leftOut: gone } = this.look();
      const [first] = gone;
      if (first && gone.length === this.begun.length) {
        const nothingLeft: Problem = { kind: 'setChanged', rules: first.ids };
        this.dispatch({ type: 'saveFailed', problem: nothingLeft, kept: true });
        return;
      }
      const sets = withMethods(members, method);
      const { problem: against, leftOut } = await saveGrant(sets, acknowledged, confirm, this.services);
      this.refused = [...this.refused, ...leftOut];
      this.dispatch(against ? { type: 'saveFailed', problem: against, kept: true } : { type: 'saved' });
    } catch (error) {
      this.dispatch({ type: 'saveFailed', problem: problemOf(error), kept: true });
    }
  }

  private get first(): Member {
    const [first] = this.members;
    if (!first) throw new Error('A migration is about a set.');
    return first;
  }

  private look(): ReturnType<typeof membersNow> {
    const { at } = this.current;
    const ours = 'authorized' in at ? at.authorized.grant : undefined;
    return membersNow(this.begun, this.services.find, ours);
  }

  private async rememberWaiting(on: boolean): Promise<void> {
    for (const key of this.keys) await this.services.memory.rememberWaiting(key, on);
  }

  private dropAttempt(): void {
    if (!this.attempt) return;
    clearTimeout(this.expiry);
    this.attempt.signIn.dispose();
    this.attempt = undefined;
    this.later(this.services.memory.rememberUnderWay(this.key, false));
  }

  /** Work of an attempt: what it throws is the attempt's problem. */
  private run(work: Promise<void>, attempt: number): void {
    work.catch((error: unknown) =>
      this.dispatch({ type: 'attemptFailed', attempt, problem: problemOf(error) }),
    );
  }

  /** Work beside the state: what it throws is logged. */
  private later(work: PromiseLike<unknown>): void {
    Promise.resolve(work).catch((error: unknown) => {
      this.services.log.error(`${problemOf(error).kind}: what followed a step of the migration failed`);
    });
  }
}
