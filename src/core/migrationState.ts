import type { Method, TargetMethod } from './backupSet';
import type { GapId, Judgement } from './judgement';
import type { Problem } from './problem';
import { firstMethod } from './rules';
import { type Authorized, type CheckId, admitted, statementsNeeded } from './signedIn';

/** `loopback`: this computer listens. `nativeclient`: Microsoft's blank page, whose address holds the code. */
export type Redirect = 'loopback' | 'nativeclient';

/** How the address of Microsoft's page reaches a browser. */
export type OpenBy = 'browser' | 'link';

/** What the engineer chose; it lives through all steps and attempts. */
export interface Choices {
  readonly method: TargetMethod | undefined;
  readonly acknowledged: readonly GapId[];
  readonly redirect: Redirect;
  /** Ask for the permission that lets Graph tell the role. */
  readonly checkRole: boolean;
  /** The client ID, not used before for this tenant, was confirmed on this page. */
  readonly clientIdConfirmed: boolean;
}

export interface Confirm {
  readonly authorized: Authorized;
  /** It stands in secret storage. False: a check failed, or the storage refused (Save tries again). */
  readonly kept: boolean;
  /** `exchange`, `pending`: made for this set, and dropped by Cancel. `reused`: others may name it. */
  readonly origin: 'exchange' | 'pending' | 'reused';
  readonly stated: readonly CheckId[];
}

/** Where a migration stands. The diagram is in docs/architecture.md. */
export type At =
  | { readonly step: 'review' }
  | { readonly step: 'authorize'; readonly askingAdministrator: boolean }
  | {
      readonly step: 'waiting';
      readonly attempt: number;
      /** Undefined until the attempt is prepared. Milliseconds since 1970. */
      readonly expiresAt: number | undefined;
      readonly redirect: Redirect;
      readonly listening: boolean;
      readonly received: boolean;
    }
  | { readonly step: 'exchanging'; readonly attempt: number }
  | ({ readonly step: 'confirm' } & Confirm)
  | ({ readonly step: 'saving' } & Confirm)
  | { readonly step: 'saved'; readonly authorized: Authorized };

export interface MigrationState {
  readonly at: At;
  readonly choices: Choices;
  /** Counts attempts: events of another attempt are dropped. */
  readonly attempts: number;
  /** A field, not a step: what went wrong last, until the next move. */
  readonly problem: Problem | undefined;
}

/** What transitions are judged by, read anew for each event. */
export interface Facts {
  readonly judgement: Judgement;
  /** This engineer has approved this client ID for this tenant before. */
  readonly clientIdApproved: boolean;
}

export type MigrationEvent =
  // from a person
  | { readonly type: 'choose'; readonly method: TargetMethod }
  /** All limits of the chosen method at once: they are listed above one box. */
  | { readonly type: 'acknowledge'; readonly on: boolean }
  | { readonly type: 'continue' }
  | { readonly type: 'useGrant'; readonly authorized: Authorized }
  | { readonly type: 'back' }
  | { readonly type: 'confirmClientId'; readonly on: boolean }
  | { readonly type: 'redirect'; readonly redirect: Redirect }
  | { readonly type: 'askAdministrator' }
  /** `link`: the browser stays shut, the address goes to the clipboard. */
  | { readonly type: 'authorize'; readonly by: OpenBy }
  | { readonly type: 'pasteRefused'; readonly attempt: number; readonly problem: Problem }
  | { readonly type: 'codeTaken'; readonly attempt: number }
  | { readonly type: 'state'; readonly check: CheckId; readonly on: boolean }
  | { readonly type: 'signInAgain'; readonly checkRole: boolean }
  | { readonly type: 'save' }
  | { readonly type: 'cancel' }
  // from effects
  | {
      readonly type: 'began';
      readonly attempt: number;
      readonly expiresAt: number;
      readonly listening: boolean;
    }
  | { readonly type: 'notice'; readonly attempt: number; readonly problem: Problem }
  | { readonly type: 'arrived'; readonly attempt: number }
  | { readonly type: 'attemptFailed'; readonly attempt: number; readonly problem: Problem }
  | {
      readonly type: 'exchanged';
      readonly attempt: number;
      readonly authorized: Authorized;
      readonly kept: boolean;
      readonly problem: Problem | undefined;
    }
  | { readonly type: 'saved' }
  | { readonly type: 'saveFailed'; readonly problem: Problem; readonly kept: boolean };

