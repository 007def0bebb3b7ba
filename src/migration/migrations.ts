import type { SetKey } from '../core/backupSet';
import type { Here } from '../core/setStatus';

/** All migrations of this window, one a set at most; the page shows the one asked for. Replaced by the real one. */
export interface MigrationsContract {
  /** Fires when a migration moved, or what is here changed. */
  onDidChange(listener: () => void): { dispose(): void };
  here(key: SetKey): Here;
  /** Keys of sets whose migration is under way (not saved, not cancelled). */
  running(): readonly SetKey[];
  /** Starts (or goes on with) the set's migration and shows the page. `again`: Authorize Again for a migrated set. */
  show(key: SetKey, how: 'migrate' | 'again' | 'show'): Promise<void>;
  /** Drops attempt and unsaved grant of the set. */
  cancel(key: SetKey): Promise<void>;
  /** Forgets one grant: its sets then read "not authorized on this computer". */
  forget(grant: string): Promise<void>;
  forgetAll(): Promise<void>;
}
