import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { Estate } from '../config/estate';
import type { MigrationsContract } from '../migration/migrations';
import type { Overview } from '../tree/overview';

/** What the commands call. */
export interface CommandParts {
  readonly estate: Estate;
  readonly migrations: MigrationsContract;
  readonly overview: Overview;
  /** For passwords of AhsayCBS that the person wants to be kept. */
  readonly storage: Pick<ExtensionContext, 'secrets' | 'globalState'>;
  readonly log: LogOutputChannel;
}
