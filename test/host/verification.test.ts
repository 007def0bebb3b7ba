import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Authority, startAuthority } from '../authority/authority';
import { practiceUsers } from '../authority/estate';
import { practiceGrants } from '../graph/practiceGrants';
import { registerCommands } from '../../src/commands/registerCommands';
import type { Estate } from '../../src/estate/estate';
import { type BackupSet, keyOf } from '../../src/core/backupSets/backupSet';
import { vscodeServices } from '../../src/migration/vscodeServices';
import { LocalGrants } from '../../src/migration/grants/localGrants';
import { Migrations } from '../../src/migration/migrations';
import { Grants } from '../../src/signIn/grants';
import { childrenOf } from '../../src/tree/authorizationChildren';
import type { AuthorizationRow } from '../../src/tree/authorizationRows';
import { BackupSetsTree } from '../../src/tree/backupSetsTree';
import { ForecastEntry } from '../../src/tree/forecastEntry';
import { Overview } from '../../src/overview/overview';
import {
  catchCommands,
  catchMessages,
  emptyStorage,
  FakeEstate,
  replace,
  restoreAll,
  type CommandRun,
  type Said,
} from './stubs';
import { memoryInMemory } from '../unit/migration/memoryInMemory';
import { until } from './estateFolder';
import { lentStorage } from './lentStorage';
import { allItems } from './treeRows';
import { dayStamp } from '../../src/wording/basics/locale';

const variable = 'BACKUP_AUTH_PRACTICE_CLOUD';
/** Nobody has told the backup product. */
const applied = ' · not applied yet';
const day = 24 * 60 * 60 * 1000;

