import * as vscode from 'vscode';
import { type CommandId, commandNames } from './commandNames';
import type { CommandContext } from './context';
import type { Command } from './runCommand';

/**
 * All commands; what they do is loaded with the first one that is called. To be called before any secret is read:
 * forgetting must work where reading does not.
 */
export function registerCommands(context: CommandContext): vscode.Disposable {
  return vscode.Disposable.from(
    ...commandNames.map((name) => {
      const id: CommandId = `backupAuth.${name}`;
      return registerCommand(id, async () => (await import('./commands')).commands[id], context);
    }),
  );
}

export function registerCommand(
  id: string,
  load: () => Promise<Command>,
  context: CommandContext,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...asked: readonly unknown[]) => {
    const [{ runCommand }, command] = await Promise.all([import('./runCommand'), load()]);
    await runCommand(id, command, context, asked);
  });
}
