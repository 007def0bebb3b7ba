import * as vscode from 'vscode';
import { isPracticeOrigin } from '../../core/backupSets/practiceCloud';
import { windowKindOf } from '../../core/identity/signInWays';
import { systemUser } from '../../practice/ahsayCbs/systemUser';
import type { PracticeServer } from '../../practice/practiceServer';
import { servePractice } from '../../signIn/practiceHere';

/** The browser of this window reaches nothing that listens on this computer. */
export class BrowserElsewhere extends Error {}

let starting: Promise<PracticeServer> | undefined;
let running: PracticeServer | undefined;

/** The AhsayCBS among them. Undefined: this window started none. */
export function practiceAhsayCbs():
  { readonly origin: string; readonly user: string; readonly password: string } | undefined {
  return running && { origin: running.apiOrigin, ...systemUser };
}

/**
 * Starts the practice servers of this window, unless they run.
 * @throws BrowserElsewhere
 */
export async function runServers(): Promise<void> {
  starting ??= start();
  try {
    running = await starting;
  } catch (error) {
    starting = undefined;
    throw error;
  }
  servePractice(running);
}

/** Ends them; what they knew is gone. */
export async function endServers(): Promise<void> {
  const server = await starting?.catch(() => undefined);
  starting = running = undefined;
  servePractice(undefined);
  await server?.close();
}

async function start(): Promise<PracticeServer> {
  const { startPracticeServer } = await import('../../practice/practiceServer');
  return startPracticeServer(browserOriginFor);
}

/**
 * By which name the browser finds a port of this computer. VS Code forwards `localhost` out of a remote; where its other end
 * has another port, `login.localhost` is opened instead, which VS Code doesn't forward once more.
 */
async function browserOriginFor(port: number): Promise<string> {
  const { remoteName, uiKind } = vscode.env;
  const web = uiKind === vscode.UIKind.Web;
  const byName = (at: string | number) => `http://login.localhost:${at}`;
  if (web) {
    // In a page VS Code would lead `localhost` through its own server.
    if (windowKindOf({ remoteName, web }) === 'webHere') return byName(port);
    throw new BrowserElsewhere();
  }
  const local = `http://localhost:${port}`;
  const { scheme, authority } = await vscode.env.asExternalUri(vscode.Uri.parse(local));
  const origin = `${scheme}://${authority}`;
  if (origin === local) return local;
  if (!isPracticeOrigin(origin)) throw new BrowserElsewhere();
  return byName(new URL(origin).port);
}
