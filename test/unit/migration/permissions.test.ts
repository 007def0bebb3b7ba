import assert from 'node:assert/strict';
import { backupSet, evidence, MigrationHarness } from './migrationHarness';
import type { PermissionLevel } from '../../../src/core/identity/permissionOverrides';

const who = ['https://graph.microsoft.com/User.Read'];
const mail = ['Mail.ReadBasic', 'MailboxSettings.Read', 'Calendars.ReadBasic', 'Contacts.Read'];
const files = { sources: ['oneDrive'] as const };

/** A grant for the first set, with these permissions; a second set of the account looks at it at this level. */
async function usableAt(level: PermissionLevel, granted: readonly string[]): Promise<number> {
  const harness = new MigrationHarness(backupSet({ id: '1', ...files }), backupSet({ id: '2', ...files }));
  const first = await harness.authorize('hybrid', evidence(undefined, { granted }));
  first.dispatch({ type: 'save' });
  await harness.until(() => first.state.at.step === 'saved');
  harness.level = level;
  return (await harness.usable(harness.sets[1]!)).length;
}

describe('The permissions of a migration', () => {
  it('are who signs in, and the grant says that no more was asked for', async () => {
    const harness = new MigrationHarness(
      backupSet({ sources: ['mailboxes', 'oneDrive', 'publicFolders', 'teams'] }),
    );
    await harness.authorize('hybrid', evidence(undefined, { granted: ['User.Read'] }));
    assert.deepEqual(harness.requests[0]?.scopes, [who]);
    assert.deepEqual((await harness.grants.list())[0]?.asked, ['User.Read']);
  });

  it('are those of a test where the person ticks that, and for that sign-in alone', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.show();
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    migration.dispatch({ type: 'continue' });
    migration.dispatch({ type: 'permissions', level: 'test' });
    migration.dispatch({ type: 'confirmApp', on: true });
    migration.dispatch({ type: 'authorize', by: 'browser' });
    await harness.until(() => harness.requests.length > 0);
    assert.deepEqual(harness.requests[0]?.scopes, [
      [...who, ...mail.map((name) => `https://graph.microsoft.com/${name}`)],
    ]);
  });

  it('begin as the setting says', async () => {
    const harness = new MigrationHarness(backupSet());
    harness.level = 'test';
    assert.equal((await harness.show()).state.choices.permissions, 'test');
  });

  it('of a grant of an earlier version, wide ones, serve another set as they are, also to test', async () => {
    const wide = ['User.Read', 'Files.ReadWrite.All'];
    assert.equal(await usableAt('identity', wide), 1);
    assert.equal(await usableAt('test', wide), 1);
  });

  it('of a grant that only tells who signed in serve another set, but not to test', async () => {
    assert.equal(await usableAt('identity', ['User.Read']), 1);
    assert.equal(await usableAt('test', ['User.Read']), 0);
  });

  it('that were asked for are what a finished sign-in is judged by, whatever the setting says since', async () => {
    const harness = new MigrationHarness(backupSet());
    await harness.authorize('hybrid', evidence(undefined, { granted: ['User.Read'] }));
    harness.migrations.dispose();
    harness.level = 'test';
    await harness.localGrants.refresh();
    const { at } = (await harness.show()).state;
    assert.ok(at.step === 'confirm');
    assert.equal(at.authorized.checks.find(({ id }) => id === 'permissions')?.result, 'passed');
  });
});
