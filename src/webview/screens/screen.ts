import type { BackupSet } from '../../core/backupSet';
import type { GrantFacts } from '../../core/grant';
import type { Judgement } from '../../core/judgement';
import type { MigrationState } from '../../core/migrationState';
import type { Permission } from '../../core/permissions';
import type { Authorized } from '../../core/signedIn';
import type { Button, Part, Snapshot, StepId } from '../protocol';

/** All that a screen is made of, read anew for each snapshot. */
export interface ScreenFacts {
  readonly set: BackupSet;
  readonly state: MigrationState;
  readonly judgement: Judgement;
  readonly permissions: readonly Permission[];
  /** Grants already here that the rules admit for the chosen method. */
  readonly usable: readonly { readonly facts: GrantFacts; readonly authorized: Authorized }[];
  readonly clientIdApproved: boolean;
  readonly waitingForAdministrator: boolean;
  /** The edition's name from the file, or a word for it. */
  readonly edition: string;
  readonly cloudName: string;
  /** What the browser will open. */
  readonly signInHost: string;
  readonly signOutHost: string;
  /** The problem's sentence, where it belongs to the code box. */
  readonly problemText: string | undefined;
  /** Which window this is decides what the browser can reach. */
  readonly window: 'local' | 'remote' | 'web';
}

/** One screen of the page; `pageView.ts` puts the frame around it. */
export interface Screen {
  readonly id: string;
  readonly step: StepId;
  readonly heading: string;
  readonly parts: readonly Part[];
  readonly buttons: readonly Button[];
  readonly focus: Snapshot['focus'];
}
