import * as vscode from 'vscode';
import { systemUser } from '../../practice/ahsayCbs/systemUser';
import type { PracticeServer } from '../../practice/practiceServer';
import { servePractice } from '../../signIn/practiceHere';
import { practiceOrigin } from './practiceOrigin';

let starting: Promise<PracticeServer> | undefined;
let running: PracticeServer | undefined;

/** The AhsayCBS among them. Undefined: this window started none. */
export function practiceAhsayCbs():
  | { readonly origin: string; readonly user: string; readonly password: string }
  | undefined {
  return running && { origin: running.apiOrigin, ...systemUser };
}

/**
 * Starts the practice servers of this window, unless they run.
 * @throws BrowserElsewhere of `practiceOrigin`
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
  const { remoteName, uiKind } = vscode.env;
  const facts = { remoteName, web: uiKind === vscode.UIKind.Web };
  return startPracticeServer((port) => practiceOrigin(port, facts, forwarded));
}

/** Where VS Code leads a browser that asks for an address of this computer. */
async function forwarded(address: string): Promise<string> {
  const { scheme, authority } = await vscode.env.asExternalUri(vscode.Uri.parse(address));
  return `${scheme}://${authority}`;
}
