import type { SetKey } from '../core/backupSets/backupSet';
import type { Finding } from '../core/evidence/doctor';
import type { Decided } from '../core/steps/decided';
import type { QueueState } from '../core/steps/queueState';
import type { ReportFacts } from '../wording/evidence/doctor';
import { Listeners } from '../migration/memory/listeners';

/** A page that is no set's. */
export type OtherPage = PlanAsked | ResultsAsked | DoctorAsked;

/** `sets`: what it is about. Undefined: every set. */
export interface PlanAsked {
  readonly page: 'plan';
  readonly sets: readonly SetKey[] | undefined;
  /** The queue that just ended. */
  readonly ended?: QueueState | undefined;
}

/** What tests of authorizations found: as it is known now. `sets`: as above. */
export interface ResultsAsked {
  readonly page: 'results';
  readonly sets: readonly SetKey[] | undefined;
}

/** What Doctor found when it looked. */
export interface DoctorAsked {
  readonly page: 'doctor';
  readonly findings: readonly Finding[];
  readonly facts: ReportFacts;
  /** ISO 8601. */
  readonly at: string;
}

const undecided: Decided = { method: undefined, acknowledged: [] };

/** Which page was asked for in the place of a set's. Commands ask; the window's one page shows it. */
export class Pages {
  private asked: OtherPage | undefined;
  private former: OtherPage | undefined;
  private readonly showed = new Listeners();
  /** What was decided on the plan's page, for the queue that is begun from there next. */
  decided: Decided = undecided;

  /** Fires when a page is asked for. */
  readonly onDidShow = this.showed.add;

  /** Undefined: the page is a set's. */
  get shown(): OtherPage | undefined {
    return this.asked;
  }

  /** What a queue that is begun now goes by: begun from elsewhere, nobody decided anything for it. */
  get decidedHere(): Decided {
    return this.asked?.page === 'plan' ? this.decided : undecided;
  }

  /** The queue has it now; the next one is decided anew. */
  begun(): void {
    this.decided = undecided;
  }

  show(page: OtherPage): void {
    this.asked = page;
    this.showed.fire();
  }

  /** The page that a set's took the place of: the way back. */
  get before(): OtherPage | undefined {
    return this.former;
  }

  /** A set's page takes its place. */
  leave(): void {
    this.former = this.asked ?? this.former;
    this.asked = undefined;
  }

  /** The tab was closed. */
  close(): void {
    this.asked = undefined;
    this.former = undefined;
  }
}