/** What the host does for a transition, in this order. */
export type Effect =
  | {
      readonly type: 'beginAttempt';
      readonly attempt: number;
      readonly redirect: Redirect;
      readonly by: OpenBy;
    }
  | { readonly type: 'approveClientId' }
  | { readonly type: 'exchange'; readonly attempt: number }
  | { readonly type: 'dropAttempt' }
  | { readonly type: 'dropGrant'; readonly grant: string }
  | { readonly type: 'rememberWaiting'; readonly on: boolean }
  | { readonly type: 'save'; readonly confirm: Confirm }
  | { readonly type: 'close' };

export interface Transition {
  readonly state: MigrationState;
  readonly effects: readonly Effect[];
}

/**
 * A migration at its beginning. Chosen is the set's own method, where it only authorizes again; else the
 * recommended one, where there is one.
 */
export function newMigration(
  judgement: Judgement,
  present: Method,
  redirect: Redirect,
  problem?: Problem,
): MigrationState {
  return {
    at: { step: 'review' },
    choices: {
      method: firstMethod(judgement, present),
      acknowledged: [],
      redirect,
      checkRole: false,
      clientIdConfirmed: false,
    },
    attempts: 0,
    problem,
  };
}

/** A finished authorization that no Save has put into the file yet: the migration goes on at Confirm. */
export function resumedMigration(
  authorized: Authorized,
  method: TargetMethod,
  acknowledged: readonly GapId[],
  redirect: Redirect,
): MigrationState {
  return {
    at: { step: 'confirm', authorized, kept: true, origin: 'pending', stated: [] },
    choices: { method, acknowledged, redirect, checkRole: false, clientIdConfirmed: true },
    attempts: 0,
    problem: undefined,
  };
}

/** Continue is open: a method that the rules allow is chosen, and each of its limits acknowledged. */
export function mayContinue(choices: Choices, judgement: Judgement): boolean {
  if (judgement.blockedBy.length > 0 || choices.method === undefined) return false;
  const chosen = judgement[choices.method];
  return chosen.open && chosen.gaps.every((gap) => choices.acknowledged.includes(gap));
}

/** Authorize is open: Continue was, and the client ID is known or confirmed. */
export function mayAuthorize(choices: Choices, facts: Facts): boolean {
  return mayContinue(choices, facts.judgement) && (facts.clientIdApproved || choices.clientIdConfirmed);
}

/** Something is under way that Cancel would give up: it went beyond its beginning, and is not saved. */
export function isUnderWay({ at }: MigrationState): boolean {
  return at.step !== 'review' && at.step !== 'saved';
}

/** Save is open: no check failed, and every statement that a check asks for was made. */
export function maySave(confirm: Confirm): boolean {
  return (
    admitted(confirm.authorized) &&
    statementsNeeded(confirm.authorized).every((check) => confirm.stated.includes(check))
  );
}

