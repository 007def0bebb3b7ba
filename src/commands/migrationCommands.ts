import * as vscode from 'vscode';
import type { CommandParts } from './parts';
import { chooseSet, sayGone, type Asked } from './chooseSet';
import { registerCommand } from './runCommand';

/** Migrate Authentication, Authorize Again, Show Migration, Cancel Migration. */
export function registerMigrationCommands({ overview, migrations, log }: CommandParts): vscode.Disposable {
  const inUntrusted = 'refuses';
  const show = async (...what: Parameters<typeof migrations.show>) => {
    if (!(await migrations.show(...what))) sayGone();
  };
  return vscode.Disposable.from(
    registerCommand('backupAuth.migrate', log, { inUntrusted }, async (asked: Asked) => {
      const row = await chooseSet(asked, overview, 'migrate', {
        placeholder: vscode.l10n.t('Which backup set is to be migrated?'),
        none: vscode.l10n.t('No backup set is left to be migrated.'),
      });
      if (row) await show(row.key, 'migrate');
    }),
    registerCommand('backupAuth.authorizeAgain', log, { inUntrusted }, async (asked: Asked) => {
      const row = await chooseSet(asked, overview, 'authorizeAgain', {
        placeholder: vscode.l10n.t('Which backup set is to be authorized again?'),
        none: vscode.l10n.t('No backup set is Hybrid or Modern yet: migrate one first.'),
      });
      if (row) await show(row.key, 'again');
    }),
    registerCommand('backupAuth.showMigration', log, { inUntrusted }, async (asked: Asked) => {
      const row = await chooseSet(asked, overview, 'running', {
        placeholder: vscode.l10n.t('Which migration is to be shown?'),
        none: vscode.l10n.t('No migration is under way.'),
      });
      if (row) await show(row.key, 'show');
    }),
    registerCommand('backupAuth.cancelMigration', log, { inUntrusted }, async (asked: Asked) => {
      const row = await chooseSet(asked, overview, 'running', {
        placeholder: vscode.l10n.t('Which migration is to be cancelled?'),
        none: vscode.l10n.t('No migration is under way.'),
      });
      if (row && (row.status.place !== 'notSaved' || (await mayDropUnsaved())))
        await migrations.cancel(row.key);
    }),
  );
}

/** Cancelling after the exchange costs a sign-in: that is asked first. */
async function mayDropUnsaved(): Promise<boolean> {
  const drop = vscode.l10n.t('Cancel Migration');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Drop the authorization that is not yet saved?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'The sign-in is finished, and only Save is missing. To migrate the set later, somebody must sign in again.',
      ),
    },
    drop,
  );
  return answer === drop;
}
