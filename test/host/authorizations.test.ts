import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandContext } from '../../src/commands/context';
import { registerCommands } from '../../src/commands/registerCommands';
import type { BackupSet } from '../../src/core/backupSets/backupSet';
import type { GrantFacts } from '../../src/core/identity/grant';
import type { Memory } from '../../src/migration/memory/memory';
import { type AuthorizationRow, authorizationItem } from '../../src/tree/authorizationRows';
import { childrenOf } from '../../src/tree/authorizationChildren';
import { Overview } from '../../src/overview/overview';
import { registerAuthorizations } from '../../src/tree/registerAuthorizations';
import { memoryInMemory } from '../unit/migration/memoryInMemory';
import { grantFacts } from '../unit/migration/savedEstate';
import { nestedRows } from './treeRows';
import {
  answerPickLists,
  backupSet,
  catchCommands,
  catchMessages,
  type CommandRun,
  emptyStorage,
  failed,
  FakeEstate,
  FakeMigrations,
  grant,
  replace,
  restoreAll,
  type Said,
} from './stubs';

const others = ['11111111-4c3c-4a36-9f5b-0f5c7a7a3d11', '22222222-4c3c-4a36-9f5b-0f5c7a7a3d11'] as const;
const [unused, pending] = others;
const now = Date.parse('2026-11-26T12:00:00Z');
const daysAgo = (days: number) => new Date(now - days * 24 * 60 * 60 * 1000).toISOString();

