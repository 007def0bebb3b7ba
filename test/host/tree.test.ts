import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keyOf, type BackupSet } from '../../src/core/backupSets/backupSet';
import type { LocalState } from '../../src/core/overview/setStatus';
import { BackupSetsTree } from '../../src/tree/backupSetsTree';
import { decorations } from '../../src/tree/decorations';
import { Overview } from '../../src/overview/overview';
import type { Row } from '../../src/overview/rows';
import { backupSet, FakeEstate, FakeMigrations, grant } from './stubs';
import { allItems, nestedRows } from './treeRows';

const modern = { authentication: { method: 'modern', grant } } as const;
const hybrid = { authentication: { method: 'hybrid', grant, edition: '8.3.6.0' } } as const;

const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };
const backupRan = { ...applied, on: '2026-11-21' };

/** Only strings are plain: a Markdown string would make links of what it holds. */
function plain(text: unknown): string {
  assert.equal(typeof text, 'string');
  return text as string;
}

describe('The tree of backup sets', () => {
  const estate = new FakeEstate();
  let migrations: FakeMigrations;
  let overview: Overview;
  let tree: BackupSetsTree;

  function show(sets: readonly BackupSet[], here: Partial<LocalState> = {}): void {
    estate.sets = sets;
    migrations = new FakeMigrations();
    for (const set of sets) migrations.states.set(keyOf(set), here);
    overview = new Overview({ estate, migrations, localGrants: migrations });
    tree = new BackupSetsTree(overview);
  }

  async function setItem(set: BackupSet, here: Partial<LocalState> = {}): Promise<vscode.TreeItem> {
    show([set], here);
    return (await allItems(tree)).at(-1)!;
  }

  afterEach(() => {
    tree.dispose();
    overview.dispose();
  });

  it('shows tenants, their accounts and their sets, with the status in words', async () => {
    show([
      backupSet({ name: 'Finance mailboxes' }),
      backupSet({
        id: '2',
        name: 'Legal',
        account: 'legal@contoso.com',
        authentication: { method: 'modern' },
      }),
    ]);
    assert.deepEqual(await nestedRows(tree), [
      [
        'contoso.onmicrosoft.com · 1 needs action',
        ['backup@contoso.com · 1 needs action', 'Finance mailboxes · Basic · needs action'],
        ['legal@contoso.com', 'Legal · Modern'],
      ],
    ]);
  });

  it('names the cloud where it is not Global', async () => {
    const tenant = { ...backupSet().tenant!, cloud: 'china' } as const;
    show([backupSet({ tenant, authentication: { method: 'modern' } })]);
    const [row] = await nestedRows(tree);
    assert.equal(row?.[0], 'contoso.onmicrosoft.com · China (21Vianet)');
  });

  it('warns at a practice tenant, in the row and for a screen reader', async () => {
    const tenant = { ...backupSet().tenant!, cloud: 'practice' } as const;
    show([backupSet({ tenant, authentication: { method: 'modern' } })]);
    const [item] = await allItems(tree);
    assert.equal(item?.description, 'Practice: never enter a real password');
    show([backupSet({ tenant })]);
    const [basic] = await allItems(tree);
    // The count first: a narrow side bar cuts the end off.
    assert.equal(basic?.description, '1 needs action · Practice: never enter a real password');
    assert.match(item.accessibilityInformation?.label ?? '', /Practice: never enter a real password/);
  });

  const words: readonly [string, BackupSet, Partial<LocalState>][] = [
    ['Basic · needs action', backupSet(), {}],
    ['Basic · waiting for administrator · needs action', backupSet(), { waitingForAdministrator: true }],
    ['Basic · authorized, not yet saved · needs action', backupSet(), { pending: grant }],
    ['Basic · upgrade first', backupSet({ edition: { name: 'X', kind: 'OBM', version: '8.3.0' } }), {}],
    ['Basic · blocked', backupSet({ edition: undefined }), {}],
    ['Modern · not done in AhsayOBM yet', backupSet(modern), { grant: true }],
    [
      'Modern · done in AhsayOBM',
      backupSet({ authentication: { ...modern.authentication, applied } }),
      { grant: true },
    ],
    ['Modern · not authorized on this computer · needs action', backupSet(modern), { grant: false }],
    ['Hybrid · not done in AhsayOBM yet', backupSet(hybrid), { grant: true }],
    [
      'Hybrid, for now · not done in AhsayOBM yet',
      backupSet({ ...hybrid, sources: ['sharePointSites'] }),
      { grant: true },
    ],
    [
      'Hybrid, for now · upgrade next',
      backupSet({
        sources: ['sharePointSites'],
        authentication: { ...hybrid.authentication, applied },
      }),
      { grant: true },
    ],
    [
      'Modern · backup ran',
      backupSet({ authentication: { ...modern.authentication, applied, backupRan } }),
      { grant: true },
    ],
  ];
  for (const [description, set, here] of words) {
    it(`says "${description}" beside the set and to a screen reader`, async () => {
      const item = await setItem(set, here);
      assert.equal(item.description, description);
      assert.equal(item.accessibilityInformation?.label, `Finance, ${description}`);
    });
  }

  it('gives each method an icon of its own', async () => {
    const icons = new Set<string>();
    for (const set of [backupSet(), backupSet(hybrid), backupSet(modern)]) {
      const { iconPath } = await setItem(set);
      assert.ok(iconPath instanceof vscode.ThemeIcon);
      icons.add(iconPath.id);
    }
    assert.equal(icons.size, 3);
  });

  it('tells in the tooltip why a set needs action, quoting the rule and its source', async () => {
    const { tooltip } = await setItem(backupSet({ sources: ['mailboxes'] }));
    assert.match(plain(tooltip), /Needs action:\n• Basic is already failing for mail/);
    assert.match(plain(tooltip), /Recommended: Modern\. .+Source: /);
    const old = { name: 'AhsayOBM', kind: 'OBM', version: '8.3.0.0' };
    const blocked = await setItem(backupSet({ edition: old }));
    assert.match(plain(blocked.tooltip), /Needs action:\n• .*8\.3\.6\.0.* Source: /);
  });

  it('shows names with markup, links, marks and ten thousand characters as short plain text', async () => {
    const name =
      '[x](command:evil) <img src=x onerror=1> **b** $(trash)\u202e\u2066\nnext' + 'a'.repeat(10_000);
    const item = await setItem(
      backupSet({ name, account: name, edition: { name, kind: 'OBM', version: '8.3.6.0' } }),
    );
    assert.ok(plain(item.label).startsWith('[x](command:evil) <img src=x onerror=1> **b** $(trash) next'));
    assert.equal(Array.from(plain(item.label)).length, 201);
    for (const one of await allItems(tree)) {
      const shown = [one.label, one.description ?? '', one.tooltip, one.accessibilityInformation?.label].map(
        plain,
      );
      assert.doesNotMatch(shown.join(''), /[\u202a-\u202e\u2066\u2067]/);
      assert.ok(shown.join('').length < 5_000);
    }
  });

  it('sets a name that runs from right to left apart from what stands beside it', async () => {
    const item = await setItem(backupSet({ name: 'גיבוי' }));
    assert.equal(item.label, '\u2068גיבוי\u2069');
  });

  it('runs nothing when a row is chosen', async () => {
    show([backupSet()]);
    assert.deepEqual(
      (await allItems(tree)).filter(({ command }) => command !== undefined),
      [],
    );
  });

  it('tells the menus what can be done with a set', async () => {
    assert.equal((await setItem(backupSet())).contextValue, ';set;migrate;');
    assert.equal(
      (await setItem(backupSet(modern), { grant: true })).contextValue,
      ';set;authorizeAgain;verify;forget;markApplied;',
    );
  });

  it('leads from each row back to its parent', async () => {
    show([backupSet()]);
    const walk = async (row?: Row): Promise<void> => {
      for (const child of await tree.getChildren(row)) {
        assert.equal(tree.getParent(child), row);
        await walk(child);
      }
    };
    await walk();
  });

  it('keeps ids, and so what is open and chosen, when everything is read again', async () => {
    const ids = async () => (await allItems(tree)).map(({ id, collapsibleState }) => [id, collapsibleState]);
    show([backupSet(), backupSet({ id: '2' })]);
    const before = await ids();
    estate.sets = [backupSet(modern), backupSet({ id: '2' })];
    const refreshed = new Promise((resolve) => tree.onDidChangeTreeData(resolve));
    estate.change();
    await refreshed;
    assert.deepEqual(await ids(), before);
    assert.equal((await allItems(tree))[2]?.description?.toString().startsWith('Modern'), true);
  });

  it('gives the accounts of its tenants only once VS Code has asked for all of them, then at once', async () => {
    show([backupSet()]);
    const order: string[] = [];
    const [tenant] = await tree.getChildren();
    // VS Code asks for a row's children when a timer of that row runs out.
    setTimeout(() => order.push('the last timer'), 20);
    await tree.getChildren(tenant);
    order.push('accounts');
    setImmediate(() => order.push('next task'));
    await tree.getChildren(tenant);
    order.push('accounts');
    assert.deepEqual(order, ['the last timer', 'accounts', 'accounts']);
  });

  it('is drawn once for a burst of changes', async () => {
    show([backupSet()]);
    let drawn = 0;
    const refreshed = new Promise((resolve) => tree.onDidChangeTreeData(() => resolve((drawn += 1))));
    for (let n = 0; n < 50; n += 1) estate.change();
    migrations.change();
    await refreshed;
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(drawn, 1);
  });
});

