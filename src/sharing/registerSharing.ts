import * as vscode from 'vscode';
import type { Estate } from '../config/estate';
import type { LocalGrants } from '../migration/localGrants';
import type { Grants } from '../signIn/grants';

export interface RegisterSharing {
  readonly estate: Pick<Estate, 'sets' | 'onDidChange'>;
  readonly localGrants: Pick<LocalGrants, 'all' | 'onDidChange'>;
  readonly grants: Grants;
  /** The grants were read once. */
  readonly ready: Promise<unknown>;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Offers accounts to other extensions while the user's setting says so, in a trusted workspace; what does it is loaded
 * then. Off by default.
 */
export function registerSharing(parts: RegisterSharing): vscode.Disposable {
  let shared: Promise<vscode.Disposable> | undefined;
  const apply = () => {
    const wanted =
      vscode.workspace.isTrusted &&
      vscode.workspace.getConfiguration('backupAuth').get('authenticationProvider.enabled') === true;
    if (wanted) shared ??= import('./sharing').then(({ share }) => share(parts));
    else end();
  };
  const end = () => {
    void shared?.then((one) => void one.dispose());
    shared = undefined;
  };
  apply();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('backupAuth.authenticationProvider')) apply();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(apply),
    { dispose: end },
  );
}
