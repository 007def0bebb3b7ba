import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Authority, type AuthorityOptions, startAuthority } from '../authority/authority';
import { atEndOfWorker } from '../suite/worker/ends';
import { askForTrust } from '../vscodeHost/hostSettings';
import { type TemporaryFolder, temporaryFolder } from '../vscodeHost/leftovers';
import { type ServerOptions, startServer, type VscodeServer } from '../vscodeHost/server';
import { packageVsix } from '../vscodeHost/vsix';
import { Profiles } from './profiles';

/** Where the extension keeps files, below the home of a server. */
export const storageFolder = 'User/globalStorage/backup-auth-migrator.backup-auth-migrator';

/** What a VS Code and a browser are started with. */
export interface HostOptions {
  /** User settings of VS Code beside the usual ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** `elsewhere`: the browser reaches nothing that listens on `localhost`, like one on another computer. */
  readonly browser?: 'here' | 'elsewhere';
  /** Other extensions that are installed, too: their folders, from the project's. */
  readonly beside?: readonly string[];
  /** A build of the extension as a folder, in the place of the VSIX. */
  readonly extension?: () => Promise<string>;
  /** `ofTheExtension`: no environment variable names a practice cloud. */
  readonly practice?: 'byVariable' | 'ofTheExtension';
  /** Environment of the server, and so of the extension, beside the practice cloud's. */
  readonly env?: NodeJS.ProcessEnv;
  /** VS Code's display language, by its id. */
  readonly language?: string;
}

/** A VS Code server with the extension, and a browser; the practice sign-in that it knows listens on `port`. */
interface Host {
  /** Of the server. */
  readonly options: Omit<HostOptions, 'browser'>;
  readonly port: number;
  readonly server: VscodeServer;
  readonly browser: HostOptions['browser'];
  readonly profiles: Profiles;
}

/** What the hosts of a process have in common, so that a browser finds in its profile what it compiled for the one before. */
interface Kept {
  readonly profile: TemporaryFolder;
  port?: number;
}

/** The one that runs. Each test file is a bundle of its own, so what they share is kept where all of them find it. */
const shared = globalThis as { backupAuthHost?: Host; backupAuthKept?: Kept };

/**
 * A VS Code server and a browser for one `describe`, with a practice sign-in that nobody has used. The ones of the `describe`
 * before are taken again where they were started with the same options: to the extension a machine is a browser profile, and
 * those are new for each test. What it kept on the server's disk goes.
 */
export async function takeHost(
  { browser = 'here', ...options }: HostOptions,
  ofAuthority: AuthorityOptions = {},
): Promise<{ readonly host: Host; readonly authority: Authority }> {
  const before = shared.backupAuthHost;
  const kept = (shared.backupAuthKept ??= { profile: await temporaryFolder('profile') });
  if (before && isDeepStrictEqual(before.options, options) && (await isThere(before))) {
    // Another program may have its port by now.
    const again = await startAuthority({ ...ofAuthority, port: before.port }).catch(() => undefined);
    if (again)
      return atAuthority(again, async () => {
        await rm(join(before.server.home, storageFolder), { recursive: true, force: true });
        return withBrowser(before, browser, kept);
      });
  }
  await endHost();
  const authority = await startAuthority(ofAuthority);
  return atAuthority(authority, async () => {
    const ofServer = await serverOptions(options, authority);
    const server = await startServer(kept.port === undefined ? ofServer : { ...ofServer, port: kept.port });
    kept.port = server.port;
    const profiles = await startBrowser(browser, kept).catch(async (error: unknown) => {
      await server.close();
      throw error;
    });
    atEndOfWorker(endHost);
    return (shared.backupAuthHost = { options, port: authority.port, server, browser, profiles });
  });
}

/** A sign-in whose host can't be started ends with that. */
async function atAuthority(
  authority: Authority,
  startHost: () => Promise<Host>,
): Promise<{ readonly host: Host; readonly authority: Authority }> {
  try {
    return { host: await startHost(), authority };
  } catch (error) {
    await authority.close();
    throw error;
  }
}

/** Another browser takes the place of one that was started otherwise: the server costs more to start. */
async function withBrowser(host: Host, browser: HostOptions['browser'], kept: Kept): Promise<Host> {
  if (host.browser === browser) return host;
  await host.profiles.close();
  const profiles = await startBrowser(browser, kept);
  return (shared.backupAuthHost = { ...host, browser, profiles });
}

function startBrowser(browser: HostOptions['browser'], { profile }: Kept): Promise<Profiles> {
  const flags = browser === 'elsewhere' ? ['--host-resolver-rules=MAP localhost ~NOTFOUND'] : [];
  return Profiles.start(profile.path, ...flags);
}

async function serverOptions(options: HostOptions, authority: Authority): Promise<ServerOptions> {
  const { apiOrigin, browserOrigin } = authority;
  const folder = await options.extension?.();
  const practice =
    options.practice === 'ofTheExtension'
      ? {}
      : { BACKUP_AUTH_PRACTICE_CLOUD: `${apiOrigin} ${browserOrigin}` };
  return {
    ...(folder === undefined ? { vsix: process.env['BACKUP_AUTH_VSIX'] ?? (await packageVsix()) } : {}),
    // As on the desktop, where an engineer saves: in the browser VS Code would save by itself.
    settings: { 'files.autoSave': 'off', ...askForTrust, ...options.settings },
    beside: [...(options.beside ?? []), ...(folder === undefined ? [] : [folder])],
    builtIn: 'needed',
    ...(options.language === undefined ? {} : { language: options.language }),
    env: { ...practice, ...options.env },
  };
}

async function isThere({ profiles, server }: Host): Promise<boolean> {
  return (
    profiles.isThere &&
    (await fetch(`${server.origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  );
}

/** The next `describe` gets another one. */
export async function endHost(): Promise<void> {
  const host = shared.backupAuthHost;
  delete shared.backupAuthHost;
  await host?.profiles.close();
  await host?.server.close();
}
