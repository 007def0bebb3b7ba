import * as vscode from 'vscode';
import { withoutIcons, withoutLinks } from '../wording/basics/plainText';

/**
 * What this extension says outside of its page. Each text may hold a name from a file or a server: VS Code would make a
 * link of `[text](command:…)` in it, which runs that command when it is clicked. So nothing is said but through here, and
 * no message of ours has a link; lint holds it.
 */
export async function showInformation(
  message: string,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  return vscode.window.showInformationMessage(withoutLinks(message), ...buttons);
}

/** @returns the button that was pressed */
export async function showWarning(
  message: string,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  return vscode.window.showWarningMessage(withoutLinks(message), ...buttons);
}

/** @returns the button that was pressed */
export async function showError(message: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return vscode.window.showErrorMessage(withoutLinks(message), ...buttons);
}

/**
 * A dialog, for what must be decided or read before anything else.
 * @returns the button that was pressed
 */
export async function showModal(
  what: string,
  detail: string,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  const options = { modal: true, detail: withoutLinks(detail) };
  return vscode.window.showWarningMessage(withoutLinks(what), options, ...buttons);
}

/**
 * A dialog in which Enter changes nothing: VS Code presses its first button then, and never Cancel, so that button keeps
 * everything as it is.
 * @returns whether the other one was pressed
 */
export async function showModalThatKeeps(
  what: string,
  detail: string,
  keep: string,
  action: string,
): Promise<boolean> {
  return (await showModal(what, detail, keep, action)) === action;
}

/** A passing word in the status bar, 5 seconds unless told otherwise. */
export function showInStatusBar(text: string, milliseconds = 5000): void {
  vscode.window.setStatusBarMessage(withoutIcons(text), milliseconds);
}

/** How far the work is: `increment` in percent of the whole. */
export interface ProgressReport {
  readonly message: string;
  readonly increment: number;
}

/** A notification while `work` runs; Cancel there aborts the signal with a `CancellationError`. */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: (report: ProgressReport) => void) => Promise<T>,
): Promise<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: withoutLinks(title), cancellable: true },
    async (progress, cancelled) => {
      const ending = new AbortController();
      const listening = cancelled.onCancellationRequested(() => ending.abort(new vscode.CancellationError()));
      try {
        return await work(ending.signal, ({ message, increment }) =>
          progress.report({ message: withoutLinks(message), increment }),
        );
      } finally {
        listening.dispose();
      }
    },
  );
}

/** Words in the status bar while `work` runs. */
export async function withStatusBarProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  const location = vscode.ProgressLocation.Window;
  return vscode.window.withProgress({ location, title: withoutIcons(title) }, work);
}

/** The view's own bar while `work` runs; it has no words. */
export async function withViewProgress(viewId: string, work: () => Promise<void>): Promise<void> {
  await vscode.window.withProgress({ location: { viewId } }, work);
}
