import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Browser } from 'playwright-core';
import { type Authority, type AuthorityOptions, startAuthority } from '../authority/authority';
import { atEndOfWorker } from '../suite/worker/ends';
import { startChromium } from '../vscodeHost/chromium';
import { askForTrust } from '../vscodeHost/hostSettings';
import { type ServerOptions, startServer, type VscodeServer } from '../vscodeHost/server';
import { packageVsix } from '../vscodeHost/vsix';

/** Where the extension keeps files, below the home of a server. */
export const storageFolder = 'User/globalStorage/backup-auth-migrator.backup-auth-migrator';

/** What a VS Code and a browser are started with. */
export interface HostOptions {
  /** User settings of VS Code beside the usual ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where browsers sign in: `untrusted` is an address that VS Code asks about before it opens it. */
  readonly signInAddress?: 'trusted' | 'untrusted';
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
  readonly options: HostOptions;
  readonly port: number;
  readonly server: VscodeServer;
  readonly browser: Browser;
}

/** The one that runs. Each test file is a bundle of its own, so what they share is kept where all of them find it. */
const shared = globalThis as { backupAuthHost?: Host };

/**
 * A VS Code server and a browser for one `describe`, with a practice sign-in that nobody has used. The ones of the `describe`
 * before are taken again where they were started with the same options: to the extension a machine is a browser profile, and
 * those are new for each test. What it kept on the server's disk goes.
 */
export async function takeHost(
  options: HostOptions,
  ofAuthority: AuthorityOptions = {},
): Promise<{ readonly host: Host; readonly authority: Authority }> {
  const before = shared.backupAuthHost;
  if (before && isDeepStrictEqual(before.options, options) && (await isThere(before))) {
    await rm(join(before.server.home, storageFolder), { recursive: true, force: true });
    return { host: before, authority: await startAuthority({ ...ofAuthority, port: before.port }) };
  }
  await endHost();
  const authority = await startAuthority(ofAuthority);
  try {
    const server = await startServer(await serverOptions(options, authority));
    const flags = options.browser === 'elsewhere' ? ['--host-resolver-rules=MAP localhost ~NOTFOUND'] : [];
    const browser = await startChromium(...flags);
    shared.backupAuthHost = { options, port: authority.port, server, browser };
    atEndOfWorker(endHost);
    return { host: shared.backupAuthHost, authority };
  } catch (error) {
    await authority.close();
    throw error;
  }
}

async function serverOptions(options: HostOptions, authority: Authority): Promise<ServerOptions> {
  const { apiOrigin, browserOrigin, untrustedBrowserOrigin } = authority;
  const signIn = options.signInAddress === 'untrusted' ? untrustedBrowserOrigin : browserOrigin;
  const folder = await options.extension?.();
  const practice =
    options.practice === 'ofTheExtension'
      ? {}
      : { BACKUP_AUTH_PRACTICE_CLOUD: `${apiOrigin} ${signIn ?? ''}` };
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

async function isThere({ browser, server }: Host): Promise<boolean> {
  return (
    browser.isConnected() &&
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
  await host?.browser.close();
  await host?.server.close();
}
