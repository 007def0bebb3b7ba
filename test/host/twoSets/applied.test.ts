import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { markApplied, takeBackApplied } from '../../../src/commands/statements/markApplied';
import { markBackupRan, takeBackBackupRan } from '../../../src/commands/statements/markBackupRan';
import { setStateOf } from '../../../src/core/overview/setState';
import { dayStamp } from '../../../src/wording/basics/locale';
import { statusWords } from '../../../src/wording/rules/status';
import { when } from '../../unit/migration/savedEstate';
import { typeAtStart, until } from '../estateFolder';
import { grant, replace } from '../stubs';
import { twoSetsScene } from './twoSetsScene';

describe('Mark as Done in Product, after a Save', () => {
  const scene = twoSetsScene();
  const { row, save, text, pick, typeName } = scene;
  const afterwards = (value: string | undefined) =>
    vscode.workspace
      .getConfiguration('backupAuth')
      .update('afterApplied', value, vscode.ConfigurationTarget.Global);
  const isKept = async () => (await scene.secrets.get(`grant/${grant}`)) !== undefined;
  beforeEach(() => afterwards('keep'));
  afterEach(() => afterwards(undefined));

  it('writes who stated it for the sets that are ticked, and offers that name the next time', async () => {
    await save('1', '2');
    const offered = pick('Finance', 'Legal');
    const asked = typeName(' Kim Lee ');
    await markApplied(scene.parts, undefined, undefined);
    assert.deepEqual(
      offered[0]?.map(({ label }) => label),
      ['contoso.onmicrosoft.com', 'Finance', 'Legal'],
    );
    assert.equal(asked[0]?.value, '');
    for (const id of ['1', '2']) assert.equal(row(id).set.authentication.applied?.by, 'Kim Lee');
    assert.equal(row('1').status.stage, 'done');
    await takeBackApplied(scene.parts, row('1'), undefined);
    await markApplied(scene.parts, row('1'), undefined);
    assert.equal(asked[1]?.value, 'Kim Lee');
    assert.deepEqual(scene.said, []);
  });

  it('takes a tenant with all its sets, and leaves out those that it does not concern', async () => {
    await save('1');
    typeName('Kim Lee');
    const tenant = row('1').parent.parent;
    await markApplied(scene.parts, tenant, [tenant]);
    assert.equal(row('1').status.stage, 'done');
    assert.equal(row('2').status.stage, 'toMigrate');
  });

  it('is taken back to the byte', async () => {
    await save('1');
    const saved = await text();
    typeName('Kim Lee');
    await markApplied(scene.parts, row('1'), [row('1')]);
    assert.notEqual(await text(), saved);
    await takeBackApplied(scene.parts, row('1'), undefined);
    assert.equal(await text(), saved);
  });

  describe('by an administrator, when all sets that name the authorization are done', () => {
    beforeEach(async () => {
      await save('1', '2');
      typeName('Kim Lee');
    });

    it('offers to delete that authorization first, and the sets need no action then', async () => {
      await afterwards('ask');
      await markApplied(scene.parts, row('1'), undefined);
      assert.equal(scene.said.length, 0, 'the other set still needs it');
      await markApplied(scene.parts, row('2'), undefined);
      const { message, detail = '', modal } = scene.said[0] ?? assert.fail();
      assert.deepEqual(
        [message, modal],
        ["Done. Delete the administrator's authorization from this computer?", true],
      );
      assert.match(
        detail,
        /• Finance\n• Legal\nThe ones that are done in the backup product need no action then\./,
      );
      assert.match(detail, /until it's revoked there/);
      assert.equal(await isKept(), false);
      await until(scene.overview.onDidChange, () => row('1').status.authorization === 'notHere');
      for (const id of ['1', '2']) {
        const { status, actions: offers } = row(id);
        assert.deepEqual([status.needsAction, status.reasons, setStateOf(status)], [false, [], 'done'], id);
        assert.ok(!offers.has('authorizeAgainNow'), id);
        assert.equal(
          statusWords(status, row(id).set.edition),
          'Modern · not authorized on this computer · done in AhsayOBM',
        );
      }
    });

    it('keeps it where the person wants that, once or always', async () => {
      await afterwards('ask');
      scene.answer = (buttons) => buttons[1];
      await markApplied(scene.parts, row('1'), [row('1'), row('2')]);
      assert.equal(scene.said.length, 1);
      assert.equal(await isKept(), true);
      await takeBackApplied(scene.parts, row('1'), [row('1'), row('2')]);
      await afterwards('keep');
      await markApplied(scene.parts, row('1'), [row('1'), row('2')]);
      assert.equal(scene.said.length, 1);
      assert.equal(await isKept(), true);
    });

    it('deletes it unasked by the setting, but not where another workspace names it too', async () => {
      await afterwards('delete');
      const use = { grant, workspaceId: 'other', workspace: 'Archive', file: 'old.json', at: when };
      await scene.parts.services.memory.noteUse(use);
      scene.answer = () => undefined;
      await markApplied(scene.parts, row('1'), [row('1'), row('2')]);
      assert.match(scene.said[0]?.detail ?? '', /Named in other workspaces: Archive/);
      assert.equal(await isKept(), true);
    });

    it('deletes it unasked by the setting', async () => {
      await afterwards('delete');
      await markApplied(scene.parts, row('1'), [row('1'), row('2')]);
      assert.deepEqual(scene.said, []);
      assert.equal(await isKept(), false);
    });
  });

  it('takes no empty name and no text of several lines, and does nothing without a name', async () => {
    await save('1');
    const saved = await text();
    const asked = typeName(undefined);
    await markApplied(scene.parts, row('1'), undefined);
    const refuses = (name: string) => asked[0]!.validateInput!(name);
    assert.equal(refuses('Kim Lee'), undefined);
    for (const name of ['', '  ', 'a\nb', 'x'.repeat(200)]) assert.notEqual(refuses(name), undefined, name);
    assert.equal(await text(), saved);
  });

  it('says what stands against it where an editor holds unsaved changes, and changes nothing', async () => {
    await save('1');
    const saved = await text();
    const document = await vscode.workspace.openTextDocument(scene.file);
    await typeAtStart(document);
    typeName('Kim Lee');
    scene.answer = () => undefined;
    await markApplied(scene.parts, row('1'), undefined);
    assert.match(scene.said[0]?.message ?? '', /nothing was changed.*unsaved changes/);
    assert.equal(await text(), saved);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is followed by a backup that a person states with its day, and can take back', async () => {
    await save('1', '2');
    typeName('Kim Lee');
    await markApplied(scene.parts, row('1'), [row('1'), row('2')]);
    const done = await text();
    const answers = ['2026-02-31', 'tomorrow', '2020-01-01', dayStamp(Date.now()), 'Sam Roe'];
    const refused: string[] = [];
    replace(vscode.window, 'showInputBox', async (options = {}) => {
      for (;;) {
        const answer = answers.shift() ?? assert.fail();
        const why = await options.validateInput?.(answer);
        if (typeof why !== 'string') return answer;
        assert.equal(options.value, dayStamp(Date.now()));
        refused.push(why);
      }
    });
    await markBackupRan(scene.parts, row('1'), [row('1'), row('2')]);
    assert.deepEqual(
      refused.map((why) => why.slice(0, 12)),
      ['Enter a date', 'Enter a date', 'It was marke'],
    );
    for (const id of ['1', '2']) {
      const { set, status } = row(id);
      assert.deepEqual([set.authentication.backupRan?.on, status.stage], [dayStamp(Date.now()), 'backupRan']);
      assert.equal(set.authentication.backupRan?.by, 'Sam Roe');
      assert.equal(setStateOf(status), 'backupRan');
    }
    await takeBackBackupRan(scene.parts, row('1'), [row('1'), row('2')]);
    assert.equal(await text(), done);
  });
});
