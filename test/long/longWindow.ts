import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { activate, deactivate } from '../../src/extension';
import { keyOf } from '../../src/core/backupSets/backupSet';
import type { Act, Snapshot, ToPage } from '../../src/webview/protocol';
import { practiceUsers } from '../../src/practice/estate';
import { projectRoot } from '../vscodeHost/projectRoot';
import { PracticeBrowser } from '../unit/signIn/practiceBrowser';
import { type Clock, pauseReally, turns } from './clock';
import { estateText } from './estate';
import { CountedState, CountedSecrets } from './stored';
import { commands, opened, Uri } from './vscode/vscode';
import { Panel, window } from './vscode/window';
import { openFolder, tellOfFile } from './vscode/workspace';

/** Far beyond what it can take: nothing is measured by it. */
const mostLooks = 60_000;

/** A window of VS Code with the whole extension, on a folder of this disk, whose time is in the test's hands. */
export class LongWindow {
  readonly secrets = new CountedSecrets();
  readonly globalState = new CountedState();
  readonly workspaceState = new CountedState();
  readonly file: string;
  readonly storage: string;
  private readonly subscriptions: { dispose(): unknown }[] = [];
  private requests = 0;

  private constructor(
    folder: string,
    readonly clock: Clock,
    /** Tells the sign-in what time it is. */
    private readonly tellTime: (now: number) => Promise<void>,
  ) {
    const workspace = join(folder, 'workspace');
    this.storage = join(folder, 'storage');
    this.file = join(workspace, 'backup-sets.json');
    for (const one of [workspace, this.storage]) mkdirSync(one, { recursive: true });
    writeFileSync(this.file, estateText('Before'));
    openFolder(workspace);
  }

  static async open(
    folder: string,
    clock: Clock,
    tellTime: (now: number) => Promise<void>,
  ): Promise<LongWindow> {
    const it = new LongWindow(folder, clock, tellTime);
    it.countRequests();
    const api = await activate(it.context());
    await it.until(() => api.sets().length === 4, 'the file is read');
    return it;
  }

  /** As VS Code ends a window. */
  async close(): Promise<void> {
    await deactivate();
    for (const one of this.subscriptions.reverse()) await one.dispose();
  }

  key(id: string): string {
    return keyOf({ file: Uri.file(this.file).toString(), id });
  }

  /** Time passes, and the sign-in's clock with it. */
  async advance(milliseconds: number): Promise<void> {
    await this.clock.advance(milliseconds);
    await this.tellTime(this.clock.now);
  }

  async run(command: string, ...args: readonly unknown[]): Promise<void> {
    await this.whileTimePasses(commands.executeCommand(`backupAuth.${command}`, ...args));
    assert.deepEqual(window.errors, [], command);
  }

  /** The page as it is now. Undefined: none is open. */
  get snapshot(): Snapshot | undefined {
    return (window.panel?.posted.newest as ToPage | undefined)?.snapshot;
  }

  act(act: Act): void {
    assert.ok(window.panel && this.snapshot, 'No page is open.');
    window.panel.received.fire({ ...act, version: this.snapshot.version });
  }

  press(button: Extract<Act, { type: 'press' }>['button'], argument?: string): void {
    this.act({ type: 'press', button, ...(argument === undefined ? {} : { argument }) });
  }

  async shows(screen: RegExp): Promise<void> {
    await this.until(() => screen.test(this.snapshot?.screen ?? ''), String(screen));
  }

  /** From the choice of a method to Microsoft's page. @returns its address */
  async authorize(): Promise<string> {
    await this.shows(/^(overview|review)/);
    if (this.snapshot?.screen === 'overview') this.press('begin');
    await this.shows(/^review/);
    this.act({ type: 'choose', method: 'hybrid' });
    this.act({ type: 'tick', box: 'gaps', on: true });
    this.press('continue');
    await this.shows(/^authorize/);
    this.act({ type: 'tick', box: 'approveClientId', on: true });
    await turns(2);
    const before = opened.length;
    this.press('authorize');
    await this.until(() => opened.length > before, "Microsoft's page");
    return opened.at(-1)!;
  }

  /** To Saved. @param by how the answer comes here */
  async signInAndSave(by: 'brought' | 'pasted', user: 'backup' | 'finance'): Promise<void> {
    const address = await this.authorize();
    opened.length = 0;
    const redirect = await new PracticeBrowser().signIn(address, practiceUsers[user]);
    if (by === 'pasted') this.act({ type: 'submitCode', text: redirect });
    else {
      await new Promise<void>((resolve, reject) => {
        get(redirect, { agent: false }, (answer) => answer.resume().once('end', resolve)).once(
          'error',
          reject,
        );
      });
    }
    await this.shows(/^confirm/);
    this.press('save');
    await this.shows(/^saved/);
  }

  /** The file has other bytes, by a person's hand or Git's. */
  rewrite(text: string): void {
    writeFileSync(this.file, text);
    tellOfFile(this.file);
  }

  /** The page's tab is closed. */
  closePage(): void {
    window.panel?.dispose();
  }

  /** The window comes back with its page. */
  async restorePage(key: string): Promise<void> {
    assert.ok(window.serializer);
    await this.whileTimePasses(window.serializer.deserializeWebviewPanel(new Panel(''), { key }));
  }

  /** Waits for what comes by itself; time passes, but not while a request is under way. */
  async until(holds: () => boolean, what: string): Promise<void> {
    for (let looked = 0; !holds(); looked += this.requests === 0 ? 1 : 0) {
      assert.ok(
        looked < mostLooks,
        `Never came: ${what}. ${JSON.stringify([this.snapshot?.screen, window.errors, window.said])}`,
      );
      // Disks and servers take the time that they take.
      await (looked < 100 ? turns(1) : pauseReally());
      if (this.requests === 0 && looked % 10 === 9) await this.clock.advance(50);
    }
  }

  async whileTimePasses<T>(work: PromiseLike<T>): Promise<T> {
    let over = false;
    const done = Promise.resolve(work).finally(() => (over = true));
    done.catch(() => undefined);
    await this.until(() => over, 'the end of what was begun');
    return done;
  }

  private context(): ExtensionContext {
    const { secrets, globalState, workspaceState, subscriptions } = this;
    const context: unknown = {
      subscriptions,
      asAbsolutePath: (path: string) => join(projectRoot, path),
      extensionUri: Uri.file(projectRoot),
      globalStorageUri: Uri.file(this.storage),
      storageUri: Uri.file(join(this.storage, 'of-the-workspace')),
      globalState,
      workspaceState,
      secrets,
      extension: { packageJSON: { version: '0.0.0' } },
    };
    return context as ExtensionContext;
  }

  /** So that no request's limit passes while it is under way. */
  private countRequests(): void {
    const send = globalThis.fetch;
    globalThis.fetch = async (...asked) => {
      this.requests += 1;
      try {
        const answer = await send(...asked);
        // Read to its end here, so that its connection is free again.
        const { status, headers } = answer;
        return new Response(await answer.arrayBuffer(), { status, headers });
      } finally {
        this.requests -= 1;
      }
    };
  }
}
