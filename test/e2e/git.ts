import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Folder, folderAt } from './folder';

/** Runs git in a folder, as a colleague, without the settings of this computer. */
export async function git(folder: string, ...what: readonly string[]): Promise<void> {
  const colleague = ['-c', 'user.name=Erin', '-c', 'user.email=erin@contoso.example'];
  await promisify(execFile)('git', [...colleague, ...what], {
    cwd: folder,
    env: { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' },
  });
}

/** Commits everything in a folder as it is now. */
export async function commitAll(folder: string): Promise<void> {
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', 'Backup sets');
}

/** A worktree of a folder under git, beside it; it is removed along with the folder. */
export async function addWorktree({ path: folder }: Folder, name: string): Promise<Folder> {
  const path = join(folder, '..', name);
  await git(folder, 'worktree', 'add', '--quiet', '-b', name, path);
  return folderAt(path);
}

/** Renames a worktree of a folder, as git does it. */
export async function renameWorktree(folder: Folder, worktree: Folder, name: string): Promise<Folder> {
  const path = join(folder.path, '..', name);
  await git(folder.path, 'worktree', 'move', worktree.path, path);
  return folderAt(path);
}