describe('The decoration of a set', () => {
  const estate = new FakeEstate();

  async function decorationOf(set: BackupSet, here: Partial<LocalState>): Promise<unknown> {
    estate.sets = [set];
    const migrations = new FakeMigrations();
    migrations.states.set(keyOf(set), here);
    const overview = new Overview({ estate, migrations, localGrants: migrations });
    const tree = new BackupSetsTree(overview);
    const uri = (await allItems(tree)).at(-1)?.resourceUri;
    tree.dispose();
    overview.dispose();
    assert.equal(uri?.scheme, 'backup-set');
    const none = new vscode.CancellationTokenSource().token;
    const decoration = await decorations.provideFileDecoration(uri, none);
    return decoration && [decoration.badge, decoration.tooltip, decoration.color?.id];
  }

  it('marks by letter, words and colour what needs action', async () => {
    assert.deepEqual(await decorationOf(backupSet(), {}), ['!', 'Needs action', 'backupAuth.needsAction']);
  });

  it('marks what cannot be migrated yet', async () => {
    assert.deepEqual(await decorationOf(backupSet({ edition: undefined }), {}), [
      '✗',
      'Needs action before it can be migrated',
      'backupAuth.stopped',
    ]);
  });

  it('marks what is begun and not finished', async () => {
    assert.deepEqual(await decorationOf(backupSet(), { pending: grant }), [
      '…',
      'Not finished yet',
      'backupAuth.inProgress',
    ]);
  });

  it('marks green only what is done in the product and of which a backup ran since', async () => {
    const { authentication } = modern;
    const notYet = ['…', 'Not finished yet', 'backupAuth.inProgress'];
    assert.deepEqual(await decorationOf(backupSet(modern), { grant: true }), notYet);
    const told = backupSet({ authentication: { ...authentication, applied } });
    assert.equal(await decorationOf(told, { grant: true }), undefined);
    const ran = backupSet({ authentication: { ...authentication, applied, backupRan } });
    assert.deepEqual(await decorationOf(ran, { grant: true }), [
      '✓',
      'Done in the backup product, and a backup ran since',
      'backupAuth.backupRan',
    ]);
  });

  it('marks nothing where there is nothing to say', async () => {
    assert.equal(await decorationOf(backupSet({ authentication: { method: 'modern' } }), {}), undefined);
  });

  it('leaves the files of other schemes alone', async () => {
    const none = new vscode.CancellationTokenSource().token;
    const uri = vscode.Uri.parse('file:///x?needsAction');
    assert.equal(await decorations.provideFileDecoration(uri, none), undefined);
  });
});
