import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, pauseReally, turns } from './clock';
import { handlesNow } from './handles';
import { listedNow } from './listeners';
import type { LongWindow } from './longWindow';
import { listenersNow } from './vscode/events';
import { things } from './vscode/window';
import { kept } from './vscode/workspace';

/** What was there at one moment, by names; `heap` is in bytes. */
export type Sample = Readonly<Record<string, number>>;

/** What ends by itself: a request, a connection that is used again. */
const passing = /^(FSReq|TCP|GetAddrInfo|HTTP)/;

/** After everything that nobody holds is collected. */
export async function sample(window: LongWindow, clock: Clock): Promise<Sample> {
  for (let looked = 0; looked < 5_000 && handlesNow().some((kind) => passing.test(kind)); looked++)
    await pauseReally();
  // What the system told meanwhile is over, too.
  await window.advance(1_000);
  for (let turn = 0; turn < 4; turn++) {
    global.gc!();
    await turns(2);
  }
  const counted: Record<string, number> = {};
  const add = (name: string, count: number) => (counted[name] = (counted[name] ?? 0) + count);
  for (const [name, count] of listenersNow()) add(`listeners: ${name}`, count);
  add("listeners: the extension's lists", listedNow());
  for (const name of process.eventNames())
    add(`listeners: process ${String(name)}`, process.listenerCount(name));
  for (const kind of handlesNow()) add(`handles: ${kind}`, 1);
  for (const [kind, count] of things.counts) add(`things: ${kind}`, count);
  add('things: file watchers', kept.watchers());
  add('timers', clock.waiting);
  add('state: global', window.globalState.length);
  add('state: workspace', window.workspaceState.length);
  add('keys: global state', window.globalState.keys().length);
  add('keys: workspace state', window.workspaceState.keys().length);
  const [count, length] = window.secrets.size;
  add('secrets: count', count);
  add('secrets: characters', length);
  add('state: bytes of files', bytesBelow(window.storage));
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  add('heap', heapUsed + arrayBuffers);
  return counted;
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const found = statSync(join(folder, name));
    return sum + (found.isFile() ? found.size : 0);
  }, 0);
}
