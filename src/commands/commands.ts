import type { CommandId } from './commandNames';
import type { CommandContext } from './context';
import type { Command } from './runCommand';

/** All commands. What one does is loaded when it is first called; this table, with the first of them. */
export const commands: Readonly<Record<CommandId, Command>> = {
  'backupAuth.openSet': ['refuses', async () => (await import('./migrate')).openSet],
  'backupAuth.migrate': ['refuses', async () => (await import('./migrate')).migrate],
  'backupAuth.migrateWithPrompts': ['refuses', async () => (await import('./prompts')).migrateWithPrompts],
  'backupAuth.authorizeAgain': ['refuses', async () => (await import('./migrate')).authorizeAgain],
  'backupAuth.showMigration': ['refuses', async () => (await import('./migrate')).showMigration],
  'backupAuth.cancelMigration': ['refuses', async () => (await import('./migrate')).cancelMigration],
  'backupAuth.pasteCode': ['refuses', async () => (await import('./prompts')).pasteCode],
  'backupAuth.askAdministrator': ['refuses', async () => (await import('./prompts')).askAdministrator],
  'backupAuth.useExisting': ['refuses', async () => (await import('./prompts')).useExisting],
  'backupAuth.filter': ['works', async () => (await import('./viewChoices')).filterSets],
  'backupAuth.clearFilter': ['works', async () => (await import('./viewChoices')).clearFilter],
  'backupAuth.groupBy': ['works', async () => (await import('./viewChoices')).groupSets],
  'backupAuth.migrateAll': ['refuses', async () => (await import('./queue/queueCommands')).migrateAll],
  'backupAuth.migrateSelected': ['refuses', async () => (await import('./queue/queueCommands')).migrateAll],
  'backupAuth.continueQueue': ['refuses', async () => (await import('./queue/queueCommands')).continueQueue],
  'backupAuth.skipAccount': ['refuses', async () => (await import('./prompts')).skipAccount],
  'backupAuth.deferAccount': ['refuses', async () => (await import('./prompts')).deferAccount],
  'backupAuth.stopQueue': ['refuses', async () => (await import('./prompts')).stopQueue],
  'backupAuth.showPlan': ['refuses', async () => (await import('./showPlan')).showPlan],
  'backupAuth.requestConsent': [
    'refuses',
    async () => (await import('./authorizations/requestConsent')).requestConsent,
  ],
  'backupAuth.verify': ['refuses', async () => (await import('./authorizations/testAuthorization')).verify],
  'backupAuth.verifyAll': [
    'refuses',
    async () => (await import('./authorizations/testAuthorization')).verifyAll,
  ],
  'backupAuth.recordWithout': [
    'refuses',
    async () => (await import('./statements/recordWithout')).recordWithout,
  ],
  'backupAuth.markApplied': ['refuses', async () => (await import('./statements/markApplied')).markApplied],
  'backupAuth.takeBackApplied': [
    'refuses',
    async () => (await import('./statements/markApplied')).takeBackApplied,
  ],
  'backupAuth.markBackupRan': [
    'refuses',
    async () => (await import('./statements/markBackupRan')).markBackupRan,
  ],
  'backupAuth.takeBackBackupRan': [
    'refuses',
    async () => (await import('./statements/markBackupRan')).takeBackBackupRan,
  ],
  'backupAuth.aftercare': ['refuses', async () => (await import('./statements/tickAftercare')).tickAftercare],
  'backupAuth.undo': ['refuses', async () => (await import('./undoMigration')).undoMigration],
  'backupAuth.exportReport': ['refuses', async () => (await import('./exportReport')).exportReport],
  'backupAuth.copyDiagnostics': [
    'works',
    async () => (await import('./diagnosis/copyDiagnostics')).copyDiagnostics,
  ],
  'backupAuth.forget': [
    'refuses',
    async () => (await import('./authorizations/deleteAuthorizations')).deleteAuthorization,
  ],
  'backupAuth.forgetUnused': [
    'refuses',
    async () => (await import('./authorizations/deleteAuthorizations')).deleteUnused,
  ],
  'backupAuth.forgetTenant': [
    'refuses',
    async () => (await import('./authorizations/deleteAuthorizations')).deleteForTenant,
  ],
  'backupAuth.forgetAll': ['refuses', async () => (await import('./authorizations/deleteEvery')).deleteEvery],
  'backupAuth.import': ['refuses', async () => (await import('./import/importCommands')).importSets],
  'backupAuth.checkJobs': ['refuses', async () => (await import('./import/checkJobs')).checkJobs],
  'backupAuth.createFile': ['refuses', async () => (await import('./editor/openFile')).createFile],
  'backupAuth.openEntry': ['works', async () => (await import('./editor/openFile')).openEntry],
  'backupAuth.enterClientId': ['refuses', async () => (await import('./editor/enterClientId')).enterClientId],
  'backupAuth.refresh': ['works', async () => (await import('./editor/openFile')).refresh],
  'backupAuth.openPractice': ['works', async () => (await import('./practice/openPractice')).openPractice],
  'backupAuth.startPractice': [
    'refuses',
    async () => (await import('./practice/startPractice')).startPractice,
  ],
  'backupAuth.practiceAccounts': [
    'refuses',
    async () => (await import('./practice/practiceAccounts')).practiceAccounts,
  ],
  'backupAuth.getStarted': ['works', async () => (await import('./prompts')).getStarted],
  'backupAuth.doctor': ['refuses', async () => (await import('./diagnosis/runDoctor')).doctor],
  'backupAuth.showLog': [
    'works',
    () =>
      ({ log }: CommandContext) =>
        log.show(),
  ],
};
