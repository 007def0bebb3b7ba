import type { Disposable, LogOutputChannel } from 'vscode';
import { registerCommand } from './runCommand';

/** Show Log. */
export function registerLogCommands({ log }: { readonly log: LogOutputChannel }): Disposable {
  return registerCommand('backupAuth.showLog', log, { inUntrusted: 'works' }, () => log.show());
}
