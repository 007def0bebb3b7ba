import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { TextDocument } from './document';
import { Disposable, EventEmitter } from './events';
import { FileType, type RelativePattern, Uri } from './types';

interface WorkspaceFolder {
  readonly uri: Uri;
  readonly name: string;
  readonly index: number;
}

const named = <T>(name: string) => new EventEmitter<T>(`workspace.${name}`);
/** What VS Code tells; a test fires it. */
export const news = {
  opened: named<TextDocument>('onDidOpenTextDocument'),
  changed: named<{ readonly document: TextDocument; readonly contentChanges: readonly unknown[] }>(
    'onDidChangeTextDocument',
  ),
  saved: named<TextDocument>('onDidSaveTextDocument'),
  closed: named<TextDocument>('onDidCloseTextDocument'),
  folders: named<unknown>('onDidChangeWorkspaceFolders'),
  configuration: named<{ affectsConfiguration(name: string): boolean }>('onDidChangeConfiguration'),
  trusted: named<undefined>('onDidGrantWorkspaceTrust'),
};

/** Watchers of files that weren't disposed of. */
const watchers = new Set<EventEmitter<Uri>>();
/** By their full names. */
const settings = new Map<string, unknown>();

/** What `watchers` counts, of whatever VS Code keeps for an extension. */
export const kept = { watchers: () => watchers.size };

/** The file has other bytes now: each watcher is told, as on a disk. */
export function tellOfFile(path: string): void {
  for (const watcher of [...watchers]) watcher.fire(Uri.file(path));
}

export function setSetting(name: string, value: unknown): void {
  settings.set(name, value);
  news.configuration.fire({ affectsConfiguration: (asked) => name.startsWith(asked) });
}

export const workspace = {
  name: 'estate',
  isTrusted: true,
  workspaceFile: undefined,
  workspaceFolders: [] as readonly WorkspaceFolder[],
  textDocuments: [] as readonly TextDocument[],
  onDidOpenTextDocument: news.opened.event,
  onDidChangeTextDocument: news.changed.event,
  onDidSaveTextDocument: news.saved.event,
  onDidCloseTextDocument: news.closed.event,
  onDidChangeWorkspaceFolders: news.folders.event,
  onDidChangeConfiguration: news.configuration.event,
  onDidGrantWorkspaceTrust: news.trusted.event,
  fs: {
    stat: async ({ fsPath }: Uri) => {
      const found = await stat(fsPath).catch(asVscode);
      return { type: found.isDirectory() ? FileType.Directory : FileType.File, size: found.size };
    },
    readFile: ({ fsPath }: Uri) => readFile(fsPath).catch(asVscode),
    writeFile: ({ fsPath }: Uri, bytes: Uint8Array) => writeFile(fsPath, bytes).catch(asVscode),
    createDirectory: ({ fsPath }: Uri) => mkdir(fsPath, { recursive: true }),
    readDirectory: async ({ fsPath }: Uri) =>
      (await readdir(fsPath)).map((name) => [name, FileType.File] as const),
  },
  /** The two default patterns are all that anybody asks for. */
  findFiles: async ({ base, pattern }: RelativePattern): Promise<Uri[]> => {
    const folder = (base as WorkspaceFolder).uri.fsPath;
    const names = await readdir(folder).catch((): string[] => []);
    const isFound = pattern.startsWith('**/*.')
      ? (name: string) => /\.backup-sets\.jsonc?$/.test(name)
      : (name: string) => name === pattern.replace('**/', '');
    return names.filter(isFound).map((name) => Uri.file(join(folder, name)));
  },
  createFileSystemWatcher: () => {
    const changed = new EventEmitter<Uri>('a file watcher');
    watchers.add(changed);
    const never = new EventEmitter<Uri>('a file watcher');
    return {
      onDidCreate: never.event,
      onDidChange: changed.event,
      onDidDelete: never.event,
      dispose: () => watchers.delete(changed),
    };
  },
  getConfiguration: (section: string) => ({
    get: (name: string, otherwise?: unknown) => settings.get(`${section}.${name}`) ?? otherwise,
  }),
  getWorkspaceFolder: ({ fsPath }: Uri) =>
    workspace.workspaceFolders.find(({ uri }) => fsPath.startsWith(`${uri.fsPath}/`)),
  asRelativePath: (uri: Uri) => relative(workspace.workspaceFolders[0]?.uri.fsPath ?? '/', uri.fsPath),
  applyEdit: () => Promise.resolve(true),
  registerTextDocumentContentProvider: () => new Disposable(() => undefined),
};

export function openFolder(path: string): void {
  workspace.workspaceFolders = [{ uri: Uri.file(path), name: basename(path), index: 0 }];
  setSetting('backupAuth.files', ['**/backup-sets.json', '**/*.backup-sets.{json,jsonc}']);
}

/** A person opens the file in an editor. */
export async function openDocument(path: string): Promise<TextDocument> {
  const document = new TextDocument(Uri.file(path), await readFile(path, 'utf8'));
  workspace.textDocuments = [...workspace.textDocuments, document];
  news.opened.fire(document);
  return document;
}

export function closeDocument(document: TextDocument): void {
  document.isClosed = true;
  workspace.textDocuments = workspace.textDocuments.filter((one) => one !== document);
  news.closed.fire(document);
}

/** A person types at this place. */
export function typeInto(
  document: TextDocument,
  rangeOffset: number,
  rangeLength: number,
  text: string,
): void {
  const before = document.text;
  document.text = before.slice(0, rangeOffset) + text + before.slice(rangeOffset + rangeLength);
  document.version += 1;
  news.changed.fire({ document, contentChanges: [{ rangeOffset, rangeLength, text }] });
}

function asVscode(error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  throw Object.assign(new Error(code), { code: code === 'ENOENT' ? 'FileNotFound' : code });
}
