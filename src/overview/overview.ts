import * as vscode from 'vscode';
import type { Estate } from '../estate/estate';
import type { UnreadableSet } from '../core/backupSets/unreadableSet';
import type { SetKey } from '../core/backupSets/backupSet';
import type { LocalGrants } from '../migration/grants/localGrants';
import type { Migrations } from '../migration/migrations';
import { forecastDays } from '../settings';
import type { Rows, rowsOf as RowsOf } from './rows';

/** What view and commands look at. */
export interface OverviewParts {
  readonly estate: Pick<Estate, 'sets' | 'unreadable' | 'files' | 'ready' | 'onDidChange'>;
  readonly localGrants: Pick<LocalGrants, 'localState' | 'known' | 'onDidChange'>;
  readonly migrations: Pick<Migrations, 'running' | 'signingIn' | 'onDidChange'>;
}

const noRows: Rows = {
  tenants: [],
  sets: [],
  needAction: 0,
  progress: { toMigrate: 0, recorded: 0, done: 0, backupRan: 0, all: 0 },
  stale: [],
  find: () => undefined,
};

/**
 * The rows as estate, rules and what is here make them now. Built when asked for, after something changed; what
 * builds them, the rules among it, is loaded with the first set.
 */
export class Overview implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: { dispose(): void }[];
  private built: Rows | undefined;
  private announced = false;
  private rowsOf: typeof RowsOf | undefined;

  /** The files were read once: before, there are no rows. */
  readonly ready: Promise<void>;
  /** Fires once for a burst of changes. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly parts: OverviewParts) {
    const change = () => this.change();
    // What goes stale does so without any other change.
    const hourly = setInterval(change, 60 * 60 * 1000).unref();
    this.listening = [
      parts.estate.onDidChange(change),
      parts.localGrants.onDidChange(change),
      parts.migrations.onDidChange(change),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('backupAuth.forecast')) change();
      }),
      { dispose: () => clearInterval(hourly) },
    ];
    this.ready = parts.estate.ready.then(() => this.load());
  }

  /** For a command, which may be what started the extension: files and grants were looked at once. */
  async settled(): Promise<void> {
    await this.ready;
    await this.parts.localGrants.known();
  }

  get rows(): Rows {
    const { estate, localGrants, migrations } = this.parts;
    const localState = (key: SetKey) => localGrants.localState(key);
    const ahead = { now: Date.now(), days: forecastDays() };
    this.built ??= this.rowsOf?.(
      estate.sets,
      localState,
      new Set(migrations.running()),
      ahead,
      migrations.signingIn(),
    );
    return this.built ?? noRows;
  }

  /** Entries with a wrong value: no sets. */
  get unreadable(): readonly UnreadableSet[] {
    return this.parts.estate.unreadable;
  }

  /** Of a file, by its identity: its name for people. */
  readonly fileName = (file: string): string =>
    this.parts.estate.files.find((one) => one.file === file)?.name ?? file;

  dispose(): void {
    for (const listening of this.listening) listening.dispose();
    this.changed.dispose();
  }

  private change(): void {
    this.built = undefined;
    if (this.announced) return;
    this.announced = true;
    const announce = () =>
      setImmediate(() => {
        this.announced = false;
        this.changed.fire();
      });
    this.load().then(announce, announce);
  }

  private async load(): Promise<void> {
    if (this.parts.estate.sets.length > 0) this.rowsOf ??= (await import('./rows')).rowsOf;
  }
}
