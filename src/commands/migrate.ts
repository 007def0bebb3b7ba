import type { Asked } from './selection';
import { chooseSet, sayGone } from './chooseSets';
import { mayDropSignIn } from '../window/mayDropSignIn';
import { showInformation } from '../window/messages';
import type { CommandContext } from './context';
import { l10n } from '../wording/basics/l10n';

/** Open Backup Set: its page, whatever its state. */
export async function openSet(context: CommandContext, asked: Asked): Promise<void> {
  const row = await chooseSet(asked, context.overview, 'open', {
    placeholder: l10n.t('Select a backup set to open'),
    none: l10n.t('No backup set can be opened.'),
  });
  if (row) await show(context, row.key, 'show');
}

/** Migrate Authentication. */
export async function migrate(context: CommandContext, asked: Asked): Promise<void> {
  const row = await chooseSet(asked, context.overview, 'migrate', {
    placeholder: l10n.t('Select a backup set to migrate'),
    none: l10n.t('No backup set is left to migrate.'),
  });
  if (row) await show(context, row.key, 'migrate');
}

/** Authorize Again. */
export async function authorizeAgain(context: CommandContext, asked: Asked): Promise<void> {
  const row = await chooseSet(asked, context.overview, 'authorizeAgain', {
    placeholder: l10n.t('Select a backup set to authorize again'),
    none: l10n.t('No backup set is Hybrid or Modern yet: migrate one first.'),
  });
  if (row) await show(context, row.key, 'again');
}

/** Return to Migration. */
export async function showMigration(context: CommandContext, asked: Asked): Promise<void> {
  const row = await chooseSet(asked, context.overview, 'running', {
    placeholder: l10n.t('Select a migration to show'),
    none: l10n.t('No migration is under way.'),
  });
  if (row) await show(context, row.key, 'show');
}

/** Cancel Migration. */
export async function cancelMigration(
  { overview, migrations, localGrants }: CommandContext,
  asked: Asked,
): Promise<void> {
  const row = await chooseSet(asked, overview, 'running', {
    placeholder: l10n.t('Select a migration to cancel'),
    none: l10n.t('No migration is under way.'),
    onlyOne: 'taken',
  });
  if (!row) return;
  const { pending } = localGrants.localState(row.key);
  const person = localGrants.all.find(({ id }) => id === pending)?.person.name ?? row.set.account;
  const waiting = overview.rows.sets.filter(({ key }) => localGrants.localState(key).pending === pending);
  const action = l10n.t('Cancel Migration');
  if (pending !== undefined && !(await mayDropSignIn(person, waiting.length, action))) return;
  if (!(await migrations.cancel(row.key)))
    void showInformation(l10n.t('Save had already started, and is finished.'));
}

async function show(
  { migrations }: CommandContext,
  ...what: Parameters<CommandContext['migrations']['show']>
): Promise<void> {
  if (!(await migrations.show(...what))) sayGone();
}
