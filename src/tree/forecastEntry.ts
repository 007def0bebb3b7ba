import * as vscode from 'vscode';
import { staleWords } from '../wording/basics/counts';
import { forecastDays } from '../settings';
import type { SetRow } from '../overview/rows';
import { l10n } from '../wording/basics/l10n';

/**
 * The status bar's "2 authorizations go stale within 14 days"; a click verifies them, which renews them. There where
 * there is something to tell.
 */
export class ForecastEntry implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'backupAuth.forecast',
    vscode.StatusBarAlignment.Left,
  );

  constructor() {
    this.item.name = l10n.t('Backup Sets: authorizations that go stale');
    this.item.tooltip = l10n.t(
      'Microsoft ends an authorization that nothing uses for 90 days. Select this entry to test them, which renews each for 90 days.',
    );
  }

  /** @param stale the rows of sets whose authorization goes stale, or is */
  show(stale: readonly SetRow[]): void {
    const count = new Set(stale.map(({ set }) => set.authentication.grant)).size;
    if (count === 0) {
      this.item.hide();
      return;
    }
    this.item.text = `$(history) ${staleWords(count, forecastDays())}`;
    this.item.command = {
      command: 'backupAuth.verify',
      title: l10n.t('Test This Authorization'),
      arguments: [stale[0], stale],
    };
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
