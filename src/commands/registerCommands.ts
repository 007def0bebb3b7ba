import { Disposable } from 'vscode';
import { registerFileCommands } from './fileCommands';
import { registerForgetCommands } from './forgetCommands';
import { registerLogCommands } from './logCommands';
import { registerMigrationCommands } from './migrationCommands';
import type { CommandParts } from './parts';

/** All commands. To be called before any secret is read: forgetting must work where reading does not. */
export function registerCommands(parts: CommandParts): Disposable {
  return Disposable.from(
    registerForgetCommands(parts),
    registerMigrationCommands(parts),
    registerFileCommands(parts),
    registerLogCommands(parts),
  );
}
