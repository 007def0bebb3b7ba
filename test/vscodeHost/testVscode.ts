import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { builtTests } from './projectRoot';

/** The release that the fetched server is; the desktop program's is the same. */
const release = '1.139.1';
const downloads = 'https://update.code.visualstudio.com/api/releases/stable';
let desktop: Promise<string | undefined> | undefined;

/**
 * A program that takes desktop VS Code's arguments: desktop VS Code itself where it can be downloaded and shown,
 * our launcher of the server otherwise. `TEST_VSCODE=desktop` or `TEST_VSCODE=server` decides instead.
 *
 * @param folder where a script is written that starts the launcher
 * @param options `restricted`: an untrusted workspace. `builtIn`: which of the extensions that come with VS Code there
 *   are, where it isn't desktop VS Code
 */
export async function testVscode(
  folder: string,
  { restricted = false, builtIn }: { restricted?: boolean; builtIn?: 'needed' },
): Promise<string> {
  const program = await (desktop ??= findDesktop());
  if (program !== undefined && !restricted) return program;
  const own = [
    ...(restricted ? ['--restricted'] : []),
    ...(builtIn === 'needed' ? ['--needed'] : []),
    ...(program === undefined ? [] : [`--desktop=${program}`]),
  ];
  const command = [process.execPath, join(builtTests, 'vscodeHost/launcher.js'), ...own]
    .map((part) => `"${part}"`)
    .join(' ');
  const windows = process.platform === 'win32';
  const script = join(folder, windows ? 'vscode.cmd' : 'vscode.sh');
  await writeFile(script, windows ? `@${command} %*\r\n` : `#!/bin/sh\nexec ${command} "$@"\n`);
  await chmod(script, 0o755);
  return script;
}

async function findDesktop(): Promise<string | undefined> {
  const wanted = process.env['TEST_VSCODE'];
  const possible = wanted === undefined ? hasScreen() && (await isReachable()) : wanted === 'desktop';
  console.log(`  VS Code ${release}: ${possible ? 'desktop' : 'server with web workbench'}`);
  return possible ? downloadAndUnzipVSCode(release) : undefined;
}

function hasScreen(): boolean {
  return (
    process.platform !== 'linux' || [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(Boolean)
  );
}

async function isReachable(): Promise<boolean> {
  return fetch(downloads, { method: 'HEAD', signal: AbortSignal.timeout(5_000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}
