import { UncommittedFiles } from '../estate/uncommittedFiles';
import type { Migration } from '../migration/migration';
import type { Act } from '../webview/protocol';
import { takeAct } from '../webview/takeAct';
import { showInformation } from '../window/messages';
import { Prompts } from '../window/prompts';
import { pickOne } from '../window/questions';
import { plainText } from '../wording/basics/plainText';
import { offering, type OfferedButton } from './offers';
import type { PromptParts } from './promptParts';
import { SetPrompts } from './setPrompts';
import { l10n } from '../wording/basics/l10n';

/** Paste Code: the box of the page, wherever the person is. */
export async function pasteCode(parts: PromptParts): Promise<void> {
  const migration = await choose(parts, 'ok', l10n.t('No sign-in waits for a code.'));
  if (!migration) return;
  const prompts = new Prompts();
  const git = new UncommittedFiles();
  try {
    await new SetPrompts(migration, parts, prompts, git).paste();
  } finally {
    prompts.dispose();
    git.dispose();
  }
  await parts.migrations.show(migration.key, 'show');
}

/** Ask an Administrator: the page has what to hand on. */
export async function askAdministrator(parts: PromptParts): Promise<void> {
  const none = l10n.t('No migration can ask an administrator now.');
  const migration = await choose(parts, 'askAdministrator', none);
  if (migration) await press(migration, parts, { type: 'press', button: 'askAdministrator' });
}

/** Use Existing Authorization: Confirm shows whose it is, before anything is saved. */
export async function useExisting(parts: PromptParts): Promise<void> {
  const none = l10n.t('No migration can use an authorization that is stored here.');
  const migration = await choose(parts, 'useGrant', none);
  if (!migration) return;
  const usable = migration.sets.usable(parts.localGrants.all);
  const picks = usable.map(({ facts }) => ({ label: plainText(facts.person.name), id: facts.id }));
  const chosen =
    picks.length > 1
      ? await pickOne(picks, { placeHolder: l10n.t('Select whose authorization to use') })
      : picks[0];
  if (chosen) await press(migration, parts, { type: 'press', button: 'useGrant', argument: chosen.id });
}

/** Skip This Account, Move This Account to the End, Stop the Migration Queue. */
export async function pressOfQueue(parts: PromptParts, button: 'skip' | 'defer' | 'stop'): Promise<void> {
  const [migration] = offering(parts, button);
  if (migration) await take(migration, parts, { type: 'press', button });
  else void showInformation(l10n.t('No migration queue can do that now.'));
}

/** Does it, and shows the page, which tells what came of it. */
async function press(migration: Migration, parts: PromptParts, act: Act): Promise<void> {
  await take(migration, parts, act);
  await parts.migrations.show(migration.key, 'show');
}

async function take(migration: Migration, parts: PromptParts, act: Act): Promise<void> {
  await takeAct(act, migration, parts, { close: () => undefined, focus: () => undefined });
}

/** The migration on the page, the only one, or one of several. Undefined: none, which is said, or none chosen. */
async function choose(
  parts: PromptParts,
  button: OfferedButton,
  none: string,
): Promise<Migration | undefined> {
  const open = offering(parts, button);
  const [first, ...others] = open;
  if (!first) {
    void showInformation(none);
    return undefined;
  }
  if (others.length === 0 || first === parts.migrations.onPage) return first;
  const picks = open.map((migration) => ({
    label: plainText(migration.sets.first.name),
    description: plainText(migration.sets.first.account),
    migration,
  }));
  return (await pickOne(picks, { placeHolder: l10n.t('Select a migration') }))?.migration;
}
