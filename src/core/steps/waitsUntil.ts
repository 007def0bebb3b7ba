import type { MigrationState } from './migrationState';

/** Until when Microsoft's page is waited for, in milliseconds since 1970; undefined while none is. */
export function waitsUntil({ at }: MigrationState): number | undefined {
  return at.step === 'waiting' ? at.expiresAt : undefined;
}
