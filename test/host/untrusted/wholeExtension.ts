import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { activate, deactivate } from '../../../src/extension';
import { projectRoot } from '../../vscodeHost/projectRoot';
import { catchCommands, catchMessages, type CommandRun, replace, type Said } from '../stubs';
import type { Touches } from './touches';

/** What the extension gave to VS Code: the name of the function that took it, and its arguments. */
export interface Registration {
  readonly by: string;
  readonly args: readonly unknown[];
}

export interface WholeExtension {
  readonly commands: ReadonlyMap<string, CommandRun>;
  readonly registrations: readonly Registration[];
  readonly said: Said[];
  stop(): Promise<void>;
}

/**
 * All that an extension can register, beside commands: whatever VS Code adds is here by itself. Help in the editor is given to VS Code
 * as well: the installed extension registers its own anew when a setting changes, and would have none afterwards.
 */
function catchRegistrations(): Registration[] {
  const caught: Registration[] = [];
  for (const where of [vscode.window, vscode.languages, vscode.authentication, vscode.workspace]) {
    for (const name of Object.keys(where).filter((name) => name.startsWith('register'))) {
      const register = Reflect.get(where, name) as (...args: unknown[]) => vscode.Disposable;
      replace(
        where,
        name as never,
        ((...args: unknown[]) => {
          caught.push({ by: name, args });
          return where === vscode.languages ? register(...args) : new vscode.Disposable(() => undefined);
        }) as never,
      );
    }
  }
  // A log of one name is one: with the end of this extension, the installed one would have none, and fail at its next line.
  const { createOutputChannel } = vscode.window;
  replace(vscode.window, 'createOutputChannel', ((name: string, options: { log: true }) =>
    createOutputChannel(`${name} (whole)`, options)) as typeof createOutputChannel);
  // The installed extension has views of these ids.
  replace(vscode.window, 'createTreeView', (id: string, options: { treeDataProvider: unknown }) => {
    caught.push({ by: 'createTreeView', args: [id, options.treeDataProvider] });
    const nothing = () => new vscode.Disposable(() => undefined);
    const view: unknown = {
      visible: true,
      selection: [],
      reveal: () => Promise.resolve(),
      dispose: () => undefined,
      onDidChangeVisibility: nothing,
      onDidChangeSelection: nothing,
      onDidExpandElement: nothing,
      onDidCollapseElement: nothing,
      onDidChangeCheckboxState: nothing,
    };
    return view as never;
  });
  return caught;
}

/** Who answers what it asks, and what is stored already. Left out: nobody, and nothing. */
export interface Surroundings {
  /** Presses a button of a message. */
  readonly presses?: (buttons: readonly unknown[]) => unknown;
  /** Instead of lists, boxes and dialogs that are left at once. */
  readonly answers?: () => void;
  readonly secrets?: ReadonlyMap<string, string>;
}

/** Starts all of it, with storage of its own whose uses are noted. */
export async function startWholeExtension(
  touches: Touches,
  folder: string,
  { presses = () => undefined, answers = leavesAll, secrets = new Map() }: Surroundings = {},
): Promise<WholeExtension> {
  const commands = catchCommands();
  const said = catchMessages(presses);
  const registrations = catchRegistrations();
  answers();
  const subscriptions: vscode.Disposable[] = [];
  const context = {
    subscriptions,
    asAbsolutePath: (path: string) => join(projectRoot, path),
    extensionUri: vscode.Uri.file(projectRoot),
    globalStorageUri: vscode.Uri.file(join(folder, 'globalStorage')),
    storageUri: vscode.Uri.file(join(folder, 'storage')),
    globalState: notedState(touches, 'global'),
    workspaceState: notedState(touches, 'workspace'),
    secrets: notedSecrets(touches, new Map(secrets)),
  } as unknown as vscode.ExtensionContext;
  await activate(context);
  return {
    commands,
    registrations,
    said,
    stop: async () => {
      await deactivate();
      for (const one of subscriptions.reverse()) one.dispose();
    },
  };
}

function leavesAll(): void {
  for (const name of ['showOpenDialog', 'showSaveDialog', 'showInputBox', 'showQuickPick'] as const)
    replace(vscode.window, name, () => Promise.resolve(undefined));
  for (const name of ['createQuickPick', 'createInputBox'] as const)
    replace(vscode.window, name, dismissed as never);
}