/** One step of a migration. An event that the state has no place for changes nothing. */
export function next(state: MigrationState, event: MigrationEvent, facts: Facts): Transition {
  const { at, choices } = state;
  const stay: Transition = { state, effects: [] };
  const go = (to: At, ...effects: Effect[]): Transition => ({
    state: { ...state, at: to, problem: undefined },
    effects,
  });
  const choose = (change: Partial<Choices>): Transition => ({
    state: { ...state, choices: { ...choices, ...change } },
    effects: [],
  });
  /** The current attempt, if the event belongs to it. */
  const ours = (attempt: number): boolean => 'attempt' in at && at.attempt === attempt;

  switch (event.type) {
    case 'choose':
      return at.step === 'review' && facts.judgement[event.method].open
        ? choose({ method: event.method, acknowledged: [] })
        : stay;

    case 'acknowledge': {
      const gaps = choices.method === undefined ? [] : facts.judgement[choices.method].gaps;
      return at.step === 'review' ? choose({ acknowledged: event.on ? gaps : [] }) : stay;
    }

    case 'continue':
      return at.step === 'review' && mayContinue(choices, facts.judgement)
        ? go({ step: 'authorize', askingAdministrator: false })
        : stay;

    case 'useGrant':
      return at.step === 'review' && mayContinue(choices, facts.judgement)
        ? go({ step: 'confirm', authorized: event.authorized, kept: true, origin: 'reused', stated: [] })
        : stay;

    case 'back':
      if (at.step === 'authorize') return go({ step: 'review' });
      return at.step === 'waiting' ? go(authorizeStep, { type: 'dropAttempt' }) : stay;

    case 'confirmClientId':
      return at.step === 'authorize' ? choose({ clientIdConfirmed: event.on }) : stay;

    case 'redirect': {
      const chosen: MigrationState = { ...state, choices: { ...choices, redirect: event.redirect } };
      if (at.step === 'authorize') return { state: chosen, effects: [] };
      // Another redirect is another attempt: the exchange must repeat the redirect that the code came by.
      return at.step === 'waiting' ? begin(chosen, [{ type: 'dropAttempt' }], 'browser') : stay;
    }

    case 'askAdministrator':
      return at.step === 'authorize'
        ? go({ step: 'authorize', askingAdministrator: true }, { type: 'rememberWaiting', on: true })
        : stay;

    case 'authorize':
      if (at.step !== 'authorize' || !mayAuthorize(choices, facts)) return stay;
      return begin(state, facts.clientIdApproved ? [] : [{ type: 'approveClientId' }], event.by);

    case 'began':
      return at.step === 'waiting' && ours(event.attempt)
        ? {
            state: { ...state, at: { ...at, expiresAt: event.expiresAt, listening: event.listening } },
            effects: [],
          }
        : stay;

    case 'notice':
    case 'pasteRefused':
      return at.step === 'waiting' && ours(event.attempt)
        ? { state: { ...state, problem: event.problem }, effects: [] }
        : stay;

    case 'arrived':
      return at.step === 'waiting' && ours(event.attempt) ? go({ ...at, received: true }) : stay;

    case 'codeTaken':
      return at.step === 'waiting' && ours(event.attempt)
        ? go({ step: 'exchanging', attempt: event.attempt }, { type: 'exchange', attempt: event.attempt })
        : stay;

    case 'attemptFailed':
      return ours(event.attempt)
        ? {
            state: { ...state, at: authorizeStep, problem: event.problem },
            effects: [{ type: 'dropAttempt' }],
          }
        : stay;

    case 'exchanged': {
      if (at.step !== 'exchanging' || !ours(event.attempt)) {
        // Cancelled meanwhile: what was kept for an attempt that nobody waits for goes.
        return event.kept ? { state, effects: [{ type: 'dropGrant', grant: event.authorized.grant }] } : stay;
      }
      const { authorized, kept, problem } = event;
      return {
        state: {
          ...state,
          at: { step: 'confirm', authorized, kept, origin: 'exchange', stated: [] },
          problem,
        },
        effects: [{ type: 'dropAttempt' }],
      };
    }

    case 'state':
      return at.step === 'confirm'
        ? {
            state: { ...state, at: { ...at, stated: ticked(at.stated, event.check, event.on) } },
            effects: [],
          }
        : stay;

    case 'signInAgain':
      return at.step === 'confirm'
        ? {
            state: {
              ...state,
              at: authorizeStep,
              problem: undefined,
              choices: { ...choices, checkRole: event.checkRole || choices.checkRole },
            },
            effects: dropOf(at),
          }
        : stay;

    case 'save':
      return at.step === 'confirm' && maySave(at)
        ? go({ ...at, step: 'saving' }, { type: 'save', confirm: at })
        : stay;

    case 'saved':
      return at.step === 'saving'
        ? go({ step: 'saved', authorized: at.authorized }, { type: 'rememberWaiting', on: false })
        : stay;

    case 'saveFailed':
      return at.step === 'saving'
        ? {
            state: { ...state, at: { ...at, step: 'confirm', kept: event.kept }, problem: event.problem },
            effects: [],
          }
        : stay;

    case 'cancel':
      switch (at.step) {
        case 'review':
        case 'saved':
          return { state, effects: [{ type: 'close' }] };
        case 'authorize':
          return go({ step: 'review' }, { type: 'rememberWaiting', on: false });
        case 'waiting':
        case 'exchanging':
          return go({ step: 'review' }, { type: 'dropAttempt' });
        case 'confirm':
          return go({ step: 'review' }, ...dropOf(at));
        case 'saving':
          return stay;
      }
  }
}

const authorizeStep: At = { step: 'authorize', askingAdministrator: false };

function begin(state: MigrationState, first: readonly Effect[], by: OpenBy): Transition {
  const attempt = state.attempts + 1;
  const { redirect } = state.choices;
  return {
    state: {
      ...state,
      attempts: attempt,
      problem: undefined,
      at: { step: 'waiting', attempt, expiresAt: undefined, redirect, listening: false, received: false },
    },
    effects: [...first, { type: 'beginAttempt', attempt, redirect, by }],
  };
}

/** A grant made for this set goes when its migration is given up; one that others may name stays. */
function dropOf({ origin, authorized }: Confirm): Effect[] {
  return origin === 'reused' ? [] : [{ type: 'dropGrant', grant: authorized.grant }];
}

function ticked<T>(list: readonly T[], item: T, on: boolean): readonly T[] {
  const others = list.filter((other) => other !== item);
  return on ? [...others, item] : others;
}
