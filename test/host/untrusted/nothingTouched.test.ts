import assert from 'node:assert/strict';
import {
  type ChildProcess,
  exec,
  execFile,
  execFileSync,
  execSync,
  fork,
  spawn,
  spawnSync,
} from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import manifest from '../../../package.json';
import { nothingDecided } from '../../../src/core/steps/decided';
import type { QueueState } from '../../../src/core/steps/queueState';
import { WindowLock } from '../../../src/locks/windowLock';
import { writeQueue } from '../../../src/migration/queue/queueFile';
import { queuePlaces } from '../../../src/migration/queue/queuePlaces';
import { temporaryFolder } from '../../vscodeHost/leftovers';
import { projectRoot } from '../../vscodeHost/projectRoot';
import { closeAllEditors } from '../estateFolder';
import { eventually } from '../eventually';
import { settled, Touches } from './touches';
import { askEverything, rowsOf, startWholeExtension, type WholeExtension } from './wholeExtension';

/** They work without trust; the others say that they don't. */
const works = [
  'filter',
  'clearFilter',
  'groupBy',
  'copyDiagnostics',
  'openEntry',
  'refresh',
  'openPractice',
  'getStarted',
  'showLog',
].map((name) => `backupAuth.${name}`);
/** What the view shows is a person's choice, and remembered. */
const choosesView = /^state: workspace backupAuth.grouping$/;

