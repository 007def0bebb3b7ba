import assert from 'node:assert/strict';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import type { Migration } from '../../../src/migration/migration';
import { evidence, type MigrationHarness } from './migrationHarness';

export const sites = { sources: ['sharePointSites'] } as const;
export const administrator = evidence('admin@contoso.com', {
  globalAdministrator: 'confirmed',
  granted: [...evidence().granted, 'Sites.ReadWrite.All'],
});

/** Several sets from the first screen to Confirm. */
export async function authorize(
  harness: MigrationHarness,
  who = administrator,
  method?: 'hybrid' | 'modern',
  keys = harness.sets.map(keyOf),
): Promise<Migration> {
  assert.ok(await harness.migrations.showTogether(keys, 'migrate'));
  const migration = harness.migrations.onPage!;
  if (method) migration.dispatch({ type: 'choose', method });
  migration.dispatch({ type: 'acknowledge', on: true });
  migration.dispatch({ type: 'continue' });
  migration.dispatch({ type: 'confirmApp', on: true });
  migration.dispatch({ type: 'authorize', by: 'browser' });
  await harness.until(() => harness.attempts.length > 0 && migration.state.at.step === 'waiting');
  await harness.until(() => harness.opened.length > 0);
  migration.submit('good');
  harness.attempts.at(-1)!.finish({ evidence: who, tokenCache: 'a-refresh-token' });
  await harness.until(() => migration.state.at.step === 'confirm');
  return migration;
}

export async function save(harness: MigrationHarness, migration: Migration): Promise<void> {
  migration.dispatch({ type: 'save' });
  await harness.until(() => migration.state.at.step !== 'saving');
}
