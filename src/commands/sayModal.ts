import * as vscode from 'vscode';

/**
 * A dialog, for what is to be decided or read before anything else; and for a server's words, in which a notification
 * would make links of addresses.
 * @returns the button that was pressed
 */
export async function sayModal(
  what: string,
  detail: string,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  return vscode.window.showWarningMessage(what, { modal: true, detail }, ...buttons);
}
