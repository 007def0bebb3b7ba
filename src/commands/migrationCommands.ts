import * as vscode from 'vscode';
import { showModal } from '../window/messages';
import type { CommandContext } from './context';
import { chooseSet, sayGone, type Asked } from './chooseSet';

/** Migrate Authentication. */
export async function migrate(context: CommandContext, asked: Asked): Promise<void> {
  const row = await chooseSet(asked, context.overview, 'migrate', {
    placeholder: vscode.l10n.t('Which backup set is to be migrated?'),
    none: vscode.l10n.t('No backup set is left to be migrated.'),
  });
  if (row) await show(context, row.key, 'migrate');
}

/** Authorize Again. */
export async function authorizeAgain(context: CommandContext, asked: Asked): Promise<void> {
  const row = await chooseSet(asked, context.overview, 'authorizeAgain', {
    placeholder: vscode.l10n.t('Which backup set is to be authorized again?'),
    none: vscode.l10n.t('No backup set is Hybrid or Modern yet: migrate one first.'),
  });
  if (row) await show(context, row.key, 'again');
}

/** Show Migration. */
export async function showMigration(context: CommandContext, asked: Asked): Promise<void> {
  const row = await chooseSet(asked, context.overview, 'running', {
    placeholder: vscode.l10n.t('Which migration is to be shown?'),
    none: vscode.l10n.t('No migration is under way.'),
  });
  if (row) await show(context, row.key, 'show');
}

/** Cancel Migration. */
export async function cancelMigration(
  { overview, migrations, localGrants }: CommandContext,
  asked: Asked,
): Promise<void> {
  const row = await chooseSet(asked, overview, 'running', {
    placeholder: vscode.l10n.t('Which migration is to be cancelled?'),
    none: vscode.l10n.t('No migration is under way.'),
    onlyOne: 'taken',
  });
  if (!row) return;
  const pending = row.status.place === 'notSaved' ? localGrants.localState(row.key).pending : undefined;
  const waiting = overview.rows.sets.filter(({ key }) => localGrants.localState(key).pending === pending);
  if (pending === undefined || (await mayDropUnsaved(waiting.length))) await migrations.cancel(row.key);
}

async function show(
  { migrations }: CommandContext,
  ...what: Parameters<CommandContext['migrations']['show']>
): Promise<void> {
  if (!(await migrations.show(...what))) sayGone();
}

/** Cancelling after the exchange costs a sign-in: that is asked first. */
async function mayDropUnsaved(sets: number): Promise<boolean> {
  const drop = vscode.l10n.t('Cancel Migration');
  const detail =
    sets === 1
      ? vscode.l10n.t(
          'The sign-in is finished, and only Save is missing. To migrate the set later, somebody must sign in again.',
        )
      : vscode.l10n.t(
          'The sign-in is finished for {0} backup sets, and only Save is missing. To migrate them later, somebody must sign in again.',
          sets,
        );
  const question = vscode.l10n.t('Drop the authorization that is not yet saved?');
  return (await showModal(question, detail, drop)) === drop;
}
