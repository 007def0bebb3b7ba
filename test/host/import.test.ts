import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checkJobs } from '../../src/commands/checkJobs';
import type { CommandParts } from '../../src/commands/parts';
import { textScheme } from '../../src/commands/readOnlyDocument';
import { registerCommands } from '../../src/commands/registerCommands';
import { Estate } from '../../src/config/estate';
import { keyOf } from '../../src/core/backupSet';
import { AhsayPasswords } from '../../src/import/ahsayPasswords';
import { Memory } from '../../src/migration/memory';
import { rowsOf } from '../../src/tree/rows';
import { type AhsayCbsServer, startAhsayCbs } from '../ahsayCbs/ahsayCbs';
import { systemUser } from '../ahsayCbs/inventory';
import { WindowMemory } from '../unit/signIn/desktopStorage';
import { bytesAt, closeAllEditors, ownFolder, silent, write } from './estateFolder';
import {
  backupSet,
  catchCommands,
  catchMessages,
  FakeMigrations,
  failed,
  replace,
  restoreAll,
  type CommandRun,
  type Said,
} from './stubs';

const original = `{
  // Ours.
  "tenants": [
    { "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" },
    { "id": "fabrikam", "tenant": "fabrikam.com", "cloud": "global" }
  ],
  "backupSets": [
    // Written by hand.
    { "id": "1692322592995", "name": "Finance mailboxes", "tenant": "contoso", "account": "backup@contoso.com", "accountRole": "ordinary", "sources": ["mailboxes"], "authentication": { "method": "hybrid" } }, // stays
  ]
}
`;
const added = (id: string, name: string) =>
  `    { "id": "${id}", "name": "${name}", "tenant": "contoso", "account": "backup@contoso.com", "accountRole": "unknown", "authentication": { "method": "basic" } }`;

/** What a person answers: to an input box by its title, to a pick by the beginning of a label, each once. */
class Person {
  readonly asked: string[] = [];
  /** What was said against an answer; it then gives up. */
  readonly refused: string[] = [];
  constructor(
    private readonly answers: readonly (readonly [question: RegExp, answer: string | undefined])[],
  ) {
    const input = (options: vscode.InputBoxOptions = {}) => {
      const answer = this.answer(options.title ?? '');
      assert.equal(options.password ?? false, (options.title ?? '').startsWith('Password'));
      if (answer !== undefined) {
        const against = options.validateInput?.(answer);
        if (typeof against === 'string') {
          this.refused.push(against);
          return Promise.resolve(undefined);
        }
      }
      return Promise.resolve(answer);
    };
    const pick = (items: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions = {}) => {
      const answer = this.answer(options.placeHolder ?? '');
      if (answer === undefined) return Promise.resolve(undefined);
      const found = items.filter(({ label }) => label.startsWith(answer));
      if (options.canPickMany)
        return Promise.resolve(answer === '' ? items.filter(({ picked }) => picked) : found);
      return Promise.resolve(
        found[0] ?? assert.fail(`${answer} is not among ${items.map(({ label }) => label).join()}`),
      );
    };
    replace(vscode.window, 'showInputBox', input);
    replace(vscode.window, 'showQuickPick', pick as unknown as typeof vscode.window.showQuickPick);
  }

  private answer(question: string): string | undefined {
    this.asked.push(question);
    const answer = this.answers.find(([pattern]) => pattern.test(question));
    return answer ? answer[1] : assert.fail(`Nobody expected to be asked: ${question}`);
  }
}

