import {
  type At,
  type Choices,
  type Confirm,
  type Effect,
  type Facts,
  type MigrationEvent,
  type MigrationState,
  type OpenBy,
  type Transition,
  mayAuthorize,
  mayContinue,
  maySave,
} from './migrationState';
import { admitted } from '../identity/signedIn';
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
  const exchange = (attempt: number): Transition =>
    go({ step: 'exchanging', attempt }, { type: 'exchange', attempt });
  /** The current attempt, if the event belongs to it. */
  const ours = (attempt: number): boolean => 'attempt' in at && at.attempt === attempt;

  /** A code goes on by itself; where the entry differs it is held for its ten minutes. */
  const received = (waiting: Extract<At, { step: 'waiting' }>, attempt: number): Transition =>
    facts.changed ? go({ ...waiting, received: true }) : exchange(attempt);

  switch (event.type) {
    case 'begin':
      return at.step === 'overview' ? { state: { ...state, at: { step: 'review' } }, effects: [] } : stay;

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
      if (at.step === 'review') return go({ step: 'overview' });
      if (at.step === 'authorize') return go({ step: 'review' });
      return at.step === 'waiting' ? go(authorizeStep, { type: 'dropAttempt' }) : stay;

    case 'confirmApp':
      return at.step === 'authorize' ? choose({ confirmedApp: event.on ? facts.app : undefined }) : stay;

    case 'way': {
      const chosen: MigrationState = { ...state, choices: { ...choices, way: event.way } };
      if (at.step === 'authorize') return { state: chosen, effects: [] };
      // Another way is another attempt: the exchange must repeat the redirect that the code came by.
      return at.step === 'waiting' && mayAuthorize(choices, facts)
        ? begin(chosen, [{ type: 'dropAttempt' }, ...confirmation(facts)], 'browser')
        : stay;
    }

    case 'permissions':
      return at.step === 'review' || at.step === 'authorize' ? choose({ permissions: event.level }) : stay;

    case 'askAdministrator': {
      const asking = { step: 'authorize', askingAdministrator: true } as const;
      const waits = { type: 'rememberWaiting', on: true } as const;
      if (at.step === 'authorize') return go(asking, waits);
      if (at.step === 'review') return mayContinue(choices, facts.judgement) ? go(asking, waits) : stay;
      if (at.step === 'waiting') return go(asking, { type: 'dropAttempt' }, waits);
      return isRefused(at) ? go(asking, ...dropOf(at), waits) : stay;
    }

    case 'useHybrid': {
      if (!isRefused(at) || !facts.judgement.hybrid.open) return stay;
      const { state: begun, effects } = go({ step: 'review' }, ...dropOf(at));
      return {
        state: { ...begun, choices: { ...choices, method: 'hybrid', acknowledged: [] } },
        effects,
      };
    }

    case 'noLongerWaiting':
      return at.step === 'authorize' ? go(authorizeStep, { type: 'rememberWaiting', on: false }) : stay;

    case 'authorize':
      if (at.step !== 'authorize' || !mayAuthorize(choices, facts)) return stay;
      return begin(state, confirmation(facts), event.by);

    case 'began':
      return at.step === 'waiting' && ours(event.attempt)
        ? {
            state: {
              ...state,
              at: { ...at, expiresAt: event.expiresAt, listening: event.listening, device: event.device },
            },
            effects: [],
          }
        : stay;

    case 'notice':
    case 'pasteRefused':
      return at.step === 'waiting' && ours(event.attempt)
        ? { state: { ...state, problem: event.problem }, effects: [] }
        : stay;

    case 'arrived':
      if (at.step !== 'waiting' || !ours(event.attempt)) return stay;
      return received(at, event.attempt);

    case 'entriesRead':
      return at.step === 'waiting' && at.received && !facts.changed ? received(at, at.attempt) : stay;

    case 'failed':
      return { state: { ...state, problem: event.problem }, effects: [] };

    case 'attemptFailed':
      return ours(event.attempt)
        ? {
            state: { ...state, at: authorizeStep, problem: event.problem },
            effects: [{ type: 'dropAttempt' }],
          }
        : stay;

    case 'tookOver':
      if (at.step === 'exchanging' || at.step === 'saving' || at.step === 'saved') return stay;
      return at.step === 'waiting'
        ? {
            state: { ...state, at: authorizeStep, problem: event.problem },
            effects: [{ type: 'dropAttempt' }],
          }
        : { state: { ...state, problem: event.problem }, effects: [] };

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
      return at.step === 'confirm' && maySave(at) && !facts.changed
        ? go({ ...at, step: 'saving' }, { type: 'save', confirm: at })
        : stay;

    case 'saved':
      return at.step === 'saving'
        ? {
            state: {
              ...state,
              at: { step: 'saved', authorized: at.authorized },
              problem: event.problem,
            },
            effects: [{ type: 'rememberWaiting', on: false }],
          }
        : stay;

    case 'saveFailed':
      return at.step === 'saving'
        ? {
            state: { ...state, at: { ...at, step: 'confirm', kept: event.kept }, problem: event.problem },
            effects: [],
          }
        : stay;

    case 'startOver':
      return startOver(state, event);

    case 'cancel':
      switch (at.step) {
        case 'overview':
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
  const { way } = state.choices;
  return {
    state: {
      ...state,
      attempts: attempt,
      problem: undefined,
      at: {
        step: 'waiting',
        attempt,
        expiresAt: undefined,
        way,
        listening: false,
        device: undefined,
        received: false,
      },
    },
    effects: [...first, { type: 'beginAttempt', attempt, way, by }],
  };
}

/** Nothing is lost silently: a finished sign-in that does not fit is dropped only where the person agreed to it. */
function startOver(
  state: MigrationState,
  { method, authorized, keep }: Extract<MigrationEvent, { type: 'startOver' }>,
): Transition {
  const { at } = state;
  const choices: Choices = { ...state.choices, method, acknowledged: [] };
  const from = (to: At, ...effects: Effect[]): Transition => ({
    state: { ...state, at: to, choices, problem: undefined },
    effects,
  });
  switch (at.step) {
    case 'authorize':
      return from({ step: 'review' });
    case 'waiting':
      return from({ step: 'review' }, { type: 'dropAttempt' });
    case 'confirm':
      return authorized
        ? from({ ...at, authorized, stated: [] })
        : from({ step: 'review' }, ...(keep ? [] : dropOf(at)));
    default:
      return { state, effects: [] };
  }
}

function confirmation({ appConfirmed }: Facts): Effect[] {
  return appConfirmed ? [] : [{ type: 'confirmApp' }];
}

/** A grant made for this set goes when its migration is given up; one that others may name stays. */
function dropOf({ origin, authorized }: Confirm): Effect[] {
  return origin === 'reused' ? [] : [{ type: 'dropGrant', grant: authorized.grant }];
}

/** A finished sign-in that can't be saved. */
function isRefused(at: At): at is Extract<At, { step: 'confirm' }> {
  return at.step === 'confirm' && !admitted(at.authorized);
}

function ticked<T>(list: readonly T[], item: T, on: boolean): readonly T[] {
  const others = list.filter((other) => other !== item);
  return on ? [...others, item] : others;
}
