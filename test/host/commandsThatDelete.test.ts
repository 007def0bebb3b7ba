import assert from 'node:assert/strict';
import { keyOf } from '../../src/core/backupSets/backupSet';
import * as vscode from 'vscode';
import { grantFacts } from '../unit/migration/savedEstate';
import { backupSet, grant, replace } from './stubs';
import { CommandsScene } from './commandsScene';

const modern = { authentication: { method: 'modern', grant } } as const;

describe('The commands that give something up', () => {
  const scene = new CommandsScene();
  beforeEach(() => scene.begin());
  afterEach(() => scene.end());

  describe('Cancel Migration', () => {
    it('asks which one only where several are under way', async () => {
      await scene.build([backupSet({ id: '1', name: 'One' }), backupSet({ id: '2', name: 'Two' })]);
      scene.migrations.runningKeys = [keyOf(backupSet({ id: '2' }))];
      scene.migrations.change();
      await scene.run('backupAuth.cancelMigration');
      assert.deepEqual(
        [scene.offered, scene.migrations.asked],
        [[], [`cancel ${keyOf(backupSet({ id: '2' }))}`]],
      );
      scene.migrations.runningKeys = ['1', '2'].map((id) => keyOf(backupSet({ id })));
      scene.migrations.change();
      scene.chooses = 'One';
      await scene.run('backupAuth.cancelMigration');
      assert.equal(scene.migrations.asked[1], `cancel ${keyOf(backupSet({ id: '1' }))}`);
    });

    it('asks before it drops an authorization that only Save is missing for', async () => {
      await scene.build([backupSet()]);
      const key = keyOf(backupSet());
      scene.migrations.states.set(key, { pending: grant });
      scene.agrees = false;
      await scene.run('backupAuth.cancelMigration', key);
      assert.deepEqual(scene.migrations.asked, []);
      assert.equal(scene.said[0]?.modal, true);
      scene.agrees = true;
      await scene.run('backupAuth.cancelMigration', key);
      assert.deepEqual(scene.migrations.asked, [`cancel ${key}`]);
    });

    it('says of how many backup sets the authorization is that it drops', async () => {
      const sets = ['1', '2', '3'].map((id) => backupSet({ id }));
      await scene.build(sets);
      scene.agrees = false;
      for (const set of sets.slice(0, 2)) scene.migrations.states.set(keyOf(set), { pending: grant });
      scene.migrations.states.set(keyOf(sets[2]!), { pending: 'another' });
      scene.migrations.change();
      for (const set of sets) await scene.run('backupAuth.cancelMigration', keyOf(set));
      assert.deepEqual(
        scene.said.map(({ detail }) => (detail ?? '').includes('missing for 2 backup sets')),
        [true, true, false],
      );
    });
  });

  describe('Delete from This Computer', () => {
    it('lists the sets that name it, and says that Microsoft keeps its side, and where to revoke it', async () => {
      await scene.build([
        backupSet({ id: '1', name: 'Finance', ...modern }),
        backupSet({ id: '2', name: 'Legal\u202e', ...modern }),
        backupSet({ id: '3', name: 'Other', authentication: { method: 'modern', grant: 'another' } }),
      ]);
      for (const { key } of scene.overview.rows.sets) scene.migrations.states.set(key, { grant: true });
      scene.migrations.change();
      await scene.run('backupAuth.forget', keyOf(backupSet()));
      const [{ message, detail, modal } = { message: '', detail: '', modal: false }] = scene.said;
      assert.deepEqual([message, modal], ['Delete the authorization from this computer?', true]);
      assert.match(detail ?? '', /^The authorization of the account backup@contoso\.com\.\n/);
      assert.match(detail ?? '', /• Finance\n• Legal\n/);
      assert.doesNotMatch(detail ?? '', /Other|\u202e/);
      assert.match(detail ?? '', /At Microsoft, the authorization is valid until it's revoked there/);
      assert.match(detail ?? '', /https:\/\/myapps\.microsoft\.com.*https:\/\/entra\.microsoft\.com/);
      assert.deepEqual(scene.migrations.asked, [`delete ${grant}`]);
    });

    it('says whose it is: of which person, for which account', async () => {
      const authorizedBy = { name: 'admin@contoso.com' };
      await scene.build([backupSet({ authentication: { ...modern.authentication, authorizedBy } })]);
      await scene.run('backupAuth.forget', keyOf(backupSet()));
      assert.match(
        scene.said[0]?.detail ?? '',
        /^The authorization of admin@contoso\.com for the account backup@contoso\.com\.\n/,
      );
    });

    it('counts the sets that it does not list', async () => {
      const sets = Array.from({ length: 40 }, (_, n) => backupSet({ id: String(n), ...modern }));
      await scene.build(sets);
      await scene.run('backupAuth.forget', keyOf(backupSet()));
      assert.match(scene.said[0]?.detail ?? '', /… and 25 more/);
    });

    it('deletes nothing without a yes', async () => {
      await scene.build([backupSet(modern)]);
      scene.agrees = false;
      await scene.run('backupAuth.forget', keyOf(backupSet()));
      await scene.run('backupAuth.forgetAll');
      assert.equal(scene.said.length, 2);
      assert.deepEqual(scene.migrations.asked, []);
    });
  });

  describe('Delete Every Stored Authorization', () => {
    let typed: string | undefined;
    let buttons: (readonly unknown[])[];

    /** Nine authorizations of five tenants; two sets name one of them. */
    async function nineHere(): Promise<void> {
      const first = grantFacts(grant);
      await scene.build(['1', '2'].map((id) => backupSet({ id, ...modern })));
      scene.migrations.all = Array.from({ length: 9 }, (_, n) => ({
        ...first,
        id: n === 0 ? grant : `grant-${n}`,
        tenantId: `tenant-${n % 5}`,
      }));
      typed = '9';
      buttons = [];
      replace(vscode.window, 'showInputBox', () => Promise.resolve(typed));
      const { showWarningMessage } = vscode.window;
      replace(vscode.window, 'showWarningMessage', ((message: string, ...rest: never[]) => {
        buttons.push(rest.filter((one) => typeof one === 'string'));
        return showWarningMessage(message, ...rest);
      }) as typeof vscode.window.showWarningMessage);
    }

    it('works where no set names any, after a yes', async () => {
      await scene.build([]);
      await scene.run('backupAuth.forgetAll');
      assert.equal(scene.said[0]?.modal, true);
      assert.match(scene.said[0].detail ?? '', /including those of other folders/);
      assert.deepEqual(scene.migrations.asked, ['deleteAll']);
    });

    it('counts what there is, and deletes it once that number is typed', async () => {
      await nineHere();
      await scene.run('backupAuth.forgetAll');
      assert.equal(
        scene.said[0]?.message,
        'Delete every authorization stored on this computer: 9 authorizations of 5 tenants, 2 backup sets?',
      );
      assert.deepEqual(scene.migrations.asked, ['deleteAll']);
    });

    it('deletes nothing where Enter is pressed in the dialog, or another number is typed', async () => {
      await nineHere();
      scene.agrees = false;
      await scene.run('backupAuth.forgetAll');
      assert.deepEqual(buttons, [['Keep Everything', 'Delete Every Stored Authorization']]);
      scene.agrees = true;
      for (const text of ['', '5', undefined]) {
        typed = text;
        await scene.run('backupAuth.forgetAll');
      }
      assert.deepEqual(scene.migrations.asked, []);
    });

    it('deletes passwords of AhsayCBS and what is known of sets, though authorizations can’t be dropped', async () => {
      await scene.build([]);
      await scene.storage.secrets.store('ahsaycbs/https://cbs.contoso.com/system', 'canary');
      scene.migrations.failure = new Error('no keyring');
      await scene.memory.keepJob('file:///estate#"1"', { at: '2026-11-20', since: '2026-11-19' });
      await scene.run('backupAuth.forgetAll');
      assert.equal(scene.memory.jobAfter('file:///estate#"1"'), undefined);
      assert.deepEqual(await scene.storage.secrets.keys(), []);
      assert.match(scene.logged[0] ?? '', /no keyring/);
    });
  });
});
