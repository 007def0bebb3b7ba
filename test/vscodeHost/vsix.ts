import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { builtTests, projectRoot } from './projectRoot';

/** Packages the extension as `npm run package` does, into the build folder; returns the path of the VSIX. */
export async function packageVsix(): Promise<string> {
  const folder = join(builtTests, '..');
  await mkdir(folder, { recursive: true });
  const vsix = join(folder, 'backup-auth-migrator.vsix');
  console.log('  Packaging the extension …');
  await npmRun('package', '--out', vsix);
  return vsix;
}

async function npmRun(...args: readonly string[]): Promise<void> {
  const [script, ...rest] = args;
  const npm = spawn('npm', ['run', '--silent', script!, '--', ...rest], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'], // no terminal: vsce asks nothing
    shell: process.platform === 'win32',
    // A build into another folder is for tests; what is packaged is always built in its place.
    env: { ...process.env, OUT_DIR: '.' },
  });
  let said = '';
  npm.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  npm.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => npm.once('close', resolve));
  if (code !== 0) throw new Error(`npm run ${script!} failed:\n${said}`);
}
