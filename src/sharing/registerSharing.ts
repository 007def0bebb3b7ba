import * as vscode from 'vscode';
import { isSharingOn } from '../settings';
import type { NeverSharedMarks } from './neverShared';
import type { RegisterSharing } from './sharing';

/**
 * Offers accounts to other extensions while the user's setting says so, in a trusted workspace; what does it is loaded
 * then. Off by default.
 */
export function registerSharing(parts: RegisterSharing): vscode.Disposable {
  let shared: Promise<vscode.Disposable> | undefined;
  const apply = () => {
    const wanted = vscode.workspace.isTrusted && isSharingOn();
    if (wanted) shared ??= import('./sharing').then(({ share }) => share(parts));
    else end();
  };
  const end = () => {
    void shared?.then((one) => void one.dispose());
    shared = undefined;
  };
  apply();
  const { estate, localGrants, grants, ready, log } = parts;
  let marks: Promise<NeverSharedMarks> | undefined;
  const loadMarks = async () => {
    const { NeverSharedMarks } = await import('./neverShared');
    return new NeverSharedMarks(grants, () =>
      log.warn('An authorization could not be marked as never shared.'),
    );
  };
  // Also while nothing is shared: what a file says now counts when the setting is turned on later.
  const mark = () => {
    const { all } = localGrants;
    const { sets } = estate;
    if (!vscode.workspace.isTrusted || all.length === 0) return;
    marks ??= loadMarks();
    // As file and grants are now: by the time that what marks them is loaded, the file may say otherwise.
    void marks.then((loaded) => loaded.mark(all, sets));
  };
  void ready.then(mark);
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('backupAuth.authenticationProvider')) apply();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(apply),
    localGrants.onDidChange(mark),
    estate.onDidChange(mark),
    { dispose: end },
  );
}
