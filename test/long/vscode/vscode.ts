// What the whole extension uses of VS Code, in plain Node, over the disk of this computer. It counts what the extension
// takes and doesn't give back.
import { Disposable, EventEmitter } from './events';
import { things, window, openDiff } from './window';
import type { Uri } from './types';
import { UIKind } from './types';

export * from './types';
export { CancellationError, CancellationTokenSource, Disposable, EventEmitter } from './events';
export { workspace } from './workspace';
export { window };

type Run = (...args: readonly unknown[]) => unknown;
const runs = new Map<string, Run>();

export const commands = {
  registerCommand: (id: string, run: Run) => {
    runs.set(id, run);
    return new Disposable(() => runs.delete(id));
  },
  executeCommand: (id: string, ...args: readonly unknown[]): Promise<unknown> => {
    if (id === 'vscode.diff') openDiff(args[0] as Uri, args[1] as Uri);
    return Promise.resolve(runs.get(id)?.(...args));
  },
};

const provider = (...made: readonly unknown[]) => things.add('providers', { made });
/** Providers of languages, the newest of each kind. */
export const providers = new Map<string, Readonly<Record<string, Run>>>();
const language = (kind: string) => (_: unknown, given: Readonly<Record<string, Run>>) => {
  providers.set(kind, given);
  return provider(given);
};

export const languages = {
  match: () => 10,
  createDiagnosticCollection: () => {
    const all = new Map<string, unknown>();
    const set = (uri: Uri, problems: unknown) => void all.set(uri.toString(), problems);
    return things.add('problems', { set, delete: (uri: Uri) => all.delete(uri.toString()) });
  },
  registerCodeActionsProvider: language('codeActions'),
  registerCodeLensProvider: language('codeLenses'),
  registerHoverProvider: language('hovers'),
  registerCompletionItemProvider: language('completions'),
  registerDefinitionProvider: language('definitions'),
  registerReferenceProvider: language('references'),
  registerRenameProvider: language('renames'),
  registerDocumentSymbolProvider: language('symbols'),
};

/** What other extensions ask for accounts. */
export const shared: { provider?: Readonly<Record<string, Run>> } = {};
export const authentication = {
  registerAuthenticationProvider: (_: string, __: string, given: Readonly<Record<string, Run>>) => {
    shared.provider = given;
    return provider(given);
  },
};

/** Addresses that the browser was given. */
export const opened: string[] = [];
export const env = {
  language: 'en',
  appName: 'VS Code',
  appHost: 'desktop',
  uiKind: UIKind.Web as number,
  remoteName: undefined,
  clipboard: { writeText: () => Promise.resolve(), readText: () => Promise.resolve('') },
  asExternalUri: (uri: Uri) => Promise.resolve(uri),
  openExternal: (address: unknown) => Promise.resolve(opened.push(String(address)) > 0),
};

export const version = '1.105.0';
export const extensions = {
  getExtension: () => undefined,
  onDidChange: new EventEmitter<void>('extensions.onDidChange').event,
  all: [],
};
