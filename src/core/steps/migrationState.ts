import type { Method, TargetMethod } from '../backupSets/backupSet';
import type { GapId, Judgement } from '../rules/judgement';
import type { Problem } from '../identity/problem';
import { type AppRegistration, sameApp } from '../identity/fitsSet';
import { firstMethod } from '../rules/rules';
import { type Authorized, type CheckId, admitted, statementsNeeded } from '../identity/signedIn';
import type { Way } from '../identity/signInWays';
import type { PermissionLevel } from '../identity/permissionOverrides';

/** How the address of Microsoft's page reaches a browser. */
export type OpenBy = 'browser' | 'link';

/** What the engineer chose; it lives through all steps and attempts. */
export interface Choices {
  readonly method: TargetMethod | undefined;
  readonly acknowledged: readonly GapId[];
  readonly way: Way;
  readonly permissions: PermissionLevel;
  /** Ask for the permission that lets Graph tell the role. */
  readonly checkRole: boolean;
  /** Confirmed on this page as the engineer's own; it holds for this app in this cloud, and for no other. */
  readonly confirmedApp: AppRegistration | undefined;
}

export interface Confirm {
  readonly authorized: Authorized;
  /** It stands in secret storage. False: a check failed, or the storage refused (Save tries again). */
  readonly kept: boolean;
  /** `exchange`, `pending`: made for this set, and dropped by Cancel. `reused`: others may name it. */
  readonly origin: 'exchange' | 'pending' | 'reused';
  readonly stated: readonly CheckId[];
}

/** What the person types, and on which page of Microsoft's. It is for their eyes; it opens nothing here. */
export interface DeviceCode {
  readonly userCode: string;
  readonly page: string;
}

/** Where a migration stands. The diagram is in docs/architecture.md. */
export type At =
  /** Nothing is begun: the page tells how far the set is. */
  | { readonly step: 'overview' }
  | { readonly step: 'review' }
  | { readonly step: 'authorize'; readonly askingAdministrator: boolean }
  | {
      readonly step: 'waiting';
      readonly attempt: number;
      /** Undefined until the attempt is prepared. Milliseconds since 1970. */
      readonly expiresAt: number | undefined;
      readonly way: Way;
      readonly listening: boolean;
      /** For the way `deviceCode`, once it is prepared. */
      readonly device: DeviceCode | undefined;
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
  /** What is signed in with; undefined: the file names no client ID. */
  readonly app: AppRegistration | undefined;
  /** This engineer confirmed it before. */
  readonly appConfirmed: boolean;
  /** The entry is not what Continue froze; of several, none is. */
  readonly changed: boolean;
}

export type MigrationEvent =
  // from a person
  /** From the overview to the choice of a method. */
  | { readonly type: 'begin' }
  | { readonly type: 'choose'; readonly method: TargetMethod }
  /** All limits of the chosen method at once: they are listed above one box. */
  | { readonly type: 'acknowledge'; readonly on: boolean }
  | { readonly type: 'continue' }
  | { readonly type: 'useGrant'; readonly authorized: Authorized }
  | { readonly type: 'back' }
  | { readonly type: 'confirmApp'; readonly on: boolean }
  | { readonly type: 'way'; readonly way: Way }
  | { readonly type: 'permissions'; readonly level: PermissionLevel }
  | { readonly type: 'askAdministrator' }
  /** A sign-in for Modern was refused: choose again, with Hybrid. */
  | { readonly type: 'useHybrid' }
  /** The set waits for its administrator no longer. */
  | { readonly type: 'noLongerWaiting' }
  /** `link`: the browser stays shut, the address goes to the clipboard. */
  | { readonly type: 'authorize'; readonly by: OpenBy }
  | { readonly type: 'pasteRefused'; readonly attempt: number; readonly problem: Problem }
  | { readonly type: 'state'; readonly check: CheckId; readonly on: boolean }
  | { readonly type: 'signInAgain'; readonly checkRole: boolean }
  | { readonly type: 'save' }
  | { readonly type: 'cancel' }
  /** With the entries as they are now: at Confirm where the finished sign-in still fits, else from the beginning. */
  | {
      readonly type: 'startOver';
      readonly method: TargetMethod | undefined;
      /** The finished sign-in, judged for the entries as they are now. */
      readonly authorized?: Authorized;
      /** It fits, but limits are to be accepted first: it stays, and can be used then. */
      readonly keep?: boolean;
    }
  /** A file was read again: what was held goes on. */
  | { readonly type: 'entriesRead' }
  // from effects
  /** Work beside the steps failed. */
  | { readonly type: 'failed'; readonly problem: Problem }
  | {
      readonly type: 'began';
      readonly attempt: number;
      readonly expiresAt: number;
      readonly listening: boolean;
      readonly device?: DeviceCode | undefined;
    }
  | { readonly type: 'notice'; readonly attempt: number; readonly problem: Problem }
  /** Another window took over what this migration needs: its attempt ends. Without a problem: it's this one's again. */
  | { readonly type: 'tookOver'; readonly problem: Problem | undefined }
  | { readonly type: 'arrived'; readonly attempt: number }
  | { readonly type: 'attemptFailed'; readonly attempt: number; readonly problem: Problem }
  | {
      readonly type: 'exchanged';
      readonly attempt: number;
      readonly authorized: Authorized;
      readonly kept: boolean;
      readonly problem: Problem | undefined;
    }
  /** `problem`: what failed after the edit; the edit is made. */
  | { readonly type: 'saved'; readonly problem?: Problem | undefined }
  | { readonly type: 'saveFailed'; readonly problem: Problem; readonly kept: boolean };

