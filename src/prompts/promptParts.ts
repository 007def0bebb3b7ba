import type { SetKey } from '../core/backupSets/backupSet';
import type { LocalGrants } from '../migration/grants/localGrants';
import type { Migrations } from '../migration/migrations';
import type { QueueHandle } from '../migration/queue/queueHandle';
import type { Overview } from '../overview/overview';
import type { ButtonParts } from '../webview/buttonActions';
import type { ScreenParts } from '../webview/screenModel';

/** What prompts read, and what their lines reach. */
export interface PromptParts extends ScreenParts, ButtonParts {
  readonly migrations: Pick<
    Migrations,
    'prompt' | 'leavePrompts' | 'onPrompts' | 'show' | 'onPage' | 'all' | 'onDidMove'
  >;
  readonly localGrants: Pick<LocalGrants, 'all' | 'localState' | 'delete'>;
  readonly queue: Pick<QueueHandle, 'queue' | 'open'>;
  readonly overview: Pick<Overview, 'rows' | 'settled' | 'onDidChange'>;
  /** The row that is selected in the view, if it is a set's. */
  readonly selected: SetKey | undefined;
}
