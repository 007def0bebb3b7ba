import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { copyDiagnostics } from '../../../src/commands/diagnosis/copyDiagnostics';
import { exportReport } from '../../../src/commands/exportReport';
import { BackupSetsTree } from '../../../src/tree/backupSetsTree';
import { canary, estateText, grantFacts } from '../../unit/migration/savedEstate';
import { bytesAt, until, write } from '../estateFolder';
import { allShown, grant, replace } from '../stubs';
import { twoSetsScene } from './twoSetsScene';

describe('Export Report, after a Save', () => {
  const scene = twoSetsScene();
  const { row, save, pick } = scene;

  /** The person chooses these places, one after the other; then none. */
  function choosePlaces(...places: vscode.Uri[]): vscode.SaveDialogOptions[] {
    const asked: vscode.SaveDialogOptions[] = [];
    replace(vscode.window, 'showSaveDialog', (options) => {
      asked.push(options ?? {});
      return Promise.resolve(places.shift());
    });
    return asked;
  }

  it('writes what is known of each set, and no token, to the place that is chosen', async () => {
    await save('1');
    const revealed: unknown[] = [];
    replace(vscode.commands, 'executeCommand', <T>(command: string, argument: unknown) => {
      if (command === 'revealInExplorer') revealed.push(argument);
      return Promise.resolve(undefined as T);
    });
    const offered: unknown[] = [];
    scene.answer = (buttons) => {
      offered.push(...buttons);
      return 'Show in Explorer';
    };
    pick('CSV');
    const place = vscode.Uri.joinPath(scene.file, '../report.csv');
    const asked = choosePlaces(place);
    await exportReport(scene.parts, row('1').parent.parent, undefined);
    assert.match(asked[0]?.defaultUri?.path ?? '', /backup-sets-report-\d{4}-\d\d-\d\d\.csv$/);
    const csv = (await bytesAt(place)).toString();
    assert.match(csv, /Finance.*Basic,Modern.*admin@contoso\.com.*Global Administrator: confirmed/);
    assert.ok(csv.includes(grantFacts(grant).correlationId ?? '?'));
    assert.ok(!csv.includes(canary));
    assert.match(scene.said[0]?.message ?? '', /The file was saved/);
    assert.deepEqual(offered, ['Open', 'Show in Explorer']);
    assert.deepEqual(revealed, [place]);
  });

  it('tells, as the tooltip does, what ends at Microsoft by the user’s own setting alone', async () => {
    const setting = vscode.workspace.getConfiguration('backupAuth');
    const told = /The setting backupAuth.permissions asks Exchange for: Mailboxes\./;
    const place = vscode.Uri.joinPath(scene.file, '../report.csv');
    const tree = new BackupSetsTree(scene.overview, allShown());
    scene.answer = () => undefined;
    pick('CSV');
    await setting.update('signIn.permissions', 'custom', vscode.ConfigurationTarget.Global);
    try {
      for (const exchange of [[], ['EWS.AccessAsUser.All']]) {
        await setting.update('permissions', { mailboxes: { exchange } }, vscode.ConfigurationTarget.Global);
        choosePlaces(place);
        await exportReport(scene.parts, row('1'), undefined);
        const { tooltip } = await tree.resolveTreeItem(new vscode.TreeItem(''), row('1'));
        const report = (await bytesAt(place)).toString();
        const marked = exchange.length > 0;
        assert.deepEqual(
          [told.test(report), told.test((tooltip as vscode.MarkdownString).value.replace(/\\(.)/g, '$1'))],
          [marked, marked],
        );
      }
    } finally {
      tree.dispose();
      await setting.update('permissions', undefined, vscode.ConfigurationTarget.Global);
      await setting.update('signIn.permissions', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('replaces a file that is there, as a whole', async () => {
    const place = vscode.Uri.joinPath(scene.file, '../report.md');
    await write(place, 'x'.repeat(100_000));
    scene.answer = () => undefined;
    pick('Report');
    choosePlaces(place);
    await exportReport(scene.parts, undefined, undefined);
    const markdown = (await bytesAt(place)).toString();
    assert.match(markdown, /^# Authentication/);
    assert.doesNotMatch(markdown, /xxx/);
  });

  it('hands out a page for the customer that is chosen, with all of their sets and no other customer’s', async () => {
    await save('1');
    const now = JSON.parse((await scene.text()).replace(/\/\*.*?\*\//g, '')) as { backupSets: object[] };
    const other = { ...now.backupSets[1], id: '3', name: 'Payroll', customer: 'Fabrikam' };
    const sets = [...now.backupSets.map((set) => ({ ...set, customer: 'Contoso Ltd' })), other];
    await write(scene.file, JSON.stringify({ ...now, backupSets: sets }));
    await until(scene.overview.onDidChange, () =>
      scene.overview.rows.sets.some(({ set }) => set.team?.customer === 'Fabrikam'),
    );
    scene.answer = () => undefined;
    const offered = pick('Page for One Customer', 'Contoso Ltd');
    const place = vscode.Uri.joinPath(scene.file, '../page.md');
    const asked = choosePlaces(place);
    await exportReport(scene.parts, row('1').parent, undefined);
    assert.deepEqual(
      offered[1]
        ?.map(({ label, description }) => [label, description])
        // Other files of the workspace name no customer: their tenant stands for one.
        .filter(([label]) => label !== 'contoso.onmicrosoft.com'),
      [
        ['Contoso Ltd', '2 backup sets'],
        ['Fabrikam', '1 backup set'],
      ],
    );
    assert.match(asked[0]?.defaultUri?.path ?? '', /Contoso-Ltd-\d{4}-\d\d-\d\d\.md$/);
    const page = (await bytesAt(place)).toString();
    assert.match(
      page,
      /^# Microsoft 365 backup sets of Contoso Ltd, .*\n\n\*\*0 of 2 backup sets: a backup ran/,
    );
    assert.match(
      page,
      /\| Finance .* Basic → Modern \| Recorded, not done in AhsayOBM \|.* admin\\@contoso\.com \|/,
    );
    assert.match(page, /\| Legal /);
    assert.doesNotMatch(page, /Payroll|Fabrikam/);
    assert.doesNotMatch(page, /[0-9a-f]{8}-[0-9a-f]{4}-/);

    // Of a single customer no question is asked, and a set alone leads to all of the customer's.
    const again = pick('Page for One Customer');
    choosePlaces(place);
    await exportReport(scene.parts, row('2'), undefined);
    assert.equal(again.length, 1);
    assert.match((await bytesAt(place)).toString(), /\| Finance /);
  });

  it('says so where a place cannot be written to, leaves nothing there, and lets another be chosen', async () => {
    pick('JSON');
    const nowhere = join(tmpdir(), 'no such folder', 'report.json');
    const place = vscode.Uri.joinPath(scene.file, '../report.json');
    const asked = choosePlaces(vscode.Uri.file(nowhere), place);
    scene.answer = ([first]) => (first === 'Save Elsewhere…' ? first : undefined);
    await exportReport(scene.parts, undefined, undefined);
    assert.match(scene.said[0]?.message ?? '', /couldn't be written to .*ENOENT/);
    assert.equal(asked.length, 2);
    const parsed = JSON.parse((await bytesAt(place)).toString()) as { backupSets: unknown[] };
    assert.equal(parsed.backupSets.length, scene.overview.rows.sets.length);
    const left = await readdir(vscode.Uri.joinPath(scene.file, '..').fsPath);
    assert.deepEqual(
      left.filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('writes nothing where the person chooses no form or no place', async () => {
    pick();
    const asked = choosePlaces();
    await exportReport(scene.parts, undefined, undefined);
    assert.deepEqual([asked, scene.said], [[], []]);
  });
});

describe('Copy Diagnostics, after a Save', () => {
  const scene = twoSetsScene();

  it('puts versions, counts and states on the clipboard, and nobody’s name', async () => {
    await scene.save('1');
    scene.answer = () => undefined;
    await copyDiagnostics(scene.parts);
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, new RegExp(`vscode: ${vscode.version.replaceAll('.', '\\.')}`));
    assert.match(copied, /authorizations here: 1/);
    assert.match(copied, /modern: 1/);
    assert.ok(estateText.includes('contoso'), 'the search is not blind');
    assert.doesNotMatch(copied, /contoso|finance|legal|own-|5a1c9a52/i);
    assert.match(scene.said[0]?.message ?? '', /^Diagnostics copied/);
  });
});
