import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keyOf } from '../../src/core/backupSets/backupSet';
import { backupSet, grant } from './stubs';
import { CommandsScene } from './commandsScene';

const modern = { authentication: { method: 'modern', grant } } as const;

describe('The commands', () => {
  const scene = new CommandsScene();
  beforeEach(() => scene.begin());
  afterEach(() => scene.end());

  describe('asked with a row of the view', () => {
    it('start the migration of its set', async () => {
      await scene.build([backupSet()]);
      await scene.run('backupAuth.migrate', scene.overview.rows.sets[0], [scene.overview.rows.sets[0]]);
      assert.deepEqual(scene.migrations.asked, [`show migrate ${keyOf(backupSet())}`]);
      assert.deepEqual(scene.offered, []);
    });

    it('authorize again, show and cancel', async () => {
      const set = backupSet(modern);
      await scene.build([set]);
      scene.migrations.runningKeys = [keyOf(set)];
      for (const command of ['openSet', 'authorizeAgain', 'showMigration', 'cancelMigration']) {
        await scene.run(`backupAuth.${command}`, scene.overview.rows.sets[0]);
      }
      const key = keyOf(set);
      assert.deepEqual(scene.migrations.asked, [
        `show show ${key}`,
        `show again ${key}`,
        `show show ${key}`,
        `cancel ${key}`,
      ]);
      assert.deepEqual(scene.said, []);
    });

    it('say so where the set is gone meanwhile, and do nothing', async () => {
      await scene.build([backupSet()]);
      const [row] = scene.overview.rows.sets;
      scene.estate.sets = [];
      scene.estate.change();
      await scene.run('backupAuth.migrate', row);
      assert.deepEqual(scene.migrations.asked, []);
      assert.deepEqual(
        scene.said.map(({ message }) => message),
        ['That backup set is no longer in its file.'],
      );
    });

    it('say so where the set moved on meanwhile', async () => {
      await scene.build([backupSet(modern)]);
      await scene.run('backupAuth.migrate', keyOf(backupSet()));
      assert.deepEqual(scene.migrations.asked, []);
      assert.match(scene.said[0]?.message ?? '', /doesn't apply/);
    });
  });

  describe('asked from the palette', () => {
    it('offer the sets that need action first, each with tenant, account and status', async () => {
      const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };
      const sharePoint = { sources: ['sharePointSites'], authentication: { method: 'basic' } } as const;
      await scene.build([
        backupSet({ id: '1', name: 'Done', authentication: { ...modern.authentication, applied } }),
        backupSet({ id: '2', name: 'Lost', ...modern, account: 'lost@contoso.com' }),
        backupSet({ id: '3', name: 'Basic', ...sharePoint }),
      ]);
      scene.migrations.states.set(scene.overview.rows.sets[1]?.key ?? '', { grant: false });
      scene.migrations.states.set(keyOf(backupSet()), { grant: true });
      scene.chooses = 'Lost';
      scene.migrations.change();
      await scene.run('backupAuth.authorizeAgain');
      assert.deepEqual(
        scene.offered.map(({ label, description, detail }) => [label, description, detail]),
        [
          ['Needs action', undefined, undefined],
          [
            'Lost',
            'lost@contoso.com · contoso.onmicrosoft.com',
            'Modern · not authorized on this computer · needs action',
          ],
          ['In order', undefined, undefined],
          ['Done', 'backup@contoso.com · contoso.onmicrosoft.com', 'Modern · done in AhsayOBM'],
        ],
      );
      assert.deepEqual(scene.migrations.asked, [`show again ${keyOf(backupSet({ id: '2' }))}`]);
    });

    it('make no icon of a name', async () => {
      await scene.build([backupSet({ name: '$(pass) Finance' })]);
      await scene.run('backupAuth.migrate');
      assert.equal(scene.offered[1]?.label, '\\$(pass) Finance');
    });

    it('do nothing, and say nothing, where the person chooses nothing', async () => {
      await scene.build([backupSet()]);
      await scene.run('backupAuth.migrate');
      assert.equal(scene.offered.length, 2);
      assert.deepEqual([scene.migrations.asked, scene.said, scene.logged], [[], [], []]);
    });

    it('say what is so where no set can be offered', async () => {
      await scene.build([backupSet(modern)]);
      await scene.run('backupAuth.migrate');
      assert.deepEqual(
        scene.said.map(({ message }) => message),
        ['No backup set is left to migrate.'],
      );
      await scene.run('backupAuth.showMigration');
      assert.equal(scene.said[1]?.message, 'No migration is under way.');
    });
  });

  describe('that fail', () => {
    it('are logged, and shown once in words that are ours alone', async () => {
      await scene.build([backupSet()]);
      scene.migrations.failure = new Error(
        '[click](command:evil) eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9secret',
      );
      await scene.run('backupAuth.migrate', keyOf(backupSet()));
      assert.equal(scene.said.length, 1);
      assert.doesNotMatch(scene.said[0]?.message ?? '', /evil|eyJ/);
      assert.match(scene.logged[0] ?? '', /^backupAuth\.migrate: Error: \[click\]/);
      assert.doesNotMatch(scene.logged.join(''), /eyJ0/);
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(scene.logged[1], 'shown', 'the button shows the log');
    });

    it('say nothing where the person cancelled', async () => {
      await scene.build([backupSet()]);
      scene.migrations.failure = new vscode.CancellationError();
      await scene.run('backupAuth.migrate', keyOf(backupSet()));
      assert.deepEqual([scene.said, scene.logged], [[], []]);
    });
  });
});