describe('The view Authorizations', () => {
  let estate: FakeEstate;
  let grants: FakeMigrations;
  let overview: Overview;
  let memory: Memory;
  let parts: CommandContext;
  let runs: Map<string, CommandRun>;
  let said: Said[];
  let answer: (buttons: readonly unknown[]) => unknown;
  let registered: vscode.Disposable;

  async function build(sets: readonly BackupSet[], all: readonly GrantFacts[]): Promise<void> {
    estate = new FakeEstate(sets);
    grants = new FakeMigrations();
    grants.all = all;
    memory = memoryInMemory();
    overview = new Overview({ estate, migrations: grants, localGrants: grants });
    parts = {
      estate,
      migrations: grants,
      localGrants: grants,
      overview,
      services: { sets: () => estate.sets, memory, now: () => now },
      storage: emptyStorage(),
      log: { error: failed },
    } as unknown as CommandContext;
    registered = registerCommands(parts);
    await overview.ready;
  }

  /** One in use, one that nobody has named since notes began, one of another tenant that waits for its Save. */
  async function threeKinds(): Promise<void> {
    const named = backupSet({ name: 'Finance', authentication: { method: 'modern', grant } });
    await build(
      [named],
      [
        { ...grantFacts(grant), refreshedAt: daysAgo(3) },
        { ...grantFacts(unused), authorizedAt: daysAgo(60) },
        { ...grantFacts(pending), tenant: 'fabrikam.com', tenantId: 'ffff', authorizedAt: daysAgo(1) },
      ],
    );
    const use = { grant: unused, workspaceId: 'other', workspace: 'Archive', file: 'old.json' };
    await memory.noteUse({ ...use, at: daysAgo(40) });
    await memory.noteUse({ ...use, grant, at: daysAgo(2) });
  }

  const rows = (row?: AuthorizationRow) => childrenOf(row, parts);
  const tree = { getChildren: rows, getTreeItem: authorizationItem };
  async function grantRow(id: string): Promise<AuthorizationRow> {
    for (const group of await rows())
      for (const row of await rows(group))
        if (row.kind === 'grant' && row.authorization.facts.id === id) return row;
    return assert.fail(id);
  }
  async function run(command: string, ...asked: unknown[]): Promise<void> {
    await (runs.get(command) ?? assert.fail(command))(...asked);
  }

  beforeEach(() => {
    runs = catchCommands();
    answer = ([first]) => first;
    said = catchMessages((buttons) => answer(buttons));
  });
  afterEach(() => {
    registered.dispose();
    overview.dispose();
    restoreAll();
  });

  it('shows them by tenant with when they end and who uses them, those that are unused last', async () => {
    await threeKinds();
    const ends = (days: number) =>
      new Date(now + days * 24 * 60 * 60 * 1000).toLocaleDateString(vscode.env.language);
    const groups = await Promise.all(
      (await rows()).map(async (group) => [
        authorizationItem(group).label,
        ...(await rows(group)).map((row) => authorizationItem(row).description),
      ]),
    );
    assert.deepEqual(groups, [
      ['contoso.onmicrosoft.com', `Global Administrator · 1 backup set · ends ${ends(87)}`],
      ['fabrikam.com', 'Global Administrator · not saved yet'],
      ['Unused', `contoso.onmicrosoft.com · Global Administrator · named in Archive · ends ${ends(30)}`],
    ]);
  });

  it('says of each whose it is, for which app, with which permissions, and where else it is named', async () => {
    await threeKinds();
    const details = (await nestedRows(tree, await grantRow(grant))).map(String);
    const { clientId } = grantFacts(grant);
    for (const expected of [
      'Account · backup@contoso.com',
      `App · ${clientId}`,
      'Role · Global Administrator',
      'Permissions · User.Read, Mail.ReadWrite',
      'Backup sets · Finance',
    ])
      assert.ok(details.includes(expected), `${expected} in ${details.join('\n')}`);
    assert.match(details.at(-1) ?? '', /^Other workspaces · Archive, old\.json \(/);
  });

  it('is empty where nothing is kept, and needs no file for it', async () => {
    await build([], []);
    assert.deepEqual(await rows(), []);
  });

  it('shows names of files and tokens as plain text', async () => {
    const name = '[x](command:y)\u202e$(trash)';
    const facts = grantFacts(grant);
    await build([], [{ ...facts, tenant: name, person: { ...facts.person, name } }]);
    const texts = JSON.stringify(await nestedRows(tree));
    assert.ok(!texts.includes('\u202e'));
    for (const group of await rows())
      for (const row of [group, ...(await rows(group))])
        assert.ok(!(authorizationItem(row).tooltip instanceof vscode.MarkdownString));
  });

  it('is loaded when somebody looks at it, and drawn anew when something changes', async () => {
    await threeKinds();
    let provider: vscode.TreeDataProvider<AuthorizationRow> | undefined;
    replace(vscode.window, 'createTreeView', ((
      _: string,
      options: vscode.TreeViewOptions<AuthorizationRow>,
    ) => {
      provider = options.treeDataProvider;
      return new vscode.Disposable(() => undefined);
    }) as unknown as typeof vscode.window.createTreeView);
    const view = registerAuthorizations(parts);
    let told = 0;
    const drawn = new Promise<void>((resolve) =>
      provider!.onDidChangeTreeData!(() => {
        told += 1;
        resolve();
      }),
    );
    const changed = async () => {
      const heard = new Promise((resolve) => parts.overview.onDidChange(resolve));
      grants.change();
      await heard;
    };
    await changed();
    assert.equal(told, 0, 'VS Code has no rows yet.');
    assert.equal((await provider!.getChildren())?.length, 3);
    await changed();
    await drawn;
    assert.equal(told, 1);
    view.dispose();
  });

  describe('Delete from This Computer', () => {
    it('names what is lost, that Microsoft still trusts the app, and where to revoke that', async () => {
      await threeKinds();
      await run('backupAuth.forget', await grantRow(grant));
      const { message, detail = '', modal } = said[0] ?? assert.fail();
      assert.deepEqual([message, modal], ['Delete the authorization from this computer?', true]);
      assert.match(
        detail,
        /^The authorization of admin@contoso\.com for the account backup@contoso\.com\.\n/,
      );
      assert.match(detail, /then read "not authorized on this computer":\n• Finance\n/);
      assert.match(detail, /Named in other workspaces: Archive, old\.json/);
      assert.match(
        detail,
        /until it's revoked there.*https:\/\/myapps\.microsoft\.com.*https:\/\/entra\.microsoft\.com/,
      );
      assert.deepEqual(grants.asked, [`delete ${grant}`]);
    });

    it('takes all rows that are selected, and says of one that is not saved that it is lost', async () => {
      await threeKinds();
      const selected = [await grantRow(unused), await grantRow(pending)];
      await run('backupAuth.forget', selected[0], selected);
      assert.equal(said[0]?.message, 'Delete 2 authorizations from this computer?');
      assert.match(said[0].detail ?? '', /• admin@contoso\.com \(fabrikam\.com\)/);
      assert.match(said[0].detail ?? '', /You lose what isn't saved yet/);
      assert.deepEqual(grants.asked, [`delete ${unused} ${pending}`]);
    });

    it('offers every authorization in the palette, of other workspaces too', async () => {
      await threeKinds();
      let offered = 0;
      replace(vscode.window, 'showQuickPick', ((items: readonly vscode.QuickPickItem[]) => {
        offered = items.length;
        return Promise.resolve(items.slice(1, 2));
      }) as unknown as typeof vscode.window.showQuickPick);
      answerPickLists();
      await run('backupAuth.forget');
      assert.equal(offered, 3);
      assert.deepEqual(grants.asked, [`delete ${unused}`]);
    });

    it('deletes nothing without a yes', async () => {
      await threeKinds();
      answer = () => undefined;
      await run('backupAuth.forget', await grantRow(grant));
      await run('backupAuth.forgetUnused');
      await run('backupAuth.forgetTenant', (await rows())[0]);
      assert.equal(said.length, 3);
      assert.deepEqual(grants.asked, []);
    });
  });

  it('Delete Unused Authorizations takes those, and says where there are none', async () => {
    await threeKinds();
    await run('backupAuth.forgetUnused');
    assert.deepEqual(grants.asked, [`delete ${unused}`]);
    grants.all = [];
    await run('backupAuth.forgetUnused');
    assert.equal(said.at(-1)?.modal, false);
    assert.equal(grants.asked.length, 1);
  });

  it('Delete Authorizations for This Tenant takes its unused ones too, and no other tenant’s', async () => {
    await threeKinds();
    await run('backupAuth.forgetTenant', (await rows())[0]);
    assert.deepEqual(grants.asked, [`delete ${grant} ${unused}`]);
  });
});
