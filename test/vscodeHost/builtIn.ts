import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostPackages } from './hostPackages';

/** Of the hundred extensions that come with VS Code, those that have a part in what is tested. */
const needed = [
  'configuration-editing',
  'git',
  'git-base',
  'json',
  'json-language-features',
  'log',
  'markdown-basics',
  'markdown-language-features',
  'theme-defaults',
  'theme-modern-icons',
  'theme-seti',
];

/**
 * Arguments of VS Code's server for a window with no others: to start the rest takes a seventh of the processor time
 * of each window.
 *
 * @param home where a folder of links to them is made
 */
export async function onlyNeeded({ builtInExtensions }: HostPackages, home: string): Promise<string[]> {
  const folder = join(home, 'builtIn');
  await mkdir(folder, { recursive: true });
  for (const name of needed) await symlink(join(builtInExtensions, name), join(folder, name), 'junction');
  return ['--builtin-extensions-dir', folder];
}
