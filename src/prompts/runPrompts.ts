import type { SetKey } from '../core/backupSets/backupSet';
import { UncommittedFiles } from '../estate/uncommittedFiles';
import type { Migration } from '../migration/migration';
import type { How } from '../migration/migrations';
import type { SetRow } from '../overview/rows';
import { group, pressingFirst, type SetPick } from '../overview/setPicks';
import { pageView } from '../webview/pageView';
import { screenModelOf } from '../webview/screenModel';
import { showInformation, showInStatusBar } from '../window/messages';
import { type PromptLine, Prompts } from '../window/prompts';
import type { PromptParts } from './promptParts';
import { SetPrompts } from './setPrompts';
import { l10n } from '../wording/basics/l10n';

/**
 * Leads from a set to Mark as Done by prompts alone, set after set, until the person leaves.
 * @param asked the set to begin with; otherwise the person chooses one
 * @returns false: no file has that set any more
 */
export async function runPrompts(parts: PromptParts, asked?: SetKey): Promise<boolean> {
  const prompts = new Prompts();
  const git = new UncommittedFiles();
  try {
    let key = asked ?? (await chooseSet(parts, parts.selected, prompts));
    while (key !== undefined) {
      const migration = await parts.migrations.prompt(key, howOf(parts.overview.rows.find(key)));
      if (!migration) return false;
      const onward = await new SetPrompts(migration, parts, prompts, git).run();
      if (onward.to === 'page') await parts.migrations.show(key, 'show');
      parts.migrations.leavePrompts(migration);
      if (onward.to === 'nowhere') keepWaiting(migration, key, parts);
      if (onward.to === 'set') key = onward.key;
      else key = onward.to === 'sets' ? await chooseSet(parts, key, prompts) : undefined;
    }
    return true;
  } finally {
    prompts.dispose();
    git.dispose();
  }
}

/** A set that has something to authorize begins with it; any other shows how far it is. */
function howOf(row: SetRow | undefined): How {
  const begins = row?.next === 'migrate' || row?.next === 'authorizeAgain' || row?.next === 'running';
  return begins ? 'migrate' : 'show';
}

/** @param first stands on top */
async function chooseSet(
  { overview }: PromptParts,
  first: SetKey | undefined,
  prompts: Prompts,
): Promise<SetKey | undefined> {
  // The command may be what started the extension.
  await overview.settled();
  const { rows } = overview;
  const all = rows.sets.filter(({ set }) => !set.faults.includes('duplicateId'));
  const selected = all.filter(({ key }) => key === first);
  const others = all.filter(({ key }) => key !== first);
  const lines = [...group(l10n.t('Selected'), selected), ...pressingFirst(others)].map(lineOf);
  const answer = await prompts.list({
    title: l10n.t('Migrate with Prompts'),
    step: 1,
    of: 6,
    back: false,
    placeholder: l10n.t('Select a backup set to migrate'),
    busy: false,
    lines,
    active: lines.find(({ row }) => row !== undefined),
  });
  return answer.kind === 'line' ? answer.line.row?.key : undefined;
}

type SetLine = PromptLine & Pick<SetPick, 'row'>;

function lineOf({ label, description, detail, row }: SetPick): SetLine {
  if (!row) return { kind: 'section', label };
  return {
    kind: 'acts',
    label,
    ...(description === undefined ? {} : { description }),
    ...(detail === undefined ? {} : { detail }),
    row,
  };
}

/**
 * VS Code does not tell Esc from another list that takes the place, so neither ends a sign-in: it goes on, and what comes
 * of it is said where no page and no prompt shows it.
 */
function keepWaiting(migration: Migration, key: SetKey, parts: PromptParts): void {
  const { migrations } = parts;
  if (migration.phase !== 'signingIn' || !migrations.all.includes(migration)) return;
  if (migrations.onPage === migration) return;
  showInStatusBar(l10n.t('The sign-in continues. Select its entry here to return to its page.'));
  const listening = migrations.onDidMove(() => {
    if (migration.phase === 'signingIn' && migrations.all.includes(migration)) return;
    listening.dispose();
    const isShown = migrations.onPage === migration || migrations.onPrompts === migration;
    if (isShown || !migrations.all.includes(migration)) return;
    void sayWhatCame(migration, key, parts);
  });
}

async function sayWhatCame(migration: Migration, key: SetKey, parts: PromptParts): Promise<void> {
  const { title, announcement } = pageView(screenModelOf(migration, parts, { has: () => false }, {}), 0);
  const goOn = l10n.t('Continue');
  if ((await showInformation(`${title}: ${announcement}`, goOn)) === goOn) await runPrompts(parts, key);
}
