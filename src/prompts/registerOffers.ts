import { Disposable } from 'vscode';
import type { QueueHandle } from '../migration/queue/queueHandle';
import type { ScreenParts } from '../webview/screenModel';
import type { PromptParts } from './promptParts';

type Parts = ScreenParts & {
  readonly migrations: Pick<PromptParts['migrations'], 'all' | 'onPage' | 'onDidMove'>;
  readonly queue: Pick<QueueHandle, 'onDidChange'>;
};

/** Commands that are buttons of the page, too, are in the palette where the button is open: computed from the first migration on. */
export function registerOffers(parts: Parts): Disposable {
  const told = new Map<string, boolean>();
  let telling = false;
  const tell = () => {
    if (telling || (told.size === 0 && parts.migrations.all.length === 0)) return;
    telling = true;
    // Once for a burst of moves.
    setImmediate(() => {
      telling = false;
      void import('./offers').then(({ tellOffers }) => tellOffers(parts, told));
    });
  };
  return Disposable.from(parts.migrations.onDidMove(tell), parts.queue.onDidChange(tell));
}