/** A pick list or an input box that the person leaves at once. */
function dismissed(): object {
  let hide: () => void = () => undefined;
  const nothing = () => new vscode.Disposable(() => undefined);
  const itself: Record<string, unknown> = {
    items: [],
    selectedItems: [],
    activeItems: [],
    value: '',
    dispose: () => undefined,
    hide: () => hide(),
    show: () => void setImmediate(() => hide()),
    onDidHide: (told: () => void) => ((hide = told), nothing()),
  };
  for (const event of [
    'Accept',
    'ChangeValue',
    'ChangeActive',
    'ChangeSelection',
    'TriggerButton',
    'TriggerItemButton',
  ])
    itself[`onDid${event}`] = nothing;
  return itself;
}

function notedState(touches: Touches, which: string): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string, otherwise?: unknown) => (values.get(key) ?? otherwise) as never,
    update: (key, value) => {
      touches.note('state', `${which} ${key}`);
      return Promise.resolve(void values.set(key, value));
    },
  };
}

function notedSecrets(touches: Touches, values: Map<string, string>): vscode.SecretStorage {
  const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  const noted = <T>(what: string, value: T) => {
    touches.note('secret', what);
    return Promise.resolve(value);
  };
  const change = (what: string, key: string, value?: string) => {
    if (value === undefined) values.delete(key);
    else values.set(key, value);
    changed.fire({ key });
    return noted(what, undefined);
  };
  return {
    keys: () => noted('keys', [...values.keys()]),
    get: (key) => noted('get', values.get(key)),
    store: (key, value) => change('store', key, value),
    delete: (key) => change('delete', key),
    onDidChange: changed.event,
  };
}

/** Asks a provider everything that VS Code could ask it, by the names of its methods. */
export async function askEverything(
  { by, args }: Registration,
  document: vscode.TextDocument,
): Promise<number> {
  const end = new vscode.CancellationTokenSource().token;
  let asked = 0;
  for (const provider of args.filter((arg) => typeof arg === 'object' && arg !== null)) {
    const ask = (method: string, ...given: readonly unknown[]): unknown => {
      const run: unknown = Reflect.get(provider, method);
      if (typeof run !== 'function') return undefined;
      asked += 1;
      return Reflect.apply(run, provider, given);
    };
    for (const position of placesIn(document)) {
      for (const method of methodsOf(provider).filter((name) => /^(provide|prepare)/.test(name))) {
        if (method.includes('FileDecoration')) await ask(method, document.uri, end);
        else if (/(CodeLenses|Symbols)$/.test(method))
          await resolveAll(ask, await ask(method, document, end));
        else if (method.includes('CodeActions'))
          await ask(
            method,
            document,
            new vscode.Range(position, position),
            { diagnostics: [], only: undefined },
            end,
          );
        else if (method.includes('RenameEdits'))
          await Promise.resolve(ask(method, document, position, 'other', end)).catch(() => undefined);
        else if (method.includes('TextDocumentContent')) await ask(method, document.uri, end);
        else await Promise.resolve(ask(method, document, position, end, {})).catch(() => undefined);
      }
    }
    if (by === 'createTreeView') asked += await walkTree(provider as vscode.TreeDataProvider<unknown>);
  }
  return asked;
}

async function resolveAll(
  ask: (method: string, ...given: readonly unknown[]) => unknown,
  found: unknown,
): Promise<void> {
  for (const one of Array.isArray(found) ? (found as readonly unknown[]) : [])
    await ask('resolveCodeLens', one, new vscode.CancellationTokenSource().token);
}

async function walkTree(tree: vscode.TreeDataProvider<unknown>, element?: unknown): Promise<number> {
  let asked = 1;
  for (const child of (await tree.getChildren(element)) ?? []) {
    const item = await tree.getTreeItem(child);
    await tree.resolveTreeItem?.(item, child, new vscode.CancellationTokenSource().token);
    asked += 1 + (await walkTree(tree, child));
  }
  return asked;
}

/** Of an object and of its classes. */
function methodsOf(provider: object): string[] {
  const names = new Set<string>();
  for (
    let one: object | null = provider;
    one && one !== Object.prototype;
    one = Object.getPrototypeOf(one) as object | null
  )
    for (const name of Object.getOwnPropertyNames(one)) names.add(name);
  return [...names];
}

/** Before each quotation mark of the beginning: names, values, and what is between them. */
function placesIn(document: vscode.TextDocument): vscode.Position[] {
  const marks = [...document.getText().slice(0, 3_000).matchAll(/"/g)];
  return marks.flatMap(({ index }) => [document.positionAt(index), document.positionAt(index + 1)]);
}

/** What a row of the tree, a file in the explorer and the palette call a command with. */
export function rowsOf(document: vscode.TextDocument): readonly (readonly unknown[])[] {
  return [[], [`${document.uri.toString()}#1`], [document.uri], [basename(document.uri.path)]];
}
