import * as vscode from 'vscode';
import type { Migration } from '../migration/migration';
import type { Migrations } from '../migration/migrations';
import type { QueueHandle } from '../migration/queue/queueHandle';
import { doneOfWords } from '../wording/basics/progress';
import { badgeWords } from '../wording/basics/setCounts';
import { BackupSetsTree } from './backupSetsTree';
import { setContext, showContext } from './contextKeys';
import { decorations } from './decorations';
import type { ForecastEntry } from './forecastEntry';
import type { Overview, OverviewParts } from '../overview/overview';
import type { ViewChoice } from './viewChoice';

/** What the view shows, and where it hears that something is wrong with it. */
export interface TreeParts {
  readonly choice: ViewChoice;
  readonly estate: OverviewParts['estate'];
  readonly overview: Overview;
  readonly migrations: Pick<Migrations, 'onDidShow'> & {
    readonly onPage: Pick<Migration, 'key'> | undefined;
  };
  readonly queue: Pick<QueueHandle, 'kept' | 'onDidChange'>;
  /** Global state of the extension: which servers of AhsayCBS it knows. */
  readonly state: Pick<vscode.Memento, 'keys'>;
}

/** The view "Backup Sets": rows, decorations, badge, message, and the context keys that `package.json` asks for. */
export function registerTree({
  estate,
  overview,
  migrations,
  queue,
  choice,
  state,
}: TreeParts): vscode.Disposable {
  const tree = new BackupSetsTree(overview, choice);
  const view = vscode.window.createTreeView('backupAuth.sets', {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const showMessage = async () => {
    const { viewMessage } = await import('./viewMessage');
    const model = choice.filter && (await tree.shown());
    view.message = viewMessage({
      files: estate.files,
      tenants: overview.rows.tenants,
      trusted: vscode.workspace.isTrusted,
      queue: queue.kept,
      filter: choice.filter,
      model,
    });
  };
  let forecast: Promise<ForecastEntry> | undefined;
  const show = () => {
    const { needAction, progress } = overview.rows;
    view.description = doneOfWords(progress) ?? '';
    view.badge = needAction > 0 ? { value: needAction, tooltip: badgeWords(needAction) } : undefined;
    void showMessage();
    setContext('backupAuth.filtered', choice.filter !== undefined);
    // Entries of `AhsayPasswords`.
    setContext(
      'backupAuth.hasCbs',
      state.keys().some((key) => key.startsWith('ahsaycbs/')),
    );
    showContext(estate, overview.rows, queue.kept !== undefined);
    if (overview.rows.stale.length > 0) {
      forecast ??= import('./forecastEntry').then(({ ForecastEntry }) => new ForecastEntry());
    }
    void forecast?.then((entry) => entry.show(overview.rows.stale));
  };
  const inSight = () => view.visible;
  // The set on the page is the one selected here, unless the person looks at another view.
  const select = async () => {
    if (!inSight()) return;
    await tree.questions.quiet();
    const row = migrations.onPage && overview.rows.find(migrations.onPage.key);
    // A filter may leave it out.
    if (!row || !inSight() || (choice.filter && !(await tree.getParent(row)))) return;
    void view.reveal(row, { select: true, focus: false });
  };
  void overview.ready.then(show);
  const heard = queue.onDidChange(show);
  return vscode.Disposable.from(
    vscode.window.registerFileDecorationProvider(decorations),
    overview.onDidChange(show),
    choice.onDidChange(show),
    view.onDidChangeSelection(({ selection: [row] }) => {
      choice.selected = row?.kind === 'set' ? row.key : undefined;
    }),
    new vscode.Disposable(() => heard.dispose()),
    migrations.onDidShow(() => void select()),
    vscode.workspace.onDidGrantWorkspaceTrust(show),
    { dispose: () => void forecast?.then((entry) => entry.dispose()) },
    view,
    tree,
  );
}
