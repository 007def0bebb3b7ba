import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';

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
