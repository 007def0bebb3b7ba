import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchHostPackages, type HostPackages } from './hostPackages.js';
import { hostSettings } from './hostSettings.js';
import { type ProcessTree, startProcessTree } from './processTree.js';

/** A running VS Code with web workbench, as a person opens it in a browser. */
export interface VscodeServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Asked for on the log-in page: an open port of this server is a shell. */
  readonly password: string;
  /** Everything the server keeps, its log files included; gone after `close`. */
  readonly home: string;
  /** Ends every process of it and removes `home`. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** A packaged extension to install, or a folder of extensions that `installVsix` made. */
  readonly extension: { readonly vsix: string } | { readonly installedIn: string };
  /** Added to the environment of the server, and so of its extension hosts. */
  readonly env?: NodeJS.ProcessEnv;
  /** User settings beside those of every host. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Starts VS Code's server on a free port of 127.0.0.1 with a random password and folders of its own. */
export async function startServer(options: ServerOptions): Promise<VscodeServer> {
  const host = await fetchHostPackages();
  const home = await mkdtemp(join(tmpdir(), 'backup-auth-vscode-'));
  const password = randomBytes(16).toString('base64url');
  let tree: ProcessTree | undefined;
  const close = async () => {
    await tree?.end();
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await writeUserSettings(home, options.settings);
    const { extension } = options;
    if ('vsix' in extension) await installVsix(host, extension.vsix, home);
    else await cp(extension.installedIn, join(home, 'extensions'), { recursive: true });
    tree = startEntry(host, home, ['--auth', 'password', '--bind-addr', '127.0.0.1:0', '--ignore-last-opened'], {
      ...options.env,
      PASSWORD: password,
    });
    const [, origin] = await lineMatching(tree, /server listening on (http:\/\/127\.0\.0\.1:\d+)/);
    return { origin: origin!, password, home, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Installs a packaged extension into `home/extensions`, as `code --install-extension` does. */
export async function installVsix(host: HostPackages, vsix: string, home: string): Promise<void> {
  const tree = startEntry(host, home, ['--install-extension', vsix], {});
  try {
    await lineMatching(tree, /was successfully installed/);
  } finally {
    await tree.end();
  }
}

async function writeUserSettings(home: string, more: ServerOptions['settings']): Promise<void> {
  await mkdir(join(home, 'User'), { recursive: true });
  await writeFile(join(home, 'User/settings.json'), JSON.stringify({ ...hostSettings, ...more }, undefined, 2));
}

function startEntry(
  host: HostPackages,
  home: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): ProcessTree {
  const own = ['--user-data-dir', home, '--extensions-dir', join(home, 'extensions')];
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
  // Its configuration file is asked for by name, so that none of this person's own is read or written.
  const config = ['--config', join(home, 'config.yaml')];
  return startProcessTree(host.node, [host.entry, ...own, ...quiet, ...config, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...withoutOuterVscode(), ...env },
  });
}

/** The environment, free of what an outer VS Code terminal put there: it would be taken for our own. */
function withoutOuterVscode(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE|ELECTRON)_|^(PASSWORD|PORT|NODE_OPTIONS)$/.test(name)),
  );
}

/** Waits until the program prints what is looked for; if it ends before, its words are the error. */
async function lineMatching(tree: ProcessTree, wanted: RegExp): Promise<RegExpExecArray> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const match = wanted.exec(said);
      if (match) resolve(match);
    };
    tree.process.stdout?.on('data', hear);
    tree.process.stderr?.on('data', hear);
    tree.process.once('error', reject);
    tree.process.once('close', () => reject(new Error(`VS Code's server ended early:\n${said}`)));
  });
}
