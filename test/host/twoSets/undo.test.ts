import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { undoMigration } from '../../../src/commands/undoMigration';
import { estateText } from '../../unit/migration/savedEstate';
import { write } from '../estateFolder';
import { grant } from '../stubs';
import { twoSetsScene } from './twoSetsScene';

describe('Undo Migration', () => {
  const scene = twoSetsScene();
  const { row, save, text, pick } = scene;

  /** The two sides of the comparison that is open, and its title. */
  async function comparison(): Promise<{ title: string; left: string; right: string } | undefined> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const tab = tabs.find(({ input }) => input instanceof vscode.TabInputTextDiff);
    if (!(tab?.input instanceof vscode.TabInputTextDiff)) return undefined;
    const read = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    return {
      title: tab.label,
      left: await read(tab.input.original),
      right: await read(tab.input.modified),
    };
  }

  it('shows both entries, says that Basic no longer works for mail, and brings every byte back', async () => {
    await save('1');
    let shown: Awaited<ReturnType<typeof comparison>>;
    let looked: Promise<void> = Promise.resolve();
    scene.answer = ([first]) => {
      looked = comparison().then((open) => {
        shown = open;
      });
      return looked.then(() => first);
    };
    await undoMigration(scene.parts, row('1'), undefined);
    await looked;
    assert.equal(shown?.title, 'Finance: now ↔ as it was');
    assert.match(shown.left, /"method" : "modern"/);
    assert.match(shown.right, /"method" : "basic"/);
    const [{ message, detail, modal } = { message: '', detail: '', modal: false }] = scene.said;
    assert.deepEqual([message, modal], ['Undo the migration of "Finance"?', true]);
    assert.match(detail ?? '', /• Finance: Modern → Basic/);
    assert.match(detail ?? '', /Basic no longer works for mail: .*January 2023/);
    assert.match(detail ?? '', /stays on this computer until you delete it/);
    assert.match(detail ?? '', /Nothing changes in AhsayOBM/);
    assert.equal(await text(), estateText);
    assert.ok(await scene.grants.facts(grant));
    assert.equal(await comparison(), undefined, 'the comparison is closed');
    assert.equal(row('1').actions.has('undo'), false);
  });

  it('lets the person look at both entries without the dialog in front of them', async () => {
    await save('1');
    const answers = ['Compare First', 'Continue…', 'Undo Migration'];
    scene.answer = (buttons) => {
      const next = answers.shift();
      assert.ok(buttons.includes(next), String(next));
      return next;
    };
    await undoMigration(scene.parts, row('1'), undefined);
    assert.deepEqual(
      scene.said.map(({ modal }) => modal),
      [true, false, true],
    );
    assert.equal(await text(), estateText);
  });

  it('does nothing without a yes', async () => {
    await save('1');
    const saved = await text();
    scene.answer = () => undefined;
    await undoMigration(scene.parts, row('1'), undefined);
    assert.equal(await text(), saved);
    assert.ok(await scene.grants.facts(grant));
    assert.equal(row('1').actions.has('undo'), true);
  });

  it('asks for one set of a step whether the others go back, too, and changes no other', async () => {
    await save('1', '2');
    const offered = pick('Only');
    await undoMigration(scene.parts, row('2'), undefined);
    assert.deepEqual(
      offered[0]?.map(({ label }) => label),
      ['Only "Legal"', 'All that this sign-in migrated: 2 backup sets'],
    );
    assert.match(scene.said[0]?.detail ?? '', /stays on this computer until you delete it/);
    assert.doesNotMatch(scene.said[0]?.detail ?? '', /mail/, 'that set holds no mail');
    assert.equal(row('2').status.method, 'basic');
    assert.equal(row('1').status.method, 'modern');
    assert.ok(await scene.grants.facts(grant));
  });

  it('takes back a whole step', async () => {
    await save('1', '2');
    pick('All');
    await undoMigration(scene.parts, row('2'), undefined);
    assert.equal(await text(), estateText);
    assert.ok(await scene.grants.facts(grant));
  });

  it('refuses where the entry was changed by hand, and shows the difference', async () => {
    await save('1');
    const changed = (await text()).replace('CHG-1', 'CHG-2');
    await write(scene.file, changed);
    await undoMigration(scene.parts, row('1'), undefined);
    assert.match(
      scene.said[0]?.message ?? '',
      /"Finance" isn't undone, because its entry was changed after Save/,
    );
    const open = await comparison();
    assert.equal(open?.title, 'Finance: as Save wrote it ↔ now');
    assert.match(open.left, /CHG-1/);
    assert.match(open.right, /CHG-2/);
    assert.equal(await text(), changed);
  });
});
