import type { LogOutputChannel } from 'vscode';
import type { Migrations } from '../../migration/migrations';
import type { PlanParts } from '../plan/planModel';
import type { PlanBody } from '../plan/planView';
import type { Act } from '../protocol';

/** A page that is no set's: what it shows, and what a person does on it. */
export interface OtherPageView {
  /** Read anew for each snapshot. */
  view(): PlanBody;
  /** @throws whatever keeps a button from its work */
  take(act: Act): Promise<void>;
}

export interface FindingsParts extends PlanParts {
  readonly migrations: Pick<Migrations, 'onPage' | 'showToTest'>;
  readonly log: LogOutputChannel;
}
