/**
 * What the host and the page say to each other: the host sends whole snapshots, worded, and the page sends
 * intents. Each side checks what it receives: the page against `protocol.toPage.schema.json`, the host against
 * `protocol.intent.schema.json`. The only file that both import.
 */

import type { BoxId, Button, ButtonId, PressedId } from './protocolButtons';

export type { BoxId, Button, ButtonId, FindingsButtonId, PlanButtonId, PressedId } from './protocolButtons';

export type StepId = 'continue' | 'authorize' | 'code' | 'save';

/** `text` is always plain text: the page never renders markup. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly tone: 'normal' | 'quiet' | 'strong' | 'warning' }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'methods';
      readonly legend: string;
      readonly options: readonly {
        readonly value: 'hybrid' | 'modern';
        readonly label: string;
        /** "Recommended", "For now", … */
        readonly mark?: string;
        /** Who signs in, what happens to the password, what is lost; of a closed one the reason. */
        readonly lines: readonly string[];
        readonly enabled: boolean;
        readonly chosen: boolean;
      }[];
    }
  /** The face of a result. */
  | {
      readonly kind: 'banner';
      readonly tone: 'good' | 'caution' | 'bad';
      readonly text: string;
      readonly detail?: string;
    }
  /** What a person does elsewhere, one after the other. */
  | { readonly kind: 'steps'; readonly title: string; readonly items: readonly string[] }
  /** What happened, the newest first. */
  | {
      readonly kind: 'history';
      readonly title: string;
      readonly items: readonly { readonly when: string; readonly text: string }[];
    }
  /** A box to tick, with what it is about listed above it. */
  | {
      readonly kind: 'tick';
      readonly id: BoxId;
      readonly about: readonly string[];
      readonly label: string;
      readonly on: boolean;
    }
  | {
      readonly kind: 'list';
      readonly title?: string;
      readonly items: readonly { readonly text: string; readonly detail?: string }[];
    }
  | {
      readonly kind: 'checks';
      readonly title: string;
      readonly items: readonly {
        readonly result: 'passed' | 'noted' | 'statement' | 'failed';
        /** The result in words, for those who do not see the icon. */
        readonly resultLabel: string;
        readonly text: string;
      }[];
    }
  /** The box for the code: a native input with a label. Never holds what the host knows. */
  | {
      readonly kind: 'codeBox';
      readonly label: string;
      readonly hint: string;
      /** Plain refusal of the last paste. */
      readonly error?: string;
      /** What the last paste was, where it was good news and no code. */
      readonly notice?: string;
      /** "Code received. Nothing to paste.": no input is shown then. */
      readonly received?: string;
    }
  /** A device code, in groups of letters, with its Copy. Nothing is typed here. */
  | {
      readonly kind: 'deviceCode';
      readonly label: string;
      readonly groups: readonly string[];
      readonly copy: Button;
      readonly warning: string;
    }
  /** "Time left for this sign-in: 9:41" — `{0}` is the time left. */
  | { readonly kind: 'countdown'; readonly text: string; readonly over: string; readonly expiresAt: number }
  | { readonly kind: 'progress'; readonly text: string }
  /** How far sets are: a bar fills with those that are done; green are only those whose backup ran. */
  | {
      readonly kind: 'bars';
      readonly items: readonly {
        readonly label: string;
        /** The same in words. */
        readonly text: string;
        /** Counts of sets: a backup ran, done in the product and no more, only recorded; of all. */
        readonly ran: number;
        readonly done: number;
        readonly recorded: number;
        readonly all: number;
      }[];
    }
  /** Things in a state, each with what can be done with it. */
  | { readonly kind: 'rows'; readonly items: readonly RowView[] }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'group'; readonly title: string; readonly parts: readonly Part[] }
  | { readonly kind: 'details'; readonly summary: string; readonly parts: readonly Part[] };

export interface RowView {
  readonly icon: StateIcon;
  /** The icon in words, for those who do not see it. */
  readonly state: string;
  readonly text: string;
  readonly detail?: string;
  /** What one is at. */
  readonly now?: boolean;
  readonly buttons: readonly Button[];
}

export interface ProblemView {
  readonly what: string;
  /** Left out where nobody has to act. */
  readonly who?: string;
  readonly next: string;
  /** Microsoft's own words and numbers, folded. */
  readonly details: readonly string[];
  readonly detailsLabel: string;
  readonly buttons: readonly Button[];
}

/** Above the screen while a queue runs: "3 of 12: backup@contoso.com at contoso". */
export interface QueueView {
  readonly progress: string;
  /** All accounts, folded. */
  readonly accounts: { readonly summary: string; readonly items: readonly RowView[] };
  /** What was left out on the way, each a sentence. */
  readonly notes: readonly string[];
  readonly buttons: readonly Button[];
}

/** A set's state, as its icon; `SetState` of core. */
export type StateIcon =
  | 'toMigrate'
  | 'signingIn'
  | 'inProgress'
  | 'blocked'
  | 'broken'
  | 'attention'
  | 'recorded'
  | 'done'
  | 'backupRan'
  | 'settled';

export interface Snapshot {
  /** Increases with each snapshot; the page drops an older one. */
  readonly version: number;
  /** Of the backup set, or the name of another page: all that the page keeps, so that a reload of the window finds it again. */
  readonly key: string;
  /** The set's name; of several the account's. Of another page what it is about. */
  readonly title: string;
  /** "Basic → Modern". */
  readonly state: { readonly icon: StateIcon; readonly text: string };
  /** Of a set: tenant, account, product, ids, folded into one line that opens. */
  readonly about?: {
    readonly summary: string;
    readonly rows: readonly { readonly label: string; readonly value: string }[];
  };
  /** To the page that this one took the place of. */
  readonly back?: Button;
  /** Set in the practice cloud: "Practice: never enter a real password". */
  readonly practice?: string;
  /** Set where the migration is a step of a queue. */
  readonly queue?: QueueView;
  readonly stepsLabel: string;
  /** Empty where no migration is begun. */
  readonly steps: readonly {
    readonly id: StepId;
    readonly label: string;
    readonly state: 'done' | 'now' | 'next';
  }[];
  /** Identifies the screen: when it changes, the page moves the focus to `focus`, or else to the heading. */
  readonly screen: string;
  readonly heading: string;
  readonly problem?: ProblemView;
  readonly parts: readonly Part[];
  /** The row at the end: the manual's button first. */
  readonly buttons: readonly Button[];
  /** Where the focus goes when the screen appears: a button, the code box, or the heading. */
  readonly focus: ButtonId | 'codeBox' | 'heading';
  /** What was just put on the clipboard: said beside its button until the next act. */
  readonly copied?: { readonly button: ButtonId; readonly text: string };
  /** Said by screen readers when it changes. */
  readonly announcement: string;
}

export interface ToPage {
  readonly type: 'snapshot';
  readonly snapshot: Snapshot;
}

export type Intent =
  /** The page is there and wants the state. */
  | { readonly type: 'ready' }
  /** `version`: of the snapshot that the person saw. */
  | (Act & { readonly version: number });

/** What a person does on the page. */
export type Act =
  | { readonly type: 'press'; readonly button: PressedId; readonly argument?: string }
  | { readonly type: 'choose'; readonly method: 'hybrid' | 'modern' }
  | { readonly type: 'tick'; readonly box: BoxId; readonly on: boolean }
  /** OK: with what stands in the code box, empty where the code was received. The page clears the box at once. */
  | { readonly type: 'submitCode'; readonly text: string };
