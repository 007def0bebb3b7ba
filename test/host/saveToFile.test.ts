import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Authentication } from '../../src/core/backupSets/backupSet';
import type { Problem } from '../../src/core/identity/problem';
import { saveToFile } from '../../src/estate/save/saveToFile';
import {
  bytesAt,
  closeAllEditors,
  estateText,
  ownFolder,
  revert,
  typeAtStart,
  until,
  write,
} from './estateFolder';

const record: Authentication = { method: 'hybrid', grant: '33333333-3333-4333-8333-333333333333' };

/** One file in memory whose writes can be refused. */
class MemoryFiles implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  content: Uint8Array = new Uint8Array();
  refusal: (() => Error) | undefined;
  /** Takes only so many bytes before it refuses. */
  free = 0;

  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  stat(uri: vscode.Uri): vscode.FileStat {
    const type = uri.path.endsWith('.json') ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: 0, size: this.content.length };
  }
  readFile = (): Uint8Array => this.content;
  /** Rejects, and does not throw: VS Code's queue of writes stands still after a provider that throws. */
  async writeFile(_uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const refusal = this.refusal?.();
    const taken = refusal ? this.free : content.length;
    if (taken > 0) {
      this.content = content.slice(0, taken);
      this.refusal = undefined;
    }
    await (refusal ? Promise.reject(refusal) : Promise.resolve());
  }
  readDirectory = (): never => this.no();
  createDirectory = (): never => this.no();
  delete = (): never => this.no();
  rename = (): never => this.no();
  private no(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
}

describe('Save into a file', () => {
  let folder: vscode.Uri;
  let file: vscode.Uri;
  /** Resolves with what stands against it. */
  const save = async (
    uri = file,
    judge: () => Problem | undefined = () => undefined,
    id = '1',
  ): Promise<Problem | undefined> => {
    const result = await saveToFile(uri.toString(), [{ id, authentication: record }], judge);
    return result.saved ? undefined : result.problem;
  };
  const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');

  beforeEach(async () => {
    folder = await ownFolder();
    file = vscode.Uri.joinPath(folder, 'backup-sets.json');
    await write(file, estateText('1', '2'));
  });
  afterEach(async () => {
    await closeAllEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('changes the entry and nothing else', async () => {
    assert.equal(await save(), undefined);
    const now = (await bytesAt(file)).toString();
    assert.equal(now.match(/"hybrid"/g)?.length, 1);
    assert.equal(
      now.replace(/"authentication": \{\s*"method": "hybrid",\s*"grant": "[^"]*"\s*\}/, '{}'),
      estateText('1', '2').replace(/"authentication": \{\s*"method": "basic"\s*\}/, '{}'),
    );
  });

  for (const [name, text] of [
    ['plain', estateText('1', '2')],
    [
      'with CRLF, a byte-order mark and no last newline',
      `\uFEFF${estateText('1', '2').replaceAll('\n', '\r\n')}`,
    ],
    ['on one line', estateText('1', '2').replaceAll(/\n\s*/g, '')],
  ] as const) {
    it(`shows in the open editor by itself, and undo there brings the old bytes back: ${name}`, async () => {
      await write(file, text);
      const document = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(document);
      assert.equal(await save(), undefined);
      const saved = await bytesAt(file);
      await until(vscode.workspace.onDidChangeTextDocument, () => document.getText().includes('"hybrid"'));
      assert.equal(document.isDirty, false);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('undo');
      await until(
        vscode.workspace.onDidChangeTextDocument,
        () => document.getText().includes('"basic"') && !document.getText().includes('"hybrid"'),
      );
      assert.ok(await document.save());
      assert.deepEqual(await bytesAt(file), bytesOf(text));
      assert.notDeepEqual(saved, bytesOf(text));
    });
  }

  it('is refused while an editor holds unsaved changes; disk and editor stay as they are', async () => {
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    await typeAtStart(document);
    assert.deepEqual(await save(), { kind: 'file', reason: 'unsavedChanges' });
    assert.deepEqual(await bytesAt(file), bytesOf(estateText('1', '2')));
    assert.ok(document.getText().startsWith('// mine\n'));
    await revert(document);
  });

  it('is refused with what the caller has against the entry', async () => {
    const against: Problem = { kind: 'setChanged', differences: [{ id: 'gone' }] };
    assert.deepEqual(await save(file, () => against), against);
    assert.deepEqual(await bytesAt(file), bytesOf(estateText('1', '2')));
  });

  it('is refused for a file that is gone, a directory, or a file that cannot be read', async () => {
    const none = vscode.Uri.joinPath(folder, 'none.json');
    assert.deepEqual(await save(none), { kind: 'file', reason: 'fileGone', detail: 'FileNotFound' });
    assert.deepEqual(await save(folder), { kind: 'file', reason: 'isDirectory' });
    const nowhere = vscode.Uri.parse('no-such-scheme:/backup-sets.json');
    const refused = await save(nowhere);
    assert.equal(refused?.kind === 'file' && refused.reason, 'cannotRead');
  });

  it('of two sets at once keeps both', async () => {
    const both = await Promise.all([save(), save(file, undefined, '2')]);
    assert.deepEqual(both, [undefined, undefined]);
    assert.equal((await bytesAt(file)).toString().match(/"hybrid"/g)?.length, 2);
  });

  describe('on another file system', () => {
    const files = new MemoryFiles();
    const elsewhere = vscode.Uri.parse('backup-auth-test:/estate/backup-sets.json');
    let registered: vscode.Disposable;
    beforeEach(() => {
      files.content = bytesOf(estateText('1', '2'));
      files.refusal = undefined;
      files.free = 0;
      registered = vscode.workspace.registerFileSystemProvider('backup-auth-test', files);
    });
    afterEach(() => {
      registered.dispose();
    });

    it('writes through its provider', async () => {
      assert.equal(await save(elsewhere), undefined);
      assert.ok(Buffer.from(files.content).toString().includes('"hybrid"'));
    });

    it('says why the provider refused, and the file is what it was', async () => {
      files.refusal = () => vscode.FileSystemError.NoPermissions('/secret/path');
      assert.deepEqual(await save(elsewhere), {
        kind: 'file',
        reason: 'cannotWrite',
        detail: 'NoPermissions',
      });
      assert.deepEqual(Buffer.from(files.content), bytesOf(estateText('1', '2')));
    });

    it('puts the old bytes back where the provider took only a part', async () => {
      files.free = 50;
      files.refusal = () => new vscode.FileSystemError('full');
      const refused = await save(elsewhere);
      assert.equal(refused?.kind === 'file' && refused.reason, 'cannotWrite');
      assert.deepEqual(Buffer.from(files.content), bytesOf(estateText('1', '2')));
    });
  });
});
