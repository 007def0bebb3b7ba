import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { LocalGrants } from '../migration/grants/localGrants';
import type { Migration } from '../migration/migration';
import type { Migrations } from '../migration/migrations';
import type { QueueHandle } from '../migration/queue/queueHandle';
import { UncommittedFiles } from '../estate/uncommittedFiles';
import type { Overview } from '../overview/overview';
import type { OtherPage, Pages } from '../overview/pages';
import type { ButtonParts } from './buttonActions';
import { pageView } from './pageView';
import { backTo } from './findings/backTo';
import { otherPageOf } from './findings/otherPages';
import type { FindingsParts, OtherPageView } from './findings/pageParts';
import { resultsKey } from './findings/resultsView';
import { planKey } from './plan/planView';
import { MigrationPanel, type PersonIntent } from './panel';
import type { Snapshot } from './protocol';
import { type ScreenParts, screenModelOf } from './screenModel';
import { type ActOutcome, outcomeOf, takeAct } from './takeAct';
import { withOutcome } from './withOutcome';

export interface PageParts extends ScreenParts, ButtonParts, FindingsParts {
  readonly migrations: Migrations;
  readonly localGrants: Pick<LocalGrants, 'all' | 'localState' | 'delete'>;
  readonly queue: Pick<QueueHandle, 'queue' | 'keptSteps' | 'open' | 'look' | 'onDidChange'>;
  readonly pages: Pages;
  readonly overview: Pick<Overview, 'rows' | 'onDidChange'>;
  readonly extensionUri: vscode.Uri;
  /** Files and grants were read once. */
  readonly ready: Promise<unknown>;
}

/**
 * Between the page and the migration on it: snapshots go out, intents come in. Holds no state of its own, but that a
 * button's work failed.
 */
export class MigrationPage implements vscode.Disposable {
  private readonly panel: MigrationPanel;
  private version = 0;
  /** Acts on an older snapshot are refused: something else than the person changed the page since. */
  private validFrom = 0;
  private acting = false;
  private shown: Snapshot | undefined;
  private readonly listening: { dispose(): void }[];
  /** A page came back whose migration is not there yet: what changes meanwhile must not close it. */
  private restoring = false;
  private readonly git = new UncommittedFiles();
  /** Until the person does something else on that page. */
  private last: LastAct | undefined;
  /** The page that is shown in the place of a set's, and what it was asked for. */
  private other: { readonly asked: OtherPage; readonly page: OtherPageView } | undefined;

  constructor(private readonly parts: PageParts) {
    const { migrations, overview, queue, extensionUri, log } = parts;
    const panel = new MigrationPanel(extensionUri, log);
    this.panel = panel;
    this.listening = [
      panel,
      migrations.onDidMove(() => this.render()),
      overview.onDidChange(() => this.render()),
      queue.onDidChange(() => this.render()),
      this.git,
      this.git.onDidChange(() => this.render()),
      panel.onIntent((intent) => void this.took(intent)),
      panel.onDispose(() => {
        this.shown = undefined;
        parts.pages.close();
        migrations.hide();
      }),
    ];
  }

  dispose(): void {
    for (const each of this.listening) each.dispose();
  }

  reveal(): void {
    this.panel.reveal();
    this.render();
  }

  /** The window was reloaded with the page open: it shows the same set again, as far as it came. */
  async restore(restored: vscode.WebviewPanel, state: unknown): Promise<void> {
    const key = this.panel.restore(restored, state);
    if (key === undefined) return;
    // A queue would take its lock, and a migration read secrets.
    if (!vscode.workspace.isTrusted) {
      this.panel.close();
      return;
    }
    this.restoring = true;
    let goesOn = false;
    try {
      await this.parts.ready;
      await this.parts.queue.look();
      const { migrations, pages } = this.parts;
      if (key === planKey || key === resultsKey) {
        goesOn = true;
        const page = key === planKey ? 'plan' : 'results';
        if (!migrations.wasAsked) pages.show({ page, sets: undefined });
        return;
      }
      // A person who began something meanwhile is not led back, to a queue neither.
      const queue = migrations.wasAsked ? undefined : await this.parts.queue.queue?.restore(key);
      goesOn = queue?.kind === 'running' || (await migrations.restore(key));
      // The window that had the queue may be gone, and its extension host not: the person is asked.
      if (queue?.kind === 'taken') void vscode.commands.executeCommand('backupAuth.continueQueue');
    } finally {
      this.restoring = false;
      if (!goesOn) this.panel.close();
    }
  }

  private render(): void {
    const next = this.next();
    if (!next) {
      if (!this.restoring) this.panel.close();
      return;
    }
    // A page that would look the same stays the one that a person's next press is about.
    if (isDeepStrictEqual(next, this.shown)) return;
    this.version += 1;
    if (!this.acting) this.validFrom = this.version;
    this.shown = { ...next, version: this.version };
    this.panel.show(this.shown);
  }

  /** Undefined: there is nothing to show. */
  private next(): Snapshot | undefined {
    const { onPage: migration } = this.parts.migrations;
    const other = this.otherPage();
    if (other) {
      const outcome = this.last?.of === other ? this.last : {};
      return { ...withOutcome(other.view(), outcome), version: this.version };
    }
    if (!migration) return undefined;
    const last = this.last?.of === migration ? this.last : {};
    const view = pageView(screenModelOf(migration, this.parts, this.git, last), this.version);
    const before = view.queue ? undefined : this.parts.pages.before;
    return before ? { ...view, back: backTo(before) } : view;
  }

  private otherPage(): OtherPageView | undefined {
    const { shown: asked } = this.parts.pages;
    if (this.other?.asked !== asked) this.other = asked && { asked, page: otherPageOf(asked, this.parts) };
    return this.other?.page;
  }

  /** What an intent led to was refused, by the clipboard or the keyring for example: the page says so. */
  private async took(intent: PersonIntent): Promise<void> {
    const other = this.otherPage();
    const migration = this.parts.migrations.onPage;
    if (!other && !migration) return;
    // What was pasted is not lost: whether it is still wanted, the attempt says.
    if (intent.type !== 'submitCode' && intent.version < this.validFrom) {
      this.panel.showAgain();
      return;
    }
    const before = this.last;
    this.last = undefined;
    // What this act itself changes at once refuses none that follows it: a person may be quicker than the page.
    this.acting = true;
    const page = { close: () => this.panel.close(), focus: () => this.panel.reveal() };
    const taken = other
      ? outcomeOf(intent, () => other.take(intent), this.parts.log)
      : migration && takeAct(intent, migration, this.parts, page);
    this.acting = false;
    // The same refusal of a paste is told again.
    if (intent.type === 'submitCode') this.panel.showAgain();
    const outcome = await taken;
    if (outcome?.failed || outcome?.copied) this.last = { of: other ?? migration, ...outcome };
    if (other || before || this.last) this.render();
  }
}

/** What came of the last press, until the next. */
interface LastAct extends ActOutcome {
  readonly of: OtherPageView | Migration | undefined;
}
