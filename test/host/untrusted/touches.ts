import { AsyncLocalStorage } from 'node:async_hooks';
import childProcess from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import * as vscode from 'vscode';
import { replace, restoreAll } from '../stubs';

/** Everything that a window which isn't trusted leaves alone. */
export type Touch = 'network' | 'process' | 'file' | 'edit' | 'browser' | 'secret' | 'state' | 'lock';

/** Names of functions that change what is on the disk. `open` is for reading, too. */
const writing =
  /^(append|chmod|chown|copy|cp|create(Write)|lchown|link|lutimes|mkdir|mkdtemp|rename|rm|symlink|truncate|unlink|utimes|write)/;

const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND } = fs.constants;
const everyWayToWrite = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;

/** What was touched since it began, in the order in which it was; ended by `end`. */
export class Touches {
  readonly all: string[] = [];
  private readonly whose = new AsyncLocalStorage<string[]>();

  constructor() {
    const files = (where: object) => {
      for (const name of Object.keys(where)) {
        if (writing.test(name)) this.watch(where, name, (path) => `file: ${name} ${String(path)}`);
        if (/^open(Sync)?$/.test(name))
          this.watch(where, name, (path, flags = 'r') =>
            (typeof flags === 'number' ? (flags & everyWayToWrite) === 0 : flags === 'r')
              ? undefined
              : `${String(path).endsWith('.lock') ? 'lock' : 'file'}: ${name} ${String(path)}`,
          );
      }
    };
    files(fs);
    files(fs.promises);
    // What every way to start a process comes to, unless it's waited for.
    this.watch(childProcess.ChildProcess.prototype, 'spawn', (options) => {
      const { file } = options as { readonly file: string };
      return `process: ${file}`;
    });
    for (const name of ['spawnSync', 'execSync', 'execFileSync'])
      this.watch(childProcess, name, (what) => `process: ${String(what)}`);
    for (const [module, scheme] of [
      [http, 'http'],
      [https, 'https'],
    ] as const)
      for (const name of ['request', 'get']) this.watch(module, name, () => `network: ${scheme}.${name}`);
    this.watch(net.Socket.prototype, 'connect', () => 'network: connect');
    this.watch(net.Server.prototype, 'listen', () => 'network: listen');
    this.watch(globalThis, 'fetch', () => 'network: fetch');
    this.watch(vscode.env, 'openExternal', () => 'browser: openExternal');
    this.watch(vscode.workspace, 'applyEdit', () => 'edit: applyEdit');
    // Functions that modules of Node's have imported by name.
    syncBuiltinESMExports();
  }

  note(touch: Touch, what: string): void {
    this.add(`${touch}: ${what}`);
  }

  /**
   * Adds to `touched` what `work` touches, also what it began and did not wait for. What VS Code tells the extension
   * meanwhile, such as a file that changed, is nobody's.
   */
  by<T>(touched: string[], work: () => T): T {
    return this.whose.run(touched, work);
  }

  /** What was touched by `work`, and by whatever went on meanwhile. */
  async during(work: () => unknown): Promise<readonly string[]> {
    const before = this.all.length;
    await work();
    await settled();
    return this.all.slice(before);
  }

  private add(said: string): void {
    this.all.push(said);
    this.whose.getStore()?.push(said);
  }

  end(): void {
    restoreAll();
    syncBuiltinESMExports();
  }

  private watch(
    where: object,
    name: string,
    words: (...args: readonly unknown[]) => string | undefined,
  ): void {
    const original: unknown = Reflect.get(where, name);
    if (typeof original !== 'function') return;
    const add = this.add.bind(this);
    // Whatever Node.js hangs on the function, such as what `promisify` takes, stays there.
    const watched = new Proxy(original, {
      apply(target, self, args: unknown[]): unknown {
        const said = words(...args);
        if (said?.startsWith('network') === true || (said !== undefined && isCalledByUs(said))) add(said);
        return Reflect.apply(target, self, args);
      },
    });
    replace(where, name as never, watched as never);
  }
}

/** VS Code's own code runs in this process, writes its log and searches; it is not where the extension and its tests are. */
function isCalledByUs(said: string): boolean {
  // Below the message, this function and whoever watches. Before a process starts, Node.js stands in between.
  const callers = new Error().stack?.split('\n').slice(3) ?? [];
  const passesNode = said.startsWith('process');
  const caller = callers.find((one) => !passesNode || !/[( ]node:/.test(one));
  return caller?.includes('/out/test/') ?? true;
}

/** What was begun and not waited for has had its turns, reading files included. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await fs.promises.stat(__filename);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
