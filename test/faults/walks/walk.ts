import assert from 'node:assert/strict';
import { type BackupSet, keyOf } from '../../../src/core/backupSets/backupSet';
import type { Migration } from '../../../src/migration/migration';
import { evidence } from '../../unit/migration/migrationHarness';
import type { FolderWindow, Opening } from '../folderWindow';

/** What a person does, from one state of a folder to another, with every durable step on the way. */
export interface Walk {
  readonly name: string;
  readonly opening?: Opening;
  /** The workspace's files at first, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** Makes the state in which `run` begins. */
  prepare?(window: FolderWindow): Promise<void>;
  run(window: FolderWindow): Promise<void>;
  /** After a restart, wherever `run` ended: what is left is done. Nobody signs in where that was finished before. */
  goOn(window: FolderWindow): Promise<void>;
}

export const finance = 'backup@contoso.com';

/** A file with Basic sets of one tenant, by their ids, each with its account. */
export function estateOf(accounts: Readonly<Record<string, string>>): string {
  const entries = Object.entries(accounts).map(
    ([id, account]) =>
      `    { "id": "${id}", "name": "Set ${id}", "tenant": "contoso", "account": "${account}",\n` +
      '      "accountRole": "ordinary", "sources": ["mailboxes"], "ticket": "CHG-1", // kept\n' +
      '      "authentication": { "method": "basic" } }',
  );
  return `{
  "edition": { "name": "AhsayOBM", "kind": "OBM", "version": "8.3.6.0" },
  "clientIds": { "global": "7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001" },
  "tenants": [{ "id": "contoso", "tenant": "contoso.com", "cloud": "global" }],
  "backupSets": [
${entries.join(',\n')}
  ]
}
`;
}

/** From the first screen to Confirm, by a sign-in of the sets' own account. */
export async function signIn(window: FolderWindow, migration: Migration): Promise<void> {
  const begun = window.opened.length;
  for (const event of [
    { type: 'begin' },
    { type: 'choose', method: 'hybrid' },
    { type: 'acknowledge', on: true },
    { type: 'continue' },
    { type: 'confirmApp', on: true },
    { type: 'authorize', by: 'browser' },
  ] as const)
    migration.dispatch(event);
  await window.until(() => window.opened.length > begun && migration.state.at.step === 'waiting');
  migration.submit('good');
  const who = evidence(migration.sets.first.account);
  window.attempts.at(-1)!.finish({ evidence: who, tokenCache: `tokens of ${who.person.name}` });
  await window.until(() => migration.state.at.step !== 'exchanging');
}

export async function save(window: FolderWindow, migration: Migration): Promise<void> {
  migration.dispatch({ type: 'save' });
  await window.until(() => migration.state.at.step !== 'saving');
}

/** What is on the page goes from where it is to Saved: with a sign-in only where none is finished or fits. */
export async function toSaved(window: FolderWindow, migration = window.migrations.onPage): Promise<void> {
  assert.ok(migration, 'Nothing is on the page.');
  if (migration.state.at.step !== 'confirm') {
    migration.dispatch({ type: 'begin' });
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    const [usable] = migration.sets.usable(window.localGrants.all);
    if (usable) migration.dispatch({ type: 'useGrant', authorized: usable.authorized });
    else await signIn(window, migration);
  }
  assert.equal(migration.state.at.step, 'confirm', JSON.stringify(migration.state.problem));
  await save(window, migration);
  assert.equal(migration.state.at.step, 'saved', JSON.stringify(migration.state.problem));
  assert.equal(migration.state.problem, undefined);
}

/** Migrates these sets together. */
export async function migrate(window: FolderWindow, ...ids: readonly string[]): Promise<void> {
  assert.ok(await window.migrations.showTogether(window.keys(...ids), 'migrate'));
  await toSaved(window);
}

/** The same after a restart, for what is left of it. */
export async function goOnMigrating(window: FolderWindow, ...ids: readonly string[]): Promise<void> {
  for (;;) {
    const left = ids.map((id) => window.set(id)).find(isBasic);
    if (!left) return;
    assert.ok(await window.migrations.show(keyOf(left), 'show'));
    await toSaved(window);
  }
}

function isBasic({ authentication }: BackupSet): boolean {
  return authentication.method === 'basic';
}