describe('Import from AhsayCBS', () => {
  let server: AhsayCbsServer;
  let estate: Estate;
  let file: vscode.Uri;
  let lent: Pick<vscode.ExtensionContext, 'secrets' | 'globalState'>;
  let registered: vscode.Disposable;
  let runs: Map<string, CommandRun>;
  let said: Said[];
  const practice = process.env['BACKUP_AUTH_PRACTICE_CLOUD'];
  const run = () => runs.get('backupAuth.import')!();
  const text = async () => (await bytesAt(file)).toString('utf8');
  const passwords = () => new AhsayPasswords(lent.secrets, lent.globalState);

  before(async () => {
    const lender = vscode.extensions.getExtension<vscode.ExtensionContext>(
      'backup-auth-migrator.storage-for-tests',
    );
    assert.ok(lender);
    lent = await lender.activate();
  });

  beforeEach(async () => {
    server = await startAhsayCbs({ now: new Date('2026-11-25T08:00:00Z') });
    process.env['BACKUP_AUTH_PRACTICE_CLOUD'] = 'http://127.0.0.1:9 http://login.localhost:9';
    file = vscode.Uri.joinPath(await ownFolder(), 'backup-sets.json');
    await write(file, original);
    estate = new Estate(silent);
    await estate.ready;
    const only = { name: 'backup-sets.json', state: 'read', lastGood: false, problems: [] } as const;
    Object.defineProperty(estate, 'files', { get: () => [{ uri: file, ...only }] });
    runs = catchCommands();
    said = catchMessages(() => undefined);
    const migrations = new FakeMigrations();
    registered = registerCommands({
      estate,
      migrations,
      storage: { secrets: lent.secrets, state: lent.globalState },
      log: { error: failed },
    } as unknown as CommandParts);
  });

  afterEach(async () => {
    registered.dispose();
    estate.dispose();
    restoreAll();
    await passwords().forgetAll();
    await closeAllEditors();
    await server.close();
    if (practice === undefined) delete process.env['BACKUP_AUTH_PRACTICE_CLOUD'];
    else process.env['BACKUP_AUTH_PRACTICE_CLOUD'] = practice;
  });

  /** All answers up to the file's edit; later ones win over earlier ones by standing first. */
  const answers = (...own: (readonly [RegExp, string | undefined])[]) =>
    new Person([
      ...own,
      [/imported from/, 'Ask AhsayCBS'],
      [/^Which AhsayCBS/, 'Another'],
      [/^Address/, server.origin],
      [/^System user/, systemUser.user],
      [/^Password/, systemUser.password],
      [/^Backup users/, 'contoso-backup'],
      [/^Keep the password/, 'Do Not Keep'],
      [/does not tell the tenant/, 'contoso'],
      [/to be added to the file/, ''],
      [/^Microsoft 365 account/, 'backup@contoso.com'],
    ]);

  it('adds what the server tells and the file does not have, and leaves every other byte', async () => {
    answers();
    await run();
    const end = ', // stays\n';
    const at = original.indexOf(end) + end.length;
    assert.equal(
      await text(),
      `${original.slice(0, at)}${added('1701234567890', 'Legal mailboxes')},\n${added('1701234567891', 'Marketing OneDrive')},\n${original.slice(at)}`,
    );
    assert.deepEqual(
      said.map(({ message }) => message.slice(0, 20)),
      ['Backup sets added: 2'],
    );
  });

  it('shows before what would be added, what stays and where the two differ', async () => {
    answers([/to be added to the file/, undefined]);
    await run();
    const document = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === textScheme && uri.path === '/Import.txt',
    );
    const preview = document?.getText() ?? '';
    assert.match(preview, /Would be added: 2\n[^]*• Legal mailboxes \(1701234567890\)/);
    assert.match(preview, /Finance mailboxes \(1692322592995\) \(the import tells otherwise: name\)/);
    assert.match(preview, /not of Microsoft 365, left out: 1/);
    assert.equal(await text(), original);
  });

  it('adds only what is ticked', async () => {
    answers([/to be added to the file/, 'Marketing']);
    await run();
    const now = await text();
    assert.deepEqual([now.includes('1701234567891'), now.includes('1701234567890')], [true, false]);
  });

  it('has nothing to add the second time', async () => {
    answers();
    await run();
    const once = await text();
    answers();
    await run();
    assert.equal(await text(), once);
    assert.match(said.at(-1)?.message ?? '', /^Nothing to add/);
  });

  it('changes nothing where any question is left without an answer', async () => {
    for (const question of [
      /imported from/,
      /^Address/,
      /^System user/,
      /^Password/,
      /^Backup users/,
      /does not tell the tenant/,
      /^Microsoft 365 account/,
    ]) {
      const person = answers([question, undefined]);
      await run();
      assert.match(person.asked.at(-1) ?? '', question);
      assert.equal(await text(), original);
    }
    assert.deepEqual(said, []);
  });

  it('says in a dialog, with the server’s words as plain text, why it could not, and keeps no password', async () => {
    answers([/^Keep the password/, 'Keep in Secret Storage']);
    server.fail({ kind: 'statusError', message: 'See [here](command:workbench.action.quit)\n\u202eand' });
    await run();
    assert.equal(said[0]?.modal, true);
    assert.match(
      said[0].message,
      /^AhsayCBS refused: “See \[here\]\(command:workbench\.action\.quit\) and”$/,
    );
    for (const kind of ['loginPage', 'garbage'] as const) {
      server.fail({ kind });
      await run();
    }
    assert.match(said[1]?.message ?? '', /web page/);
    assert.match(said[2]?.message ?? '', /not an answer of AhsayCBS/);
    assert.deepEqual(passwords().servers(), []);
    assert.equal(await text(), original);
  });

  it('keeps the password in secret storage only where that is wanted, uses it, and Forget All deletes it', async () => {
    answers([/^Keep the password/, 'Keep in Secret Storage']);
    await run();
    const kept = { origin: server.origin, user: systemUser.user };
    assert.equal(await passwords().read(kept), systemUser.password);
    const again = answers([/^Which AhsayCBS/, server.origin]);
    await run();
    assert.equal(
      again.asked.some((question) => question.startsWith('Password')),
      false,
    );
    assert.equal(server.asked.at(-1)?.passwordRight, true);
    const state = JSON.stringify(lent.globalState.keys().map((key) => [key, lent.globalState.get(key)]));
    assert.ok(state.includes(kept.origin));
    assert.equal(state.includes(systemUser.password), false);
    restoreMessagesWith('Forget All Authorizations');
    await runs.get('backupAuth.forgetAll')!();
    assert.equal(await passwords().read(kept), undefined);
    assert.deepEqual(passwords().servers(), []);
  });

  function restoreMessagesWith(button: string): void {
    said = catchMessages((buttons) => buttons.find((one) => one === button));
  }

  it('forgets a kept password that the server refuses', async () => {
    const kept = { origin: server.origin, user: systemUser.user };
    await passwords().keep(kept, 'changed-there-since');
    answers([/^Which AhsayCBS/, server.origin]);
    await run();
    assert.match(said[0]?.message ?? '', /Incorrect SysUser/);
    assert.equal(await passwords().read(kept), undefined);
  });

  it('takes plain HTTP from nobody but the practice server', async () => {
    delete process.env['BACKUP_AUTH_PRACTICE_CLOUD'];
    const person = answers();
    await run();
    assert.match(person.asked.at(-1) ?? '', /^Address/);
    assert.deepEqual(person.refused, ['Only https: the password goes there.']);
    assert.deepEqual(server.asked, []);
  });

  it('reads a CSV that tells tenant and account itself, and asks for neither', async () => {
    const csv = vscode.Uri.joinPath(file, '../sets.csv');
    await write(
      csv,
      '\uFEFFid;name;tenant;account;sources\r\n5;"Sales; mail";fabrikam;sales@fabrikam.com;mailboxes\r\n',
    );
    replace(vscode.window, 'showOpenDialog', () => Promise.resolve([csv]));
    const person = answers([/imported from/, 'From a Saved']);
    await run();
    assert.match(
      await text(),
      /\{ "id": "5", "name": "Sales; mail", "tenant": "fabrikam", "account": "sales@fabrikam\.com", "accountRole": "unknown", "sources": \["mailboxes"\], /,
    );
    assert.equal(person.asked.length, 2);
  });

  it('says the line of a broken CSV', async () => {
    const csv = vscode.Uri.joinPath(file, '../sets.csv');
    await write(csv, 'id,name\n1,"open\n');
    replace(vscode.window, 'showOpenDialog', () => Promise.resolve([csv]));
    answers([/imported from/, 'From a Saved']);
    await run();
    assert.match(said[0]?.message ?? '', /^Line 2: a quotation mark opens here/);
    assert.equal(await text(), original);
  });

  it('waits for unsaved changes of the file, and asks nothing before', async () => {
    const editor = await vscode.window.showTextDocument(file);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
    const person = answers();
    await run();
    assert.match(said[0]?.message ?? '', /unsaved changes/);
    assert.deepEqual(person.asked, []);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('does nothing without a tenant to add to', async () => {
    await write(file, '{ "backupSets": [] }');
    const person = answers();
    await run();
    assert.match(said[0]?.message ?? '', /no tenant/);
    assert.deepEqual(person.asked, []);
  });

  it('looks for later jobs with the same questions, remembers those it finds, and says how many', async () => {
    const { id, more } = { id: '1692322592995', more: '1701234567890' };
    const authentication = { method: 'modern', authorizedAt: '2026-11-20T10:00:00.000Z' } as const;
    const sets = [id, more, 'elsewhere', 'basic'].map((each) =>
      backupSet({ id: each, ...(each === 'basic' ? {} : { authentication }) }),
    );
    const memory = new Memory(new WindowMemory(), new WindowMemory());
    const migrations = new FakeMigrations();
    const refreshed: unknown[] = [];
    const now = Date.parse('2026-11-26T12:00:00Z');
    const overview = {
      settled: () => Promise.resolve(),
      rows: rowsOf(sets, (key) => migrations.here(key), new Set()),
    };
    const check = () =>
      checkJobs({
        overview,
        migrations: { refresh: () => Promise.resolve(void refreshed.push(said.length)) },
        host: { memory, now: () => now },
        storage: { secrets: lent.secrets, state: lent.globalState },
      } as unknown as CommandParts);
    const jobOf = (each: string) => memory.jobAfter(keyOf(backupSet({ id: each })));

    answers([/^Password/, 'wrong']);
    await check();
    assert.deepEqual(
      [said[0]?.message, said[0]?.modal],
      ['AhsayCBS refused: “Incorrect SysUser or SysPwd.”', true],
    );
    assert.equal(jobOf(id), undefined);

    const person = answers();
    await check();
    assert.deepEqual(
      said.slice(1).map(({ message }) => message),
      ['A later successful job: 1 of 2 backup sets. Migrated, but not of these backup users: 1.'],
    );
    assert.deepEqual(jobOf(id), { at: '2026-11-24 22:41:07', since: authentication.authorizedAt });
    assert.deepEqual([more, 'elsewhere', 'basic'].map(jobOf), [undefined, undefined, undefined]);
    assert.deepEqual(refreshed, [1, 1]);
    assert.equal(person.asked.length, 5);
    assert.equal(await text(), original);
  });
});