describe('An untrusted window, whatever is asked of it,', () => {
  let touches: Touches;
  let extension: WholeExtension;
  let folder: string;
  let workspace: string;
  let removeFolder: () => Promise<void>;
  let document: vscode.TextDocument;
  let before: string;

  /** Everything that is in the workspace and in the extension's storage, byte for byte. */
  async function onDisk(): Promise<string> {
    const texts: string[] = [];
    for (const root of [workspace, folder])
      for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        texts.push(entry.isFile() ? `${path}\n${await readFile(path, 'latin1')}` : path);
      }
    return texts.sort().join('\n');
  }

  const tree = () =>
    extension.registrations.find(({ by, args }) => by === 'createTreeView' && args[0] === 'backupAuth.sets')!
      .args[1] as vscode.TreeDataProvider<unknown>;

  beforeEach(async () => {
    const temporary = await temporaryFolder('untrusted');
    folder = temporary.path;
    removeFolder = () => temporary.remove();
    workspace = vscode.workspace.workspaceFolders![0]!.uri.fsPath;
    const estate = join(workspace, 'practice.backup-sets.json');
    await copyFile(join(projectRoot, 'examples/backup-sets.json'), estate);
    document = await vscode.workspace.openTextDocument(estate);
    await leaveQueue();
    before = await onDisk();
    touches = new Touches();
    extension = await startWholeExtension(touches, folder);
    await eventually(
      async () => (await tree().getChildren()) ?? [],
      (rows) => rows.length > 2,
    );
    await settled();
  });

  afterEach(async () => {
    await extension.stop();
    touches.end();
    await closeAllEditors();
    await rm(join(workspace, 'practice.backup-sets.json'));
    await removeFolder();
  });

  /** One that waits for this workspace, as a window that was trusted left it. */
  async function leaveQueue(): Promise<void> {
    const places = await queuePlaces({
      globalStorageUri: vscode.Uri.file(join(folder, 'globalStorage')),
      storageUri: vscode.Uri.file(join(folder, 'storage')),
    });
    assert.ok(places);
    const queue: QueueState = {
      steps: [
        {
          sets: [{ key: `${document.uri.toString()}#1`, was: '' }],
          account: 'finance@contoso.practice',
          tenant: 'contoso.practice',
          state: 'waiting',
          begun: false,
        },
      ],
      leftOut: [],
      decided: nothingDecided,
    };
    await writeQueue(places.file, queue, places.owner);
  }

  it('touches nothing when it starts, with a practice estate and a queue that waits', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    assert.deepEqual(touches.all, []);
    assert.deepEqual(extension.said, [], 'it asks nothing');
    assert.equal(await onDisk(), before);
  });

  it('touches nothing by any command, and says so where the command would', async () => {
    for (const { command } of manifest.contributes.commands) {
      const run = extension.commands.get(command);
      assert.ok(run, command);
      for (const args of rowsOf(document)) {
        extension.said.length = 0;
        const touched = await touches.during(() => run(...args));
        assert.deepEqual(
          touched.filter((one) => !(command === 'backupAuth.groupBy' && choosesView.test(one))),
          [],
          command,
        );
        if (works.includes(command)) continue;
        assert.equal(extension.said.length, 1, command);
        assert.match(extension.said[0]!.message, /^Restricted Mode: /, command);
      }
    }
    assert.equal(await onDisk(), before);
  });

  it('touches nothing by what it shows in the view, the editor and the explorer', async () => {
    assert.ok(extension.registrations.length >= 10, String(extension.registrations.length));
    for (const one of extension.registrations.filter(({ by }) => !by.endsWith('Serializer'))) {
      let asked = 0;
      const touched = await touches.during(async () => (asked = await askEverything(one, document)));
      assert.ok(asked > 0, `${one.by} was asked nothing`);
      assert.deepEqual(touched, [], one.by);
    }
    const problems = vscode.languages.getDiagnostics(document.uri);
    assert.ok(Array.isArray(problems));
    assert.equal(await onDisk(), before);
  });

  it('touches nothing for a page that comes back, whatever it showed', async () => {
    const [serializer, ...others] = extension.registrations.filter(({ by }) => by.endsWith('Serializer'));
    assert.deepEqual(others, []);
    const restore = serializer!.args[1] as vscode.WebviewPanelSerializer;
    const states = [undefined, {}, { key: `${document.uri.toString()}#1` }, { queue: true }, { plan: true }];
    for (const state of states) {
      const panel = vscode.window.createWebviewPanel('backupAuth.test', 'Test', vscode.ViewColumn.Active);
      const closed = new Promise((resolve) => panel.onDidDispose(resolve));
      const touched = await touches.during(async () => {
        await restore.deserializeWebviewPanel(panel, state);
        await closed;
      });
      assert.deepEqual(touched, []);
    }
    assert.equal(await onDisk(), before);
  });

  it('touches nothing by any setting', async () => {
    for (const [name, schema] of Object.entries(manifest.contributes.configuration.properties)) {
      const settings = vscode.workspace.getConfiguration();
      const told = new Promise<void>((resolve) => {
        const listening = vscode.workspace.onDidChangeConfiguration((event) => {
          if (!event.affectsConfiguration(name)) return;
          listening.dispose();
          resolve();
        });
      });
      const touched = await touches.during(async () => {
        await settings.update(name, otherThan(schema), vscode.ConfigurationTarget.Global);
        await told;
      });
      await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
      assert.deepEqual(touched, [], name);
      assert.ok(!extension.registrations.some(({ by }) => by === 'registerAuthenticationProvider'), name);
    }
  });

  it('would be seen to touch each of these things', async () => {
    const lock = join(folder, 'locks');
    const control = async (work: () => unknown, ...expected: readonly RegExp[]) => {
      const touched = (await touches.during(work)).join('\n');
      for (const one of expected) assert.match(touched, one);
    };
    await control(
      async () => {
        await mkdir(lock);
        await writeFile(join(lock, 'file'), '');
        await rm(join(lock, 'file'));
      },
      /^file: mkdir/m,
      /^file: writeFile/m,
      /^file: rm/m,
    );
    await control(async () => {
      const taken = await WindowLock.take(
        { folder: lock, name: 'queue' },
        { window: 'Test', lost: () => undefined },
      );
      assert.ok(taken instanceof WindowLock);
      await taken.release();
    }, /^lock: open/m);
    await control(
      () => new Promise((resolve) => get('http://127.0.0.1:9', { agent: false }).on('error', resolve)),
      /^network: http\.get/m,
      /^network: connect/m,
    );
    await control(() => fetch('http://127.0.0.1:9').catch(() => undefined), /^network: fetch/m);
    await control(async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      server.close();
    }, /^network: listen/m);
    await control(async () => {
      await vscode.workspace.applyEdit(new vscode.WorkspaceEdit());
    }, /^edit: applyEdit/m);
    await control(async () => {
      // VS Code opens no such address.
      await Promise.resolve(vscode.env.openExternal(undefined as never)).catch(() => undefined);
    }, /^browser: openExternal/m);
    const node = process.execPath;
    const version: readonly string[] = ['--version'];
    const ended = (child: ChildProcess) => new Promise((resolve) => child.once('close', resolve));
    for (const start of [
      () => ended(spawn(node, version)),
      () => ended(exec('exit')),
      () => ended(execFile(node, version)),
      () => ended(fork(__filename, [], { execArgv: [...version], silent: true })),
      () => promisify(exec)('exit'),
      () => promisify(execFile)(node, version),
      () => spawnSync(node, version),
      () => execSync('exit'),
      () => execFileSync(node, version),
    ])
      await control(start, /^process: /m);
  });
});

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
}

/** A value that the setting hasn't by default. */
function otherThan(schema: Schema): unknown {
  const { type, default: value } = schema;
  if (schema.enum) return schema.enum.find((one) => one !== value);
  if (type === 'boolean') return value !== true;
  if (type === 'number' || type === 'integer') return Number(value) + 1;
  if (type === 'array') return ['**/other.json'];
  return type === 'object' ? { graph: ['User.Read.All'] } : 'other';
}
