import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { isGuid } from '../core/basics/guid';
import type { Problem } from '../core/identity/problem';
import { ExclusiveSecrets } from './exclusiveSecrets';

/** In the state: what this browser, whose secrets they are, is called until the first write names it. */
const browserKey = 'browser';

/**
 * Secret storage as this window may write it. On the desktop each secret is stored apart: VS Code's own storage will do.
 * @param lost another window took over what lets a web window write
 */
export function windowSecrets(
  { secrets, globalStorageUri }: Pick<vscode.ExtensionContext, 'secrets' | 'globalStorageUri'>,
  state: vscode.Memento,
  lost: (problem: Problem) => void,
): vscode.SecretStorage {
  if (vscode.env.uiKind !== vscode.UIKind.Web) return secrets;
  const own = randomUUID();
  const browser = async (): Promise<string> => {
    const known: unknown = state.get(browserKey);
    if (typeof known === 'string' && isGuid(known)) return known;
    await state.update(browserKey, own);
    return own;
  };
  // Long before the first write: windows that start at once have agreed on one by then.
  if (vscode.workspace.isTrusted) void browser().catch(() => undefined);
  return new ExclusiveSecrets(secrets, async () => {
    const { SecretWriter } = await import('./secretWriter');
    return new SecretWriter({
      copy: secrets,
      folder: vscode.Uri.joinPath(globalStorageUri, 'locks').fsPath,
      browser,
      window: vscode.workspace.name ?? '',
      startedAt: performance.timeOrigin,
      lost,
    });
  });
}
