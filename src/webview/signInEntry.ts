import * as vscode from 'vscode';
import { waitsUntil } from '../core/steps/waitsUntil';
import type { Migration } from '../migration/migration';
import { plainText, withoutIcons } from '../wording/basics/plainText';
import { timeLeft } from '../wording/basics/timeLeft';
import { l10n } from '../wording/basics/l10n';

/** The status bar's "Signing in: Finance mailboxes · 9:41", as long as a sign-in runs; a click leads to its page. */
export class SignInEntry implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'backupAuth.signIn',
    vscode.StatusBarAlignment.Left,
  );
  private ticking: NodeJS.Timeout | undefined;
  private running: readonly Migration[] = [];

  constructor() {
    this.item.name = l10n.t('Backup Sets: sign-in');
    this.item.tooltip = l10n.t('Show the page of this sign-in');
  }

  /** @param running the migrations that wait for a browser, or for Microsoft's answer; the first is shown */
  show(running: readonly Migration[]): void {
    this.running = running;
    if (running.length === 0) {
      clearInterval(this.ticking);
      this.ticking = undefined;
      this.item.hide();
      return;
    }
    this.ticking ??= setInterval(() => this.draw(), 1_000).unref();
    this.draw();
    this.item.show();
  }

  dispose(): void {
    clearInterval(this.ticking);
    this.item.dispose();
  }

  private draw(): void {
    const [first, ...others] = this.running;
    if (!first) return;
    const { key, sets, state } = first;
    const until = waitsUntil(state);
    const name = plainText(sets.members.length > 1 ? sets.first.account : sets.first.name, 40);
    const words = [
      l10n.t('Signing in: {0}', name),
      ...(until === undefined ? [] : [timeLeft(until)]),
      ...(others.length === 0 ? [] : [l10n.t('{0} more', others.length)]),
    ];
    this.item.text = `$(loading~spin) ${withoutIcons(words.join(' · '))}`;
    this.item.command = {
      command: 'backupAuth.openSet',
      title: l10n.t('Open Backup Set'),
      arguments: [key],
    };
  }
}