describe('Test Authorization, in VS Code, at the practice sign-in and Graph', () => {
  let authority: Authority;
  let grants: Grants;
  let migrations: Migrations;
  let localGrants: LocalGrants;
  let overview: Overview;
  let tree: BackupSetsTree;
  let estate: FakeEstate;
  let handlers: Map<string, CommandRun>;
  let said: Said[];
  let registered: vscode.Disposable;
  let parts: Parameters<typeof registerCommands>[0];
  let logged: string[];
  let answers: boolean;
  /** The button that the person presses. */
  let presses: string | undefined;
  let offered: readonly unknown[];
  const before = process.env[variable];

  beforeEach(async () => {
    authority = await startAuthority();
    process.env[variable] = `${authority.apiOrigin} ${authority.browserOrigin}`;
    const { secrets, state } = await lentStorage();
    logged = [];
    const tell = (text: string) => logged.push(text);
    const log = { info: tell, warn: tell, error: tell } as unknown as vscode.LogOutputChannel;
    grants = new Grants(secrets, state, tell);
    estate = new FakeEstate();
    const memory = memoryInMemory();
    const services = vscodeServices(estate as unknown as Estate, grants, memory, log);
    const trusted = () => vscode.workspace.isTrusted;
    localGrants = new LocalGrants(services, trusted);
    migrations = new Migrations(services, localGrants, trusted);
    grants.onDidChange((id) => void localGrants.reread(id));
    overview = new Overview({ estate, localGrants, migrations });
    tree = new BackupSetsTree(overview);
    handlers = catchCommands();
    answers = false;
    presses = undefined;
    said = catchMessages((buttons) => {
      offered = buttons;
      return answers ? buttons[0] : buttons.find((button) => button === presses);
    });
    const storage = emptyStorage();
    const all = { estate, migrations, localGrants, services, overview, storage, log };
    parts = all as unknown as typeof parts;
    registered = registerCommands(parts);
  });

  afterEach(async () => {
    registered.dispose();
    tree.dispose();
    overview.dispose();
    migrations.dispose();
    localGrants.dispose();
    restoreAll();
    await grants.forgetAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (before === undefined) Reflect.deleteProperty(process.env, variable);
    else process.env[variable] = before;
    await authority.close();
  });

  /** Two accounts with an authorization each, as they stand after their Save. */
  async function twoAccounts(authorizedAt?: string): Promise<readonly BackupSet[]> {
    const { backup, finance } = practiceUsers;
    const change = authorizedAt === undefined ? {} : { authorizedAt };
    const all = [
      await practiceGrants(authority, 1, ['mailboxes'], { user: backup, ...change }),
      await practiceGrants(authority, 1, ['oneDrive'], { user: finance, ...change }),
    ];
    for (const grant of all.flatMap((one) => one.grants)) await grants.keep(grant);
    estate.sets = all.flatMap(({ sets }) => sets);
    estate.change();
    await localGrants.refresh();
    await overview.ready;
    return estate.sets;
  }

  async function run(command: string, ...args: unknown[]): Promise<void> {
    const handler = handlers.get(command);
    assert.ok(handler, command);
    await handler(...args);
    assert.deepEqual(logged, []);
  }

  /** What each set's row says, by the set's name. */
  async function rows(): Promise<Record<string, unknown>> {
    const items = (await allItems(tree)).filter(({ contextValue }) => contextValue?.startsWith(';set;'));
    return Object.fromEntries(
      items.map(({ label, description }): [string, unknown] => [
        typeof label === 'string' ? label : '',
        description,
      ]),
    );
  }

  async function tooltip(name: string): Promise<string> {
    const item = (await allItems(tree)).find(({ label }) => label === name);
    assert.equal(typeof item?.tooltip, 'string', 'plain text');
    return item?.tooltip as string;
  }

  it('verifies all, shows it in the rows; a session that is revoked at Microsoft is seen in its row alone', async () => {
    await twoAccounts();
    const today = dayStamp(Date.now());
    await run('backupAuth.verifyAll');
    assert.deepEqual(await rows(), {
      'Backup Service 0': `Modern${applied} · verified ${today}`,
      'Finance Backup 0': `Modern${applied} · verified ${today}`,
    });
    assert.match(said.at(-1)?.message ?? '', /2 passed, 0 failed, 0 refused by Microsoft, 0 open/);
    authority.revoke(practiceUsers.finance, 'revoked');
    await run('backupAuth.verifyAll');
    assert.deepEqual(await rows(), {
      'Backup Service 0': `Modern${applied} · verified ${today}`,
      'Finance Backup 0': 'Modern · refused by Microsoft · needs action',
    });
    const words = await tooltip('Finance Backup 0');
    assert.match(words, /Microsoft no longer renews its authorization: authorize again\./);
    assert.match(words, /AADSTS50173/);
    assert.match(words, /nothing about the backup job/);
    const row = overview.rows.sets.find(({ set }) => set.account === practiceUsers.finance.userName);
    assert.ok(row?.actions.has('authorizeAgainNow'));
  });

  it('shows the results as a read-only text that names what fails and holds no token', async () => {
    const [mail] = await twoAccounts();
    estate.sets = estate.sets.map((set) =>
      set === mail ? { ...set, sources: ['mailboxes', 'sharePointSites'] } : set,
    );
    estate.change();
    const kept = await grants.read(mail?.authentication.grant ?? '');
    assert.ok(kept);
    await grants.keep({ ...kept, asked: [...kept.granted, 'Sites.Read.All'] });
    answers = true;
    const shown = new Promise<vscode.TextDocument>((resolve) => {
      const listening = vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document.uri.scheme !== 'backup-auth-text') return;
        listening.dispose();
        resolve(editor.document);
      });
    });
    await run('backupAuth.verifyAll');
    const document = await shown;
    // Long lines are broken where the words allow it.
    const text = document.getText().replace(/\s+/g, ' ');
    assert.equal(document.isUntitled, false);
    assert.match(text, /from this computer\. It says nothing about the backup job/);
    assert.match(text, /Not granted: Sites\.Read\.All\. An administrator .*\/v2\.0\/adminconsent\?/);
    assert.match(text, /Sites: not tested, because this authorization has no access to sites\./);
    assert.match(text, /\[Passed\] OneDrive: can be read\./);
    for (const secret of [...authority.secrets].filter(({ length }) => length > 100)) {
      assert.equal(text.includes(secret), false);
    }
  });

  it('offers to sign in once more for what an authorization has no access to, and for nothing else', async () => {
    presses = 'Sign In to Test Access…';
    const [mail] = await twoAccounts();
    assert.ok(mail);
    await run('backupAuth.verifyAll');
    assert.deepEqual(offered, ['Show Results']);
    estate.sets = estate.sets.map((set) =>
      set === mail ? { ...set, sources: ['mailboxes', 'teams'] } : set,
    );
    estate.change();
    await run('backupAuth.verifyAll');
    assert.deepEqual(offered, ['Show Results', presses]);
    await until(migrations.onDidMove, () => migrations.onPage?.state.choices.permissions === 'test');
    const { onPage } = migrations;
    assert.equal(onPage?.key, keyOf(mail));
    assert.equal(onPage.state.at.step, 'review');
    assert.ok(onPage.sets.permissions.some(({ names }) => names.includes('Team.ReadBasic.All')));
  });

  it('verifies an account’s row, or the selected rows, and nothing else', async () => {
    await twoAccounts();
    const [tenant] = overview.rows.tenants;
    const [account] = tenant?.accounts ?? [];
    await run('backupAuth.verify', account, undefined);
    const verified = async () =>
      Object.values(await rows()).map((words) => String(words).includes('verified'));
    assert.deepEqual(await verified(), [true, false]);
    await run('backupAuth.verify', tenant, [overview.rows.sets[1]]);
    assert.deepEqual(await verified(), [true, true]);
  });

  it('tests the selected rows of the view Authorizations, also one that no set here names', async () => {
    const [backup] = await twoAccounts();
    estate.sets = backup ? [backup] : [];
    estate.change();
    await until(overview.onDidChange, () => overview.rows.sets.length === 1);
    const rowOf = async (user: { readonly userName: string }) => {
      const groups = await childrenOf(undefined, parts);
      const all = (await Promise.all(groups.map((group) => childrenOf(group, parts)))).flat();
      return all.find((row) => row.kind === 'grant' && row.authorization.facts.account === user.userName);
    };
    const lastTest = async (row: AuthorizationRow | undefined) =>
      (await childrenOf(row, parts)).flatMap((one) =>
        one.kind === 'detail' && one.label === 'Last test' ? [one.value.split(',')[0]] : [],
      );
    const [ours, others] = [await rowOf(practiceUsers.backup), await rowOf(practiceUsers.finance)];
    assert.ok(ours && others);
    await run('backupAuth.verify', others, [others]);
    assert.match(said.at(-1)?.message ?? '', /: 1 passed, 0 failed, 0 refused by Microsoft, 0 open\.$/);
    assert.deepEqual([await lastTest(ours), await lastTest(others)], [[], ['passed']]);

    authority.revoke(practiceUsers.backup, 'revoked');
    await run('backupAuth.verify', ours, [others, ours]);
    assert.match(said.at(-1)?.message ?? '', /: 1 passed, 0 failed, 1 refused by Microsoft, 0 open\.$/);
    assert.deepEqual([await lastTest(ours), await lastTest(others)], [['refused by Microsoft'], ['passed']]);
    assert.match(String((await rows())['Backup Service 0']), /^Modern · refused by Microsoft/);
  });

  it('offers a pick list in the palette, and says where there is nothing to verify', async () => {
    await twoAccounts();
    let offered: readonly vscode.QuickPickItem[] = [];
    replace(vscode.window, 'showQuickPick', ((items: vscode.QuickPickItem[]) => {
      offered = items;
      return Promise.resolve([items[1]]);
    }) as unknown as typeof vscode.window.showQuickPick);
    await run('backupAuth.verify');
    assert.equal(offered.length, 2);
    assert.equal(authority.requests.filter(({ endpoint }) => endpoint === 'graph').length, 2);
    await grants.forgetAll();
    await localGrants.refresh();
    await run('backupAuth.verifyAll');
    assert.match(said.at(-1)?.message ?? '', /there is nothing to verify/);
  });

  it('renews what goes stale: row and status bar tell it before, and no more after', async () => {
    await twoAccounts(new Date(Date.now() - 80 * day).toISOString());
    assert.equal((await rows())['Finance Backup 0'], 'Modern · goes stale soon · needs action');
    assert.match(await tooltip('Finance Backup 0'), /Goes stale if unused: /);
    const items: { text: string; command: unknown; shown: boolean }[] = [];
    replace(vscode.window, 'createStatusBarItem', (() => {
      const item = {
        text: '',
        command: undefined as unknown,
        shown: false,
        show: () => (item.shown = true),
        hide: () => (item.shown = false),
        dispose: () => undefined,
      };
      items.push(item);
      return item;
    }) as unknown as typeof vscode.window.createStatusBarItem);
    const entry = new ForecastEntry();
    entry.show(overview.rows.stale);
    const [item] = items;
    assert.ok(item?.shown);
    assert.equal(item.text, '$(history) 2 authorizations go stale within 14 days');
    const { command, arguments: args = [] } = item.command as vscode.Command;
    await run(command, ...(args as unknown[]));
    await until(
      overview.onDidChange,
      () =>
        overview.rows.stale.length === 0 &&
        overview.rows.sets.every(({ status }) => status.verified === 'passed'),
    );
    entry.show(overview.rows.stale);
    assert.equal(item.shown, false);
    for (const words of Object.values(await rows()))
      assert.match(String(words), /^Modern · not applied yet · verified [\d-]+$/);
  });
});
