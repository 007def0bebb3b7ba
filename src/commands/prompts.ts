import * as vscode from 'vscode';
import * as page from '../prompts/pageCommands';
import type { PromptParts } from '../prompts/promptParts';
import { runPrompts } from '../prompts/runPrompts';
import { sayGone, sayNoSets } from './chooseSets';
import type { CommandContext } from './context';
import { type Asked, keyAsked } from './selection';

/** Migrate with Prompts. */
export async function migrateWithPrompts(context: CommandContext, asked: Asked): Promise<void> {
  const key = await keyAsked(asked);
  await context.overview.settled();
  if (context.overview.rows.sets.length === 0) sayNoSets();
  else if (!(await runPrompts(partsOf(context), key))) sayGone();
}

/** Paste Code. */
export async function pasteCode(context: CommandContext): Promise<void> {
  await page.pasteCode(partsOf(context));
}

/** Ask an Administrator. */
export async function askAdministrator(context: CommandContext): Promise<void> {
  await page.askAdministrator(partsOf(context));
}

/** Use Existing Authorization. */
export async function useExisting(context: CommandContext): Promise<void> {
  await page.useExisting(partsOf(context));
}

/** Skip This Account. */
export async function skipAccount(context: CommandContext): Promise<void> {
  await page.pressOfQueue(partsOf(context), 'skip');
}

/** Move This Account to the End. */
export async function deferAccount(context: CommandContext): Promise<void> {
  await page.pressOfQueue(partsOf(context), 'defer');
}

/** Stop the Migration Queue. */
export async function stopQueue(context: CommandContext): Promise<void> {
  await page.pressOfQueue(partsOf(context), 'stop');
}

/** Get Started. */
export async function getStarted(): Promise<void> {
  const walkthrough = 'backup-auth-migrator.backup-auth-migrator#backupAuth.start';
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
}

function partsOf({
  estate,
  migrations,
  localGrants,
  services,
  overview,
  queue,
  pages,
  view,
  storage,
  log,
}: CommandContext): PromptParts {
  const { secrets } = storage;
  return {
    estate,
    migrations,
    localGrants,
    memory: services.memory,
    overview,
    queue,
    pages,
    secrets,
    selected: view.selected,
    log,
  };
}
