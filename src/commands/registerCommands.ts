import { Disposable } from 'vscode';
import type { CommandContext } from './context';
import { type Command, registerCommand } from './runCommand';

/** All commands. What one does is loaded when it is first called. */
const commands: Readonly<Record<`backupAuth.${string}`, Command>> = {
  'backupAuth.migrate': ['refuses', async () => (await import('./migrationCommands')).migrate],
  'backupAuth.authorizeAgain': ['refuses', async () => (await import('./migrationCommands')).authorizeAgain],
  'backupAuth.showMigration': ['refuses', async () => (await import('./migrationCommands')).showMigration],
  'backupAuth.cancelMigration': [
    'refuses',
    async () => (await import('./migrationCommands')).cancelMigration,
  ],
  'backupAuth.migrateAll': ['refuses', async () => (await import('./queueCommands')).migrateAll],
  'backupAuth.migrateSelected': ['refuses', async () => (await import('./queueCommands')).migrateAll],
  'backupAuth.continueQueue': ['refuses', async () => (await import('./queueCommands')).continueQueue],
  'backupAuth.showPlan': ['refuses', async () => (await import('./planCommands')).showPlan],
  'backupAuth.requestConsent': ['refuses', async () => (await import('./requestConsent')).requestConsent],
  'backupAuth.verify': ['refuses', async () => (await import('./verifyCommands')).verify],
  'backupAuth.verifyAll': ['refuses', async () => (await import('./verifyCommands')).verifyAll],
  'backupAuth.markApplied': ['refuses', async () => (await import('./markApplied')).markApplied],
  'backupAuth.takeBackApplied': ['refuses', async () => (await import('./markApplied')).takeBackApplied],
  'backupAuth.undo': ['refuses', async () => (await import('./undoMigration')).undoMigration],
  'backupAuth.exportReport': ['refuses', async () => (await import('./exportReport')).exportReport],
  'backupAuth.copyDiagnostics': ['works', async () => (await import('./copyDiagnostics')).copyDiagnostics],
  'backupAuth.forget': ['refuses', async () => (await import('./deleteAuthorizations')).deleteAuthorization],
  'backupAuth.forgetUnused': ['refuses', async () => (await import('./deleteAuthorizations')).deleteUnused],
  'backupAuth.forgetTenant': [
    'refuses',
    async () => (await import('./deleteAuthorizations')).deleteForTenant,
  ],
  'backupAuth.forgetAll': ['refuses', async () => (await import('./deleteAuthorizations')).deleteEvery],
  'backupAuth.import': ['refuses', async () => (await import('./importCommands')).importSets],
  'backupAuth.checkJobs': ['refuses', async () => (await import('./checkJobs')).checkJobs],
  'backupAuth.createFile': ['refuses', async () => (await import('./fileCommands')).createFile],
  'backupAuth.openEntry': ['works', async () => (await import('./fileCommands')).openEntry],
  'backupAuth.refresh': ['works', async () => (await import('./fileCommands')).refresh],
  'backupAuth.doctor': ['refuses', async () => (await import('./doctorCommand')).doctor],
  'backupAuth.showLog': [
    'works',
    () =>
      ({ log }: CommandContext) =>
        log.show(),
  ],
};

/** To be called before any secret is read: forgetting must work where reading does not. */
export function registerCommands(context: CommandContext): Disposable {
  return Disposable.from(
    ...Object.entries(commands).map(([id, command]) => registerCommand(id, command, context)),
  );
}
