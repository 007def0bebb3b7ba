import type { Progress } from '../../core/overview/setStage';
import { l10n } from './l10n';

/** "3 of 12 done". Undefined: none is. */
export function doneOfWords({ done, all }: Progress): string | undefined {
  return done === 0 ? undefined : l10n.t('{0} of {1} done', done, all);
}

/** "3 of 12", for a row that is short. Undefined: nothing was to be migrated. */
export function countOfWords({ done, all }: Progress): string | undefined {
  return all === 0 ? undefined : l10n.t('{0} of {1}', done, all);
}

/** How far the sets are, in full. Undefined: nothing was to be migrated. */
export function progressWords({ toMigrate, recorded, done, backupRan, all }: Progress): string | undefined {
  return all === 0
    ? undefined
    : l10n.t(
        'Done in the product: {0} of {1} · backup ran: {2} · recorded, not done: {3} · to migrate: {4}',
        done,
        all,
        backupRan,
        recorded,
        toMigrate,
      );
}
