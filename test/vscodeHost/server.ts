import { createHash, randomBytes } from 'node:crypto';
import { cp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { onlyNeeded } from './builtIn';
import { fetchHostPackages, type HostPackages } from './hostPackages';
import { hostEnvironment, lineMatching } from './hostProcess';
import { writeUserSettings } from './hostSettings';
import { temporaryFolder } from './leftovers';
import { projectRoot } from './projectRoot';
import { type ProcessTree, startProcessTree } from './processTree';

/** A running VS Code with web workbench, as a person opens it in a browser. */
export interface VscodeServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly port: number;
  /** Asked for on the log-in page: an open port of this server is a shell. */
  readonly password: string;
  /** Cookie of somebody who has entered the password. */
  readonly session: { readonly name: string; readonly value: string };
  /** Everything the server keeps, its log files included; gone after `close`. */
  readonly home: string;
  /** Ends every process of it and removes `home`. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** A packaged extension to install; absolute path. */
  readonly vsix?: string;
  /** Folders of extensions to install as well; absolute, or from the project's. */
  readonly beside?: readonly string[];
  /** Of the extensions that come with VS Code: `needed` are those that our tests need, otherwise all. */
  readonly builtIn?: 'needed';
  /** Added to the environment of the server, and so of its extension hosts. */
  readonly env?: NodeJS.ProcessEnv;
  /** User settings beside those of every host. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Of 127.0.0.1; another one where it's taken. By default a free one. */
  readonly port?: number;
  /** The display language, by its id; VS Code's own words stay English, since no language pack of its makers is at hand. */
  readonly language?: string;
}

/** Starts VS Code's server on a free port of 127.0.0.1 with a random password and folders of its own. */
export async function startServer(options: ServerOptions): Promise<VscodeServer> {
  const host = await fetchHostPackages();
  const folder = await temporaryFolder('vscode');
  const home = folder.path;
  const password = randomBytes(16).toString('base64url');
  let tree: ProcessTree | undefined;
  const close = async () => {
    await tree?.end();
    await folder.remove();
  };
  try {
    await writeUserSettings(home, options.settings);
    const hashed = createHash('sha256').update(password).digest('hex');
    const session = { name: 'code-server-session', value: hashed };
    const { language, port: wanted = 0 } = options;
    const port = (await isFree(wanted)) ? wanted : 0;
    if (language !== undefined) await writeLanguagePack(home, language);
    // First: what lies there when VS Code looks for the first time is installed to it.
    for (const folder of options.beside ?? []) {
      const installed = join(home, 'extensions', basename(folder));
      await cp(resolve(projectRoot, folder), installed, { recursive: true });
    }
    if (options.vsix !== undefined) await installVsix(host, options.vsix, home);
    tree = await startEntry(
      host,
      home,
      [
        ...['--auth', 'password', '--bind-addr', `127.0.0.1:${port}`, '--ignore-last-opened'],
        ...(language === undefined ? [] : ['--locale', language]),
        ...(options.builtIn === 'needed' ? await onlyNeeded(host, home) : []),
      ],
      {
        ...options.env,
        // Given in plain words, every request would be checked by a costly hash, each file of the workbench too.
        HASHED_PASSWORD: hashed,
      },
    );
    const [, origin] = await lineMatching(tree, /server listening on (http:\/\/127\.0\.0\.1:\d+)/);
    return { origin: origin!, port: Number(new URL(origin!).port), password, session, home, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** As an installed language pack registers itself, one without words. */
async function writeLanguagePack(home: string, language: string): Promise<void> {
  const words = join(home, 'noWords.i18n.json');
  await writeFile(words, JSON.stringify({ contents: {} }));
  const extensions = [{ extensionIdentifier: { id: `language.pack-${language}` }, version: '1.0.0' }];
  const pack = { hash: 'noWords', label: language, extensions, translations: { vscode: words } };
  await writeFile(join(home, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}

/** As `code --install-extension` does. */
async function installVsix(host: HostPackages, vsix: string, home: string): Promise<void> {
  const tree = await startEntry(host, home, ['--install-extension', vsix], {});
  try {
    await lineMatching(tree, /was successfully installed/);
  } finally {
    await tree.end();
  }
}

async function startEntry(
  host: HostPackages,
  home: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ProcessTree> {
  const own = ['--user-data-dir', home, '--extensions-dir', join(home, 'extensions')];
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
  // Its configuration file is asked for by name, so that none of this person's own is read or written.
  const config = ['--config', join(home, 'config.yaml')];
  return startProcessTree(host.node, [host.entry, ...own, ...quiet, ...config, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: await hostEnvironment(home, env),
  });
}