/** What the host does for a transition, in this order. */
export type Effect =
  | {
      readonly type: 'beginAttempt';
      readonly attempt: number;
      readonly way: Way;
      readonly by: OpenBy;
    }
  | { readonly type: 'confirmApp' }
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

/** The same migration where nobody asked for it yet. */
export function notBegun(state: MigrationState): MigrationState {
  return { ...state, at: { step: 'overview' } };
}

/**
 * A migration at its beginning. Chosen is the set's own method, where it only authorizes again; else the
 * recommended one, where there is one.
 */
export function newMigration(
  judgement: Judgement,
  present: Method,
  way: Way,
  problem?: Problem,
  permissions: PermissionLevel = 'identity',
): MigrationState {
  return {
    at: { step: 'review' },
    choices: {
      method: firstMethod(judgement, present),
      acknowledged: [],
      way,
      permissions,
      checkRole: false,
      confirmedApp: undefined,
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
  way: Way,
  permissions: PermissionLevel = 'identity',
): MigrationState {
  return {
    at: { step: 'confirm', authorized, kept: true, origin: 'pending', stated: [] },
    choices: { method, acknowledged, way, permissions, checkRole: false, confirmedApp: undefined },
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

/** Authorize is open: Continue was, the entry still is what it froze, and the app is confirmed. */
export function mayAuthorize(choices: Choices, facts: Facts): boolean {
  return !facts.changed && mayContinue(choices, facts.judgement) && isConfirmed(choices, facts);
}

/** The app registration is known to be the engineer's own: from before, or on this page. */
export function isConfirmed({ confirmedApp }: Choices, { app, appConfirmed }: Facts): boolean {
  return appConfirmed || sameApp(confirmedApp, app);
}

/**
 * `underWay`: Cancel would give something up: it went beyond its beginning, and is not saved. `signingIn`: so it is, and a
 * person is at Microsoft's page, or its answer is being checked.
 */
export type Phase = 'idle' | 'underWay' | 'signingIn';

export function phaseOf({ at: { step } }: MigrationState): Phase {
  if (step === 'waiting' || step === 'exchanging') return 'signingIn';
  return followsFiles({ step }) || step === 'saved' ? 'idle' : 'underWay';
}

/** Before Continue: what the files say now is shown, and nothing is frozen. */
export function followsFiles({ step }: Pick<At, 'step'>): boolean {
  return step === 'overview' || step === 'review';
}

/** Save is open: no check failed, and every statement that a check asks for was made. */
export function maySave(confirm: Confirm): boolean {
  return (
    admitted(confirm.authorized) &&
    statementsNeeded(confirm.authorized).every((check) => confirm.stated.includes(check))
  );
}
