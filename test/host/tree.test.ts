import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keyOf, type BackupSet } from '../../src/core/backupSets/backupSet';
import type { SigningIn } from '../../src/core/overview/setState';
import type { LocalState } from '../../src/core/overview/setStatus';
import { BackupSetsTree } from '../../src/tree/backupSetsTree';
import { decorations } from '../../src/tree/decorations';
import { Overview } from '../../src/overview/overview';
import type { ViewRow } from '../../src/tree/viewRows';
import { allShown, backupSet, FakeEstate, FakeMigrations, grant } from './stubs';
import { allItems, nestedRows } from './treeRows';

const modern = { authentication: { method: 'modern', grant } } as const;

const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };
const backupRan = { ...applied, on: '2026-11-21' };

/** Only strings are plain: a Markdown string would make links of what it holds. */
function plain(text: unknown): string {
  assert.equal(typeof text, 'string');
  return text as string;
}

/** What a tooltip says, without the marks that keep it plain. */
function words(tooltip: unknown): string {
  assert.ok(tooltip instanceof vscode.MarkdownString);
  const { isTrusted = false, supportHtml = false, supportThemeIcons = false, value } = tooltip;
  assert.deepEqual([isTrusted, supportHtml, supportThemeIcons], [false, false, false]);
  return value.replace(/\\(.)/g, '$1');
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
    tree = new BackupSetsTree(overview, allShown());
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
        'contoso.onmicrosoft.com · 0 of 1',
        ['backup@contoso.com · 0 of 1', 'Finance mailboxes · Basic'],
        ['legal@contoso.com', 'Legal · Modern'],
      ],
    ]);
  });

  it('leaves out the domain of an account where it is the tenant’s own, and tells it to a screen reader', async () => {
    const tenant = { ...backupSet().tenant!, tenant: 'Contoso.com' };
    show([backupSet({ tenant }), backupSet({ tenant, id: '2', account: 'backup@fabrikam.com' })]);
    const accounts = (await allItems(tree)).filter(({ contextValue }) =>
      contextValue?.startsWith(';account;'),
    );
    assert.deepEqual(
      accounts.map(({ label }) => label),
      ['backup', 'backup@fabrikam.com'],
    );
    assert.equal(accounts[0]?.accessibilityInformation?.label, 'backup@contoso.com, 1 needs action');
    assert.match(words(accounts[0].tooltip), /^\*\*backup@contoso\.com\*\*/);
  });

  it('names the cloud where it is not Global in the tooltip, and to a screen reader', async () => {
    const tenant = { ...backupSet().tenant!, cloud: 'china' } as const;
    show([backupSet({ tenant, authentication: { method: 'modern' } })]);
    const [item] = await allItems(tree);
    assert.match(words(item?.tooltip), /China \(21Vianet\)/);
    assert.match(item?.accessibilityInformation?.label ?? '', /China \(21Vianet\)/);
  });

  it('warns at a practice tenant by icon, in the tooltip and for a screen reader', async () => {
    const tenant = { ...backupSet().tenant!, cloud: 'practice' } as const;
    show([backupSet({ tenant })]);
    const [item] = await allItems(tree);
    assert.equal(item?.description, '0 of 1');
    assert.equal((item.iconPath as vscode.ThemeIcon).id, 'beaker');
    for (const text of [words(item.tooltip), item.accessibilityInformation?.label])
      assert.match(text ?? '', /Practice: never enter a real password/);
  });

  it('gives each state an icon of its own, and a color to what is blocked, broken or backed up', async () => {
    const failed: Partial<LocalState> = {
      grant: true,
      verification: { at: applied.at, checks: [{ id: 'refresh', result: 'failed', params: {} }] } as never,
    };
    const of = (authentication: BackupSet['authentication']) => backupSet({ authentication });
    const states: readonly [BackupSet, Partial<LocalState>, string, string?][] = [
      [backupSet(), {}, 'circle-large'],
      [backupSet(), { pending: grant }, 'watch'],
      [backupSet({ edition: undefined }), {}, 'circle-slash', 'backupAuth.stopped'],
      [of(modern.authentication), { grant: false }, 'warning'],
      [of(modern.authentication), failed, 'error', 'backupAuth.stopped'],
      [of(modern.authentication), { grant: true }, 'record'],
      [of({ ...modern.authentication, applied }), { grant: true }, 'pass'],
      [
        of({ ...modern.authentication, applied, backupRan }),
        { grant: true },
        'pass-filled',
        'backupAuth.backupRan',
      ],
    ];
    for (const [set, here, icon, color] of states) {
      const { iconPath } = await setItem(set, here);
      assert.ok(iconPath instanceof vscode.ThemeIcon);
      assert.deepEqual([iconPath.id, iconPath.color?.id], [icon, color]);
    }
  });

  it('turns an icon and says so while the set is signing in, until it no longer is', async () => {
    const item = await setItem(backupSet());
    assert.equal(item.description, 'Basic');
    const told = async (signIns: Record<string, SigningIn>) => {
      const refreshed = new Promise((resolve) => tree.onDidChangeTreeData(resolve));
      migrations.runningKeys = Object.keys(signIns);
      migrations.signIns = new Map(Object.entries(signIns));
      migrations.change();
      await refreshed;
      const last = (await allItems(tree)).at(-1)!;
      return [last.description, (last.iconPath as vscode.ThemeIcon).id];
    };
    const key = keyOf(backupSet());
    assert.deepEqual(await told({ [key]: { until: undefined } }), ['signing in', 'loading~spin']);
    const until = new Date(2026, 10, 26, 21, 41).getTime();
    assert.match((await told({ [key]: { until } })).join(), /^signing in · until 9:41\sPM,loading~spin$/);
    assert.deepEqual(await told({}), ['Basic', 'circle-large']);
  });

  it('tells in the tooltip why a set needs action, quoting the rule and its source', async () => {
    const { tooltip } = await setItem(backupSet({ sources: ['mailboxes'] }));
    assert.match(words(tooltip), /Needs action: {2}\n- Basic is already failing for mail/);
    assert.match(words(tooltip), /Recommended: Modern\. .+Source: /);
    const old = { name: 'AhsayOBM', kind: 'OBM', version: '8.3.0.0' };
    const blocked = await setItem(backupSet({ edition: old }));
    assert.match(words(blocked.tooltip), /Needs action: {2}\n- .*8\.3\.6\.0.* Source: /);
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
      const shown = [one.label, one.description ?? '', one.accessibilityInformation?.label].map(plain);
      shown.push(words(one.tooltip));
      const { value } = one.tooltip as vscode.MarkdownString;
      assert.doesNotMatch(value, /(?<!\\)\]\(|(?<!\\)<|(?<!\\)\$\(/);
      assert.doesNotMatch(shown.join(''), /[\u202a-\u202e\u2066\u2067]/);
      assert.ok(shown.join('').length < 5_000);
    }
  });

  it('sets a name that runs from right to left apart from what stands beside it', async () => {
    const item = await setItem(backupSet({ name: 'גיבוי' }));
    assert.equal(item.label, '\u2068גיבוי\u2069');
  });

  it('opens a set when its row is chosen, and of an entry that has no page of its own, the entry', async () => {
    const command = async (set: BackupSet) => (await setItem(set)).command;
    assert.deepEqual(await command(backupSet()), {
      command: 'backupAuth.openSet',
      title: 'Open Backup Set',
      arguments: [keyOf(backupSet())],
    });
    assert.equal((await command(backupSet({ faults: ['duplicateId'] })))?.command, 'backupAuth.openEntry');
    const groups = (await allItems(tree)).slice(0, 2);
    assert.deepEqual(
      groups.map((one) => one.command),
      [undefined, undefined],
    );
  });

  it('tells the menus what can be done with a set, and what is next', async () => {
    assert.equal((await setItem(backupSet())).contextValue, ';set;migrate;recordWithout;next:migrate;');
    assert.equal(
      (await setItem(backupSet(modern), { grant: true })).contextValue,
      ';set;authorizeAgain;verify;forget;markApplied;next:markApplied;',
    );
  });

  it('leads from each row back to its parent', async () => {
    show([backupSet()]);
    const walk = async (row?: ViewRow): Promise<void> => {
      for (const child of await tree.getChildren(row)) {
        assert.equal(await tree.getParent(child), row);
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
    await setItem(backupSet());
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
    const tree = new BackupSetsTree(overview, allShown());
    const uri = (await allItems(tree)).at(-1)?.resourceUri;
    tree.dispose();
    overview.dispose();
    if (uri === undefined) return undefined;
    assert.equal(uri.scheme, 'backup-set');
    const none = new vscode.CancellationTokenSource().token;
    const decoration = await decorations.provideFileDecoration(uri, none);
    return decoration && [decoration.badge, decoration.tooltip, decoration.color?.id];
  }

  it('gives a color to the name of a set that is blocked', async () => {
    assert.deepEqual(await decorationOf(backupSet({ edition: undefined }), {}), [
      undefined,
      undefined,
      'backupAuth.stopped',
    ]);
  });

  it('leaves every other name as it is', async () => {
    const { authentication } = modern;
    const done = backupSet({ authentication: { ...authentication, applied } });
    const ran = backupSet({ authentication: { ...authentication, applied, backupRan } });
    assert.equal(await decorationOf(backupSet(), {}), undefined);
    assert.equal(await decorationOf(backupSet(), { pending: grant }), undefined);
    for (const set of [backupSet(modern), done, ran])
      assert.equal(await decorationOf(set, { grant: true }), undefined);
  });

  it('leaves the files of other schemes alone', async () => {
    const none = new vscode.CancellationTokenSource().token;
    const uri = vscode.Uri.parse('file:///x?stopped');
    assert.equal(await decorations.provideFileDecoration(uri, none), undefined);
  });
});
