import * as vscode from 'vscode';
import type { Estate } from '../config/estate';
import type { MigrationsContract } from '../migration/migrations';
import { rowsOf, type Rows } from './rows';

/** What view and commands look at. */
export interface OverviewParts {
  readonly estate: Pick<Estate, 'sets' | 'files' | 'ready' | 'onDidChange'>;
  readonly migrations: Pick<MigrationsContract, 'here' | 'running' | 'onDidChange'>;
}

/** The rows as estate, rules and what is here make them now. Built when asked for, after something changed. */
export class Overview implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: { dispose(): void }[];
  private built: Rows | undefined;
  private announced = false;

  /** Fires once for a burst of changes. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly parts: OverviewParts) {
    const change = () => this.change();
    this.listening = [parts.estate.onDidChange(change), parts.migrations.onDidChange(change)];
  }

  /** The files were read once: before, there are no rows. */
  get ready(): Promise<void> {
    return this.parts.estate.ready;
  }

  get rows(): Rows {
    const { estate, migrations } = this.parts;
    this.built ??= rowsOf(estate.sets, (key) => migrations.here(key), new Set(migrations.running()));
    return this.built;
  }

  dispose(): void {
    for (const listening of this.listening) listening.dispose();
    this.changed.dispose();
  }

  private change(): void {
    this.built = undefined;
    if (this.announced) return;
    this.announced = true;
    setImmediate(() => {
      this.announced = false;
      this.changed.fire();
    });
  }
}
