import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './processTree';
import { projectRoot } from './projectRoot';

/** Where the pieces of the fetched VS Code lie; absolute paths. */
export interface HostPackages {
  /** Node of the release that VS Code's server is built for. */
  readonly node: string;
  /** The server with a log-in page: what a person opens. */
  readonly entry: string;
  /** VS Code's own server, without a log-in: what runs an extension's tests. */
  readonly serverMain: string;
  /** The folder of the extensions that come with VS Code. */
  readonly builtInExtensions: string;
}

const recipe = join(projectRoot, 'test/vscodeHost');
const fetched = join(projectRoot, '.vscode-test');
/** Native packages of the host, `@vscode/…`, in whose place something of ours is put. */
const standIns = ['spdlog', 'native-watchdog'];

/**
 * VS Code as a server, from the npm registry alone; fetched once (about 800 MB) and kept in `.vscode-test/`.
 *
 * The folder gets its name, a hash of all that decides what is in it, by a rename after the last step: a fetch
 * that was cut short is never mistaken for a whole one, and two at a time do no harm.
 */
export async function fetchHostPackages(say: (line: string) => void = console.log): Promise<HostPackages> {
  const name = `host-${await recipeHash()}`;
  const whole = join(fetched, name);
  if (!existsSync(whole)) {
    const partial = join(fetched, `${name}.partial-${process.pid}`);
    await removeLeftovers(name);
    await mkdir(partial, { recursive: true });
    try {
      await install(partial, say);
      await rename(partial, whole).catch((error: unknown) => {
        if (!existsSync(whole)) throw error; // otherwise another fetch was quicker, and its result is the same
      });
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  }
  return pieces(whole);
}

async function recipeHash(): Promise<string> {
  const hash = createHash('sha256');
  const files = ['package-lock.json', ...standIns.map((name) => `standIns/${name}.mjs`)];
  for (const file of files) hash.update(await readFile(join(recipe, file)));
  return hash.digest('hex').slice(0, 12);
}

/** What older recipes and interrupted fetches left; a fetch that is still running keeps its folder. */
async function removeLeftovers(name: string): Promise<void> {
  const entries = existsSync(fetched) ? await readdir(fetched) : [];
  for (const entry of entries.filter((each) => each.startsWith('host-') && each !== name)) {
    const owner = Number(/\.partial-(\d+)$/.exec(entry)?.[1]);
    if (Number.isNaN(owner) || !isRunning(owner)) {
      await rm(join(fetched, entry), { recursive: true, force: true });
    }
  }
}

async function install(folder: string, say: (line: string) => void): Promise<void> {
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    await copyFile(join(recipe, file), join(folder, file));
  }
  say('VS Code host: fetching the server and its Node from the npm registry (once, about 800 MB on disk) …');
  await npmCi(folder, [], say);
  say('VS Code host: fetching the packages of VS Code itself …');
  // Its own lockfile leaves out what peers ask for.
  await npmCi(join(folder, 'node_modules/code-server/lib/vscode'), ['--legacy-peer-deps'], say);
  const vscode = join(folder, 'node_modules/code-server/lib/vscode/node_modules');
  for (const name of standIns) {
    await copyFile(join(recipe, 'standIns', `${name}.mjs`), join(vscode, '@vscode', name, 'index.js'));
  }
  say('VS Code host: ready.');
}

/** Install scripts stay off: nothing is compiled, and nothing of these packages runs as the installing user. */
async function npmCi(cwd: string, flags: readonly string[], say: (line: string) => void): Promise<void> {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...flags];
  const cli = process.env['npm_execpath'];
  const npm = cli
    ? spawn(process.execPath, [cli, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
    : spawn('npm', args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' });
  let complaints = '';
  npm.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const started = Date.now();
  const progress = setInterval(() => {
    say(`VS Code host: … ${Math.round((Date.now() - started) / 1000)} s`);
  }, 10_000);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      npm.once('error', reject);
      npm.once('close', resolve);
    });
    if (code !== 0) throw new Error(`npm ci in ${cwd} ended with ${code ?? 'a signal'}:\n${complaints}`);
  } finally {
    clearInterval(progress);
  }
}

function pieces(whole: string): HostPackages {
  const packages = join(whole, 'node_modules');
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const node = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
    .map((name) => join(packages, name, binary))
    .find((path) => existsSync(path));
  if (!node) throw new Error(`There is no Node for VS Code's server on ${process.platform} ${process.arch}.`);
  return {
    node,
    entry: join(packages, 'code-server/out/node/entry.js'),
    serverMain: join(packages, 'code-server/lib/vscode/out/server-main.js'),
    builtInExtensions: join(packages, 'code-server/lib/vscode/extensions'),
  };
}
