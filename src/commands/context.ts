import type { LogOutputChannel, Memento, SecretStorage } from 'vscode';
import type { Estate } from '../config/estate';
import type { LocalGrants } from '../migration/localGrants';
import type { Migrations } from '../migration/migrations';
import type { MigrationServices } from '../migration/services';
import type { QueueDoor } from '../migration/queueDoor';
import type { Overview } from '../tree/overview';

/** What the commands call. */
export interface CommandContext {
  readonly estate: Estate;
  readonly migrations: Pick<Migrations, 'show' | 'cancel' | 'close' | 'problemsMet'>;
  readonly localGrants: Pick<
    LocalGrants,
    'all' | 'known' | 'localState' | 'delete' | 'deleteAll' | 'changeMany' | 'refresh' | 'fire'
  >;
  /** What works on entries and grants without a migration under way. */
  readonly services: MigrationServices;
  readonly overview: Overview;
  readonly queue: Pick<QueueDoor, 'open'>;
  /** For passwords of AhsayCBS that the person wants to be kept. */
  readonly storage: { readonly secrets: SecretStorage; readonly state: Memento };
  readonly log: LogOutputChannel;
}
