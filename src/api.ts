import type { Event } from 'vscode';

/**
 * What other extensions get from `activate`: which backup sets there are and how they stand. Plain data, frozen; no
 * token, and no way to change anything. Within one `version` properties are only ever added.
 *
 * ```ts
 * const extension = vscode.extensions.getExtension<BackupSetsApi>('backup-auth-migrator.backup-auth-migrator');
 * const api = await extension?.activate();
 * await api?.ready;
 * ```
 */
export interface BackupSetsApi {
  readonly version: 1;
  /** The files were read once; before, there are no sets. */
  readonly ready: Promise<void>;
  /** In the order of the files. A copy of the moment: ask again after `onDidChange`. */
  sets(): readonly BackupSetInfo[];
  /** Sets, or how they stand, are not what they were. Once for a burst of changes. */
  readonly onDidChange: Event<void>;
}

export interface BackupSetInfo {
  /** URI of the file that lists it. */
  readonly file: string;
  /** Unique within the file. */
  readonly id: string;
  readonly name: string;
  /** The Microsoft 365 account that it signs in with. */
  readonly account: string;
  /** Undefined: the file does not list the tenant that the set names. */
  readonly tenant:
    | {
        /** Domain or GUID. */
        readonly name: string;
        /** `global`, `usGovGccHigh`, `usGovDod`, `china`, `germany`, `practice`. */
        readonly cloud: string;
      }
    | undefined;
  /** `mailboxes`, `oneDrive`, `personalSites`, `sharePointSites`, `publicFolders`, `teams`. Undefined: unknown. */
  readonly sources: readonly string[] | undefined;
  readonly method: 'basic' | 'hybrid' | 'modern';
  /**
   * Where its authorization is: `none` was made; `here` or `notHere` on this computer; `notSaved`: finished, and its
   * Save is missing; `unknown`: not looked for yet, or not allowed in this workspace.
   */
  readonly authorization: 'none' | 'here' | 'notHere' | 'notSaved' | 'unknown';
  /**
   * How far it is: `toMigrate`; `recorded` in its file; `done` in the backup product, as a person stated; `backupRan` after
   * that. Undefined: the file says Hybrid or Modern, and nothing of how it came to that.
   */
  readonly stage: 'toMigrate' | 'recorded' | 'done' | 'backupRan' | undefined;
  /** Who recorded it without an authorization made here. Undefined: it isn't recorded so. */
  readonly recordedBy: string | undefined;
  /** Who holds its authorization, where that is not on this computer and the record tells. */
  readonly heldBy: string | undefined;
  /** What can still be taken back, by id: `passwordRemoved`, `passwordChanged`, `roleRemoved`, `consentRemoved`. */
  readonly aftercareOpen: readonly string[];
  /** How the team plans its work: each property of the set, or else of its tenant. */
  readonly team: {
    readonly customer?: string;
    readonly owner?: string;
    readonly wave?: string;
    /** `yyyy-MM-dd`. */
    readonly due?: string;
    readonly ticket?: string;
  };
  readonly needsAction: boolean;
  /** Why it does, by id, the most pressing first, for example `basic`, `authorizeAgain`, `blocked`. */
  readonly reasons: readonly string[];
}
