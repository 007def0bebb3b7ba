import type { LogOutputChannel, Memento, SecretStorage, Uri } from 'vscode';
import type { Estate } from '../estate/estate';
import type { LocalGrants } from '../migration/grants/localGrants';
import type { Migrations } from '../migration/migrations';
import type { MigrationServices } from '../migration/services';
import type { QueueHandle } from '../migration/queue/queueHandle';
import type { ViewChoice } from '../tree/viewChoice';
import type { PromptParts } from '../prompts/promptParts';
import type { Overview } from '../overview/overview';
import type { Pages } from '../overview/pages';

/** What the commands call. */
export interface CommandContext {
  readonly estate: Estate;
  readonly migrations: Pick<Migrations, 'showToTest' | 'cancel' | 'undone' | 'problemsMet'> &
    PromptParts['migrations'];
  readonly localGrants: Pick<
    LocalGrants,
    | 'all'
    | 'known'
    | 'grantOf'
    | 'pendingOf'
    | 'localState'
    | 'delete'
    | 'deleteAll'
    | 'changeMany'
    | 'refresh'
    | 'fire'
  >;
  /** What works on entries and grants without a migration under way. */
  readonly services: MigrationServices;
  readonly overview: Overview;
  readonly queue: Pick<QueueHandle, 'queue' | 'open'>;
  readonly pages: Pick<Pages, 'show' | 'decidedHere' | 'begun' | 'before'>;
  readonly view: Pick<ViewChoice, 'selected' | 'filter' | 'grouping' | 'setFilter' | 'setGrouping'>;
  readonly storage: {
    /** Also for passwords of AhsayCBS that the person wants to be kept. */
    readonly secrets: SecretStorage;
    readonly state: Memento;
    /** The extension's folder, of all workspaces. */
    readonly folder: Uri;
    /** What is installed. */
    readonly extension: Uri;
  };
  readonly log: LogOutputChannel;
}
