import type { AftercareId, Authentication } from '../../core/backupSets/backupSet';
import type { KnownKeys } from '../jsonc/wantedValue';

const statement = { by: true, at: true } as const;

/** What the program reads and writes in `authentication`, in the order in which it's written. All else is the person's own. */
export const recordKeys: KnownKeys = {
  method: true,
  grant: true,
  heldBy: true,
  authorizedBy: { name: true, objectId: true, tenantId: true },
  authorizedAt: true,
  recordedBy: true,
  recordedAt: true,
  document: true,
  role: true,
  edition: true,
  acknowledged: true,
  applied: statement,
  backupRan: { on: true, ...statement },
  aftercare: {
    passwordRemoved: statement,
    passwordChanged: statement,
    roleRemoved: statement,
    consentRemoved: statement,
  } satisfies Record<AftercareId, KnownKeys>,
} satisfies Record<keyof Authentication, KnownKeys | true>;

/**
 * Statements of people about the backup product and Microsoft: they hold for one record, and go with it, but for a
 * password that is gone: see `keptAftercare`.
 */
export const statementKeys: KnownKeys = { applied: true, backupRan: true, aftercare: true };
