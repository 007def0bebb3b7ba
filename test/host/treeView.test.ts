import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { EstateFile } from '../../src/estate/estate';
import { keyOf } from '../../src/core/backupSets/backupSet';
import { Overview } from '../../src/overview/overview';
import type { ViewChoice } from '../../src/tree/viewChoice';
import { until } from '../e2e/until';
import { registerTree } from '../../src/tree/registerTree';
import { allShown, backupSet, FakeEstate, FakeMigrations, grant, replace, restoreAll } from './stubs';

type ShownView = Pick<vscode.TreeView<unknown>, 'badge' | 'description' | 'message'> & { visible?: boolean };

describe('The view of backup sets', () => {
  let estate: FakeEstate;
  let migrations: FakeMigrations;
  let overview: Overview;
  let registered: vscode.Disposable;
  let view: ShownView;
  let provider: vscode.TreeDataProvider<unknown>;
  let context: Map<unknown, unknown>;
  let revealed: string[];
  let select: (event: { readonly selection: readonly unknown[] }) => void;
  let choice: ViewChoice;
  let stateKeys: readonly string[];
  let queueKept: { at: number; of: number } | undefined;
  let queueChanged: () => void;

  /** The installed extension has the real view: this one is kept apart from VS Code. */
  async function register(): Promise<void> {
    overview = new Overview({ estate, migrations, localGrants: migrations });
    registered = registerTree({
      estate,
      overview,
      migrations,
      choice,
      state: { keys: () => stateKeys },
      queue: {
        get kept() {
          return queueKept;
        },
        onDidChange: (listener) => {
          queueChanged = listener;
          return { dispose: () => undefined };
        },
      },
    });
    await overview.ready;
  }

  async function changed(change: () => void): Promise<void> {
    const told = new Promise((resolve) => overview.onDidChange(resolve));
    change();
    await told;
  }

  /** What it says is loaded with the first words. */
  async function untilSaid(words: string): Promise<void> {
    await until(
      () => Promise.resolve(view.message === words || undefined),
      () => `The view says: ${String(view.message)}`,
    );
  }

  function file(name: string, more: Partial<EstateFile> = {}): EstateFile {
    const uri = vscode.Uri.parse(`file:///estate/${encodeURIComponent(name)}`);
    return {
      file: uri.toString(),
      uri,
      addresses: [uri],
      name,
      state: 'read',
      lastGood: false,
      problems: [],
      ...more,
    };
  }

  beforeEach(() => {
    stateKeys = [];
    estate = new FakeEstate();
    migrations = new FakeMigrations();
    view = {};
    queueKept = undefined;
    revealed = [];
    choice = allShown();
    const reveal = (row: { set: { name: string } }) => revealed.push(row.set.name);
    context = new Map();
    const createTreeView = (_id: string, { treeDataProvider }: vscode.TreeViewOptions<unknown>) => {
      provider = treeDataProvider;
      return Object.assign(view, {
        reveal,
        onDidChangeSelection: (listener: typeof select) => {
          select = listener;
          return { dispose: () => undefined };
        },
        dispose: () => undefined,
      });
    };
    replace(
      vscode.window,
      'createTreeView',
      createTreeView as unknown as typeof vscode.window.createTreeView,
    );
    replace(vscode.commands, 'executeCommand', ((command: string, key: unknown, value: unknown) => {
      if (command === 'setContext') context.set(key, value);
      return Promise.resolve();
    }) as typeof vscode.commands.executeCommand);
  });

  afterEach(() => {
    registered.dispose();
    overview.dispose();
    restoreAll();
  });

  it('says that a queue waits, until it goes on', async () => {
    await register();
    queueKept = { at: 3, of: 12 };
    queueChanged();
    // At once: the installed extension tells VS Code its own keys whenever a file changes, and is heard here, too.
    assert.equal(context.get('backupAuth.queueWaiting'), true);
    await untilSaid('A migration queue is waiting at 3 of 12. To continue, choose Continue Migration Queue.');
    queueKept = undefined;
    queueChanged();
    assert.equal(context.get('backupAuth.queueWaiting'), false);
    await untilSaid('');
  });

  it('tells the menus whether AhsayCBS can be asked for jobs: as long as a password of a server is stored', async () => {
    await register();
    assert.equal(context.get('backupAuth.hasCbs'), false);
    stateKeys = ['approvedClientIds', 'ahsaycbs/https://cbs.contoso.com/system'];
    await changed(() => estate.change());
    assert.equal(context.get('backupAuth.hasCbs'), true);
  });

  it('counts the sets that need action in its badge, and says so in words', async () => {
    estate.sets = [
      backupSet(),
      backupSet({ id: '2' }),
      backupSet({ id: '3', authentication: { method: 'modern' } }),
    ];
    await register();
    assert.deepEqual(view.badge, { value: 2, tooltip: '2 backup sets need action' });
    await changed(() => {
      estate.sets = estate.sets.slice(1);
      estate.change();
    });
    assert.deepEqual(view.badge, { value: 1, tooltip: '1 backup set needs action' });
  });

  it('has no badge where no set needs action', async () => {
    estate.sets = [backupSet()];
    await register();
    await changed(() => {
      estate.sets = [backupSet({ authentication: { method: 'modern' } })];
      estate.change();
    });
    assert.equal(view.badge, undefined);
  });

  it('counts anew when what is here changes', async () => {
    const basic = backupSet({ id: '2' });
    const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };
    const authentication = { method: 'modern', grant, applied, edition: '8.3.6.0' } as const;
    estate.sets = [backupSet({ authentication }), basic];
    migrations.states.set(keyOf(backupSet()), { grant: true });
    await register();
    const value = () => view.badge?.value;
    assert.equal(value(), 1);
    await changed(() => {
      migrations.states.set(keyOf(backupSet()), { grant: true, waitingForAdministrator: true });
      migrations.change();
    });
    assert.equal(value(), 2);
  });

  it('counts what is recorded and not done in the product, and says how many of how many are done', async () => {
    const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };
    const modern = { method: 'modern', grant } as const;
    const left = backupSet({ id: '2', authentication: modern });
    estate.sets = [backupSet({ authentication: { ...modern, applied } }), left];
    await register();
    assert.deepEqual([view.badge?.value, view.description], [1, '1 of 2 done']);
    await changed(() => {
      estate.sets = estate.sets.map((one) => ({ ...one, authentication: { ...modern, applied } }));
      estate.change();
    });
    assert.deepEqual([view.badge, view.description], [undefined, '2 of 2 done']);
  });

  it('selects the set on the page in a view that is in sight and has its rows, and leaves others alone', async () => {
    estate.sets = [backupSet(), backupSet({ id: '2', name: 'Second' })];
    await register();
    migrations.putOnPage(keyOf(estate.sets[1]!));
    await provider.getChildren();
    view.visible = true;
    migrations.putOnPage(keyOf(estate.sets[0]!));
    assert.deepEqual(revealed, [], 'VS Code may still ask for rows.');
    await until(
      () => Promise.resolve(revealed.length > 0 || undefined),
      () => 'No row is selected.',
    );
    assert.deepEqual(revealed, [estate.sets[0]!.name]);
  });

  it('tells of no change before VS Code has asked for rows, and of each one after', async () => {
    estate.sets = [backupSet()];
    await register();
    const told: number[] = [];
    let after = 0;
    provider.onDidChangeTreeData!(() => told.push(after));
    const untilTold = (now: number) =>
      until(
        () => Promise.resolve(told.length === now || undefined),
        () => `Told of changes: ${told.join()}`,
      );
    await changed(() => estate.change());
    choice.setFilter({ text: 'legal', state: 'all' });
    after = 1;
    await provider.getChildren();
    choice.setFilter(undefined);
    await untilTold(1);
    after = 2;
    await changed(() => estate.change());
    await untilTold(2);
    assert.deepEqual(told, [1, 2]);
  });

  it('remembers the set whose row is selected, and none where a tenant is', async () => {
    estate.sets = [backupSet(), backupSet({ id: '2', name: 'Second' })];
    await register();
    select({ selection: [overview.rows.sets[1]] });
    assert.equal(choice.selected, keyOf(estate.sets[1]!));
    select({ selection: [overview.rows.tenants[0]] });
    assert.equal(choice.selected, undefined);
  });

  it('says above the rows that a practice tenant is among them', async () => {
    estate.sets = [backupSet({ tenant: { ...backupSet().tenant!, cloud: 'practice' } })];
    await register();
    await untilSaid('Practice tenants are listed here: never enter a real password for them.');
  });

  it('says above the rows what the filter leaves, as long as there is one', async () => {
    estate.sets = [backupSet(), backupSet({ id: '2', name: 'Legal' })];
    await register();
    const told = (message: string) =>
      new Promise<void>((resolve) => {
        let shown: string | undefined;
        Object.defineProperty(view, 'message', {
          configurable: true,
          get: () => shown,
          set: (now: string) => {
            shown = now;
            if (now === message) resolve();
          },
        });
      });
    let done = told('Filter: legal · To do, 1 of 2.');
    choice.setFilter({ text: 'legal', state: 'toDo' });
    await done;
    assert.equal(context.get('backupAuth.filtered'), true);
    done = told('');
    choice.setFilter(undefined);
    await done;
    assert.equal(context.get('backupAuth.filtered'), false);
  });

  it('tells the welcome views which emptiness it is', async () => {
    await register();
    assert.equal(context.get('backupAuth.estate'), 'noFile');
    const shows = async (files: readonly EstateFile[], sets = estate.sets) => {
      await changed(() => {
        [estate.files, estate.sets] = [files, sets];
        estate.change();
      });
      return context.get('backupAuth.estate');
    };
    assert.equal(await shows([file('a.json')]), 'noSets');
    assert.equal(await shows([file('a.json', { state: 'broken' })]), 'broken');
    assert.equal(await shows([file('a.json', { state: 'broken', lastGood: true })], [backupSet()]), 'sets');
  });

  it('tells the menus the addresses of its files, and whether a migration can be shown', async () => {
    estate.files = [file('a.json')];
    estate.sets = [backupSet()];
    await register();
    assert.deepEqual(context.get('backupAuth.filesRead'), ['file:///estate/a.json']);
    assert.equal(context.get('backupAuth.migrationRunning'), false);
    await changed(() => {
      migrations.runningKeys = [keyOf(backupSet())];
      migrations.change();
    });
    assert.equal(context.get('backupAuth.migrationRunning'), true);
  });
});
