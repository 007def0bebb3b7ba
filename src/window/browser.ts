import * as vscode from 'vscode';
import { showInStatusBar } from './messages';
import { l10n } from '../wording/basics/l10n';

/**
 * Opens an address in the person's browser, as it was built. `env.openExternal` takes a `Uri`, which it decodes before it
 * passes it on, so that an account's `&` becomes a parameter of its own. Given the string itself, VS Code passes it on
 * byte for byte; only its types don't tell (mainThreadWindow.ts, `$openUri`).
 * @returns false: it was not opened, because the person declined, or because it would have been another address.
 *   In a web window true proves nothing
 */
export async function openInBrowser(address: string): Promise<boolean> {
  if (isRewritten(address)) return false;
  return vscode.env.openExternal(address as unknown as vscode.Uri);
}

/**
 * In a remote or a web window VS Code leads addresses of this computer through a tunnel or a proxy. It then writes the
 * address anew from its decoded parts, which is harmless only where decoding changes nothing.
 */
function isRewritten(address: string): boolean {
  const forwards = vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web;
  if (!forwards || !isLoopback(address)) return false;
  return !sameAddress(encodeURI(vscode.Uri.parse(address, true).toString(true)), address);
}

/** The names that VS Code forwards (tunnel.ts, `extractLocalHostUriMetaDataForPortMapping`). */
function isLoopback(address: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])$/.test(new URL(address).hostname);
}

/** Path and parameters mean the same to a server. */
function sameAddress(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  const meaning = (url: URL) => JSON.stringify([url.pathname, [...url.searchParams], url.hash]);
  return meaning(a) === meaning(b);
}

/** Puts a text on the clipboard, and says so in the status bar. */
export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  showInStatusBar(l10n.t('Copied'));
}
