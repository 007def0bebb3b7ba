import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { copyDiagnostics } from '../../src/commands/copyDiagnostics';
import { exportReport } from '../../src/commands/exportReport';
import { markApplied, takeBackApplied } from '../../src/commands/markApplied';
import type { CommandParts } from '../../src/commands/parts';
import { undoMigration } from '../../src/commands/undoMigration';
import { Estate } from '../../src/config/estate';
import { type BackupSet, keyOf } from '../../src/core/backupSet';
import { hostParts } from '../../src/migration/hostParts';
import { Memory } from '../../src/migration/memory';
import { Migrations } from '../../src/migration/migrations';
import { keepFormer } from '../../src/migration/saveGrant';
import { Grants } from '../../src/signIn/grants';
import { Overview } from '../../src/tree/overview';
import type { SetRow } from '../../src/tree/rows';
import { Keyring, WindowMemory } from '../unit/signIn/desktopStorage';
import { canary, estateText, grantFacts } from '../unit/migration/savedEstate';
import { bytesAt, closeAllEditors, ownFolder, silent, until, write } from './estateFolder';
import { catchMessages, replace, restoreAll, type Said } from './stubs';

const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const when = '2026-11-20T10:00:00.000Z';

describe('After a Save', () => {
  let file: vscode.Uri;
  let estate: Estate;
  let grants: Grants;
  let memory: Memory;
  let migrations: Migrations;
  let overview: Overview;
  let parts: CommandParts;
  let said: Said[];
  /** What the person answers to a message; by default its first button. */
  let answer: (buttons: readonly unknown[]) => unknown;

  const text = async () => (await bytesAt(file)).toString();
  const row = (id: string): SetRow => {
    const found = overview.rows.sets.find(({ set }) => set.file === file.toString() && set.id === id);
    return found ?? assert.fail(id);
  };

  /** A grant is kept, and Save puts it into the entries of these sets. */
  async function save(...ids: string[]): Promise<void> {
    await grants.keep({ ...grantFacts(grant), tokenCache: canary });
    const sets: BackupSet[] = ids.map((id) => row(id).set);
    const { name, objectId, tenantId } = grantFacts(grant).person;
    const authentication = {
      method: 'modern',
      grant,
      authorizedBy: { name, objectId, tenantId },
      authorizedAt: when,
      role: 'confirmed',
    } as const;
    const changes = ids.map((id) => ({ id, authentication }));
    const result = await parts.host.saveEntries(file.toString(), changes, () => undefined);
    assert.ok(result.saved);
    for (const set of sets) {
      await keepFormer(set, result, when, memory);
      await grants.use(grant, keyOf(set));
    }
    await migrations.refresh();
    await until(overview.onDidChange, () => ids.every((id) => row(id).offers.has('undo')));
  }

  beforeEach(async () => {
    file = vscode.Uri.joinPath(await ownFolder(), 'backup-sets.json');
    await write(file, estateText);
    estate = new Estate(silent);
    grants = new Grants(new Keyring().open(), new WindowMemory(), () => undefined);
    memory = new Memory(new WindowMemory(), new WindowMemory());
    const log = {
      ...silent,
      error: (words: string) => assert.fail(words),
    } as unknown as vscode.LogOutputChannel;
    const host = hostParts(estate, grants, memory, log);
    migrations = new Migrations(host, () => true);
    overview = new Overview({ estate, migrations });
    parts = { estate, migrations, overview, host, log } as unknown as CommandParts;
    await estate.ready;
    await migrations.refresh();
    answer = ([first]) => first;
    said = catchMessages((buttons) => answer(buttons));
  });

  afterEach(async () => {
    restoreAll();
    overview.dispose();
    migrations.dispose();
    estate.dispose();
    await closeAllEditors();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(file, '..'), { recursive: true });
  });

  /** The person types a name where one is asked for. */
  function typeName(name: string | undefined): vscode.InputBoxOptions[] {
    const asked: vscode.InputBoxOptions[] = [];
    replace(vscode.window, 'showInputBox', (options) => {
      asked.push(options ?? {});
      return Promise.resolve(name);
    });
    return asked;
  }

  /** The person ticks or chooses lines of a pick by their labels. */
  function pick(...labels: string[]): vscode.QuickPickItem[][] {
    const offered: vscode.QuickPickItem[][] = [];
    replace(vscode.window, 'showQuickPick', ((
      items: readonly (vscode.QuickPickItem | string)[],
      options?: vscode.QuickPickOptions,
    ) => {
      const lines = items.map((item) => (typeof item === 'string' ? { label: item } : item));
      offered.push(lines);
      const chosen = items.filter((_, index) =>
        labels.some((label) => lines[index]!.label.startsWith(label)),
      );
      return Promise.resolve(options?.canPickMany ? chosen : chosen[0]);
    }) as unknown as typeof vscode.window.showQuickPick);
    return offered;
  }

  describe('Mark as Applied', () => {
    it('writes who stated it for the sets that are ticked, and offers that name the next time', async () => {
      await save('1', '2');
      const offered = pick('Finance', 'Legal');
      const asked = typeName(' Kim Lee ');
      await markApplied(parts, undefined, undefined);
      assert.deepEqual(
        offered[0]?.map(({ label }) => label),
        ['contoso.onmicrosoft.com', 'Finance', 'Legal'],
      );
      assert.equal(asked[0]?.value, '');
      for (const id of ['1', '2']) assert.equal(row(id).set.authentication.applied?.by, 'Kim Lee');
      assert.equal(row('1').status.applied, 'applied');
      await takeBackApplied(parts, row('1'), undefined);
      await markApplied(parts, row('1'), undefined);
      assert.equal(asked[1]?.value, 'Kim Lee');
      assert.deepEqual(said, []);
    });

    it('takes a tenant with all its sets, and leaves out those that it does not concern', async () => {
      await save('1');
      typeName('Kim Lee');
      const tenant = row('1').parent.parent;
      await markApplied(parts, tenant, [tenant]);
      assert.equal(row('1').status.applied, 'applied');
      assert.equal(row('2').status.applied, 'none');
    });

    it('is taken back to the byte', async () => {
      await save('1');
      const saved = await text();
      typeName('Kim Lee');
      await markApplied(parts, row('1'), [row('1')]);
      assert.notEqual(await text(), saved);
      await takeBackApplied(parts, row('1'), undefined);
      assert.equal(await text(), saved);
    });

    it('takes no empty name and no text of several lines, and does nothing without a name', async () => {
      await save('1');
      const saved = await text();
      const asked = typeName(undefined);
      await markApplied(parts, row('1'), undefined);
      const refuses = (name: string) => asked[0]!.validateInput!(name);
      assert.equal(refuses('Kim Lee'), undefined);
      for (const name of ['', '  ', 'a\nb', 'x'.repeat(200)]) assert.notEqual(refuses(name), undefined, name);
      assert.equal(await text(), saved);
    });

    it('says what stands against it where an editor holds unsaved changes, and changes nothing', async () => {
      await save('1');
      const saved = await text();
      const document = await vscode.workspace.openTextDocument(file);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(file, document.positionAt(document.getText().length), '\n');
      await vscode.workspace.applyEdit(edit);
      typeName('Kim Lee');
      answer = () => undefined;
      await markApplied(parts, row('1'), undefined);
      assert.match(said[0]?.message ?? '', /nothing was changed.*unsaved changes/);
      assert.equal(await text(), saved);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });
  });

  describe('Undo Migration', () => {
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
      answer = ([first]) => {
        looked = comparison().then((open) => {
          shown = open;
        });
        return looked.then(() => first);
      };
      await undoMigration(parts, row('1'), undefined);
      await looked;
      assert.equal(shown?.title, 'Finance: now ↔ as it was');
      assert.match(shown.left, /"method" : "modern"/);
      assert.match(shown.right, /"method" : "basic"/);
      const [{ message, detail, modal } = { message: '', detail: '', modal: false }] = said;
      assert.deepEqual([message, modal], ['Undo the migration of “Finance”?', true]);
      assert.match(detail ?? '', /• Finance: Modern → Basic/);
      assert.match(detail ?? '', /Basic no longer works for mail: .*January 2023/);
      assert.match(detail ?? '', /is deleted from this computer: no other backup set names it/);
      assert.equal(await text(), estateText);
      assert.equal(await grants.facts(grant), undefined);
      assert.equal(await comparison(), undefined, 'the comparison is closed');
      assert.equal(row('1').offers.has('undo'), false);
    });

    it('lets the person look at both entries without the dialog in front of them', async () => {
      await save('1');
      const answers = ['Compare First', 'Go On…', 'Undo Migration'];
      answer = (buttons) => {
        const next = answers.shift();
        assert.ok(buttons.includes(next), String(next));
        return next;
      };
      await undoMigration(parts, row('1'), undefined);
      assert.deepEqual(
        said.map(({ modal }) => modal),
        [true, false, true],
      );
      assert.equal(await text(), estateText);
    });

    it('does nothing without a yes', async () => {
      await save('1');
      const saved = await text();
      answer = () => undefined;
      await undoMigration(parts, row('1'), undefined);
      assert.equal(await text(), saved);
      assert.ok(await grants.facts(grant));
      assert.equal(row('1').offers.has('undo'), true);
    });

    it('asks for one set of a step whether the others go back, too, and keeps what they name', async () => {
      await save('1', '2');
      const offered = pick('Only');
      await undoMigration(parts, row('2'), undefined);
      assert.deepEqual(
        offered[0]?.map(({ label }) => label),
        ['Only “Legal”', 'All that this sign-in migrated: 2 backup sets'],
      );
      assert.match(said[0]?.detail ?? '', /stays on this computer: other backup sets name it/);
      assert.doesNotMatch(said[0]?.detail ?? '', /mail/, 'that set holds no mail');
      assert.equal(row('2').status.method, 'basic');
      assert.equal(row('1').status.method, 'modern');
      assert.ok(await grants.facts(grant));
    });

    it('takes back a whole step', async () => {
      await save('1', '2');
      pick('All');
      await undoMigration(parts, row('2'), undefined);
      assert.equal(await text(), estateText);
      assert.equal(await grants.facts(grant), undefined);
    });

    it('refuses where the entry was changed by hand, and shows the difference', async () => {
      await save('1');
      const changed = (await text()).replace('CHG-1', 'CHG-2');
      await write(file, changed);
      await undoMigration(parts, row('1'), undefined);
      assert.match(said[0]?.message ?? '', /“Finance” is not undone: its entry was changed since its Save/);
      const open = await comparison();
      assert.equal(open?.title, 'Finance: as Save wrote it ↔ now');
      assert.match(open.left, /CHG-1/);
      assert.match(open.right, /CHG-2/);
      assert.equal(await text(), changed);
    });
  });

  describe('Export Report', () => {
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
      answer = () => undefined;
      pick('CSV');
      const place = vscode.Uri.joinPath(file, '../report.csv');
      const asked = choosePlaces(place);
      await exportReport(parts, row('1').parent.parent, undefined);
      assert.match(asked[0]?.defaultUri?.path ?? '', /backup-sets-report-\d{4}-\d\d-\d\d\.csv$/);
      const csv = (await bytesAt(place)).toString();
      assert.match(csv, /Finance.*Basic,Modern.*admin@contoso\.com.*Global Administrator: confirmed/);
      assert.ok(csv.includes(grantFacts(grant).correlationId ?? '?'));
      assert.ok(!csv.includes(canary));
      assert.match(said[0]?.message ?? '', /The report was saved/);
    });

    it('replaces a file that is there, as a whole', async () => {
      const place = vscode.Uri.joinPath(file, '../report.md');
      await write(place, 'x'.repeat(100_000));
      answer = () => undefined;
      pick('Markdown');
      choosePlaces(place);
      await exportReport(parts, undefined, undefined);
      const markdown = (await bytesAt(place)).toString();
      assert.match(markdown, /^# Authentication/);
      assert.doesNotMatch(markdown, /xxx/);
    });

    it('says so where a place cannot be written to, leaves nothing there, and lets another be chosen', async () => {
      pick('JSON');
      const nowhere = join(tmpdir(), 'no such folder', 'report.json');
      const place = vscode.Uri.joinPath(file, '../report.json');
      const asked = choosePlaces(vscode.Uri.file(nowhere), place);
      answer = ([first]) => (first === 'Save Elsewhere…' ? first : undefined);
      await exportReport(parts, undefined, undefined);
      assert.match(said[0]?.message ?? '', /could not be written to .*ENOENT.*nothing was written/);
      assert.equal(asked.length, 2);
      const parsed = JSON.parse((await bytesAt(place)).toString()) as { backupSets: unknown[] };
      assert.equal(parsed.backupSets.length, overview.rows.sets.length);
      const left = await readdir(vscode.Uri.joinPath(file, '..').fsPath);
      assert.deepEqual(
        left.filter((name) => name.endsWith('.tmp')),
        [],
      );
    });

    it('writes nothing where the person chooses no form or no place', async () => {
      pick();
      const asked = choosePlaces();
      await exportReport(parts, undefined, undefined);
      assert.deepEqual([asked, said], [[], []]);
    });
  });

  describe('Copy Diagnostics', () => {
    it('puts versions, counts and states on the clipboard, and nobody’s name', async () => {
      await save('1');
      answer = () => undefined;
      await copyDiagnostics(parts);
      const copied = await vscode.env.clipboard.readText();
      assert.match(copied, new RegExp(`vscode: ${vscode.version.replaceAll('.', '\\.')}`));
      assert.match(copied, /authorizations here: 1/);
      assert.match(copied, /modern: 1/);
      assert.ok(estateText.includes('contoso'), 'the search is not blind');
      assert.doesNotMatch(copied, /contoso|finance|legal|own-|5a1c9a52/i);
      assert.match(said[0]?.message ?? '', /on the clipboard/);
    });
  });
});
