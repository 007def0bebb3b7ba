import type { SetKey } from '../../core/backupSets/backupSet';
import type { Plan } from '../../core/overview/plan';
import type { QueueNow, QueueState } from '../../core/steps/queueState';
import type { Migrations } from '../migrations';
import type { QueuePlaces } from './queueStore';
import type { JudgedSet } from '../../core/overview/planStep';

/** What a queue needs from this window. */
export interface QueueServices {
  readonly migrations: Pick<Migrations, 'showTogether' | 'leave' | 'hide' | 'onPage' | 'onDidMove'>;
  /** With the grants that are here now. */
  readonly plan: (sets: readonly JudgedSet[]) => Promise<Plan>;
  /** The set as it stands now. */
  readonly find: (key: SetKey) => JudgedSet | undefined;
  readonly places: QueuePlaces;
  /** It runs or no more, or came further. */
  changed(): void;
  /** The last step is done, or the person stopped it. */
  ended(queue: QueueState): void;
  /** Another window took the queue over. `by`: what it calls itself, a foreign text. */
  lost(by: string): void;
}

/** `nothing`: no queue is kept, or none of its steps waits. */
export type Begun =
  | { readonly kind: 'running' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'taken'; readonly by: string };

/** The step on the page, and what it was told of it. */
export interface StepOnPage {
  readonly keys: readonly SetKey[];
  readonly now: QueueNow;
  begun: boolean;
  saved: boolean;
  /** The page shows another migration. */
  away: boolean;
}
