import type { EntryChange } from '../estate/file/editEntries';
import type { Judge, SaveResult } from '../estate/save/save';
import type { BackupSet, SetKey, Tenant } from '../core/backupSets/backupSet';
import type { PermissionOverrides, PermissionLevel } from '../core/identity/permissionOverrides';
import type { Grants } from '../signIn/grants';
import type { SignInAttempt, SignInRequest } from '../signIn/signInAttempt';
import type { Memory } from './memory/memory';

/** What a migration needs from the modules below it and from the host; `extension.ts` puts the real ones together. */
export interface MigrationServices {
  /** All sets of this workspace; another array where anything in it changed. */
  readonly sets: () => readonly BackupSet[];
  /** Fires when files were read again. */
  readonly onDidRead: (listener: () => void) => { dispose(): void };
  /** The set as its file says it now. */
  readonly find: (key: SetKey) => BackupSet | undefined;
  readonly grants: KeptGrants;
  readonly memory: Memory;
  /**
   * @param signal aborted: its requests end, and it is given up
   * @throws ProblemError where the cloud cannot be signed in to, or no attempt can be made.
   */
  beginSignIn(
    request: Omit<SignInRequest, 'endpoints'>,
    tenant: Tenant,
    signal: AbortSignal,
  ): Promise<SignInAttempt>;
  /**
   * The one edit of a file: puts records into its sets' entries, after each entry as it stands was judged.
   * Not saved: nothing was changed, but by `readBackDiffers`.
   */
  readonly saveEntries: (file: string, changes: readonly EntryChange[], judge: Judge) => Promise<SaveResult>;
  /** False: the person did not let it open. In a web window true proves nothing. */
  openBrowser(address: string): Promise<boolean>;
  copy(text: string): Promise<void>;
  /** How much a sign-in asks for unless its page says otherwise. */
  permissionLevel(): PermissionLevel;
  /** Of the level `custom`; empty at every other. */
  permissionOverrides(): PermissionOverrides;
  /** Who holds the authorizations of this computer; empty: nobody set a name. */
  holder(): string;
  readonly now: () => number;
  readonly log: { info(message: string): void; error(message: string): void };
}

/** Secret storage as migrations use it. */
export type KeptGrants = Pick<
  Grants,
  'keep' | 'read' | 'rewrite' | 'facts' | 'list' | 'forget' | 'forgetAll' | 'demands'
>;
