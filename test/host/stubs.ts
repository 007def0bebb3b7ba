import { basicSet, nothingHere } from '../builders';
import type { EstateFile } from '../../src/estate/estate';
import type { GrantFacts } from '../../src/core/identity/grant';
import type { UnreadableSet } from '../../src/core/backupSets/unreadableSet';
import type { BackupSet, SetKey } from '../../src/core/backupSets/backupSet';
import type { SigningIn } from '../../src/core/overview/setState';
import type { LocalState } from '../../src/core/overview/setStatus';
import * as vscode from 'vscode';
import { projectRoot } from '../vscodeHost/projectRoot';
import { ViewChoice } from '../../src/tree/viewChoice';
import type { CommandContext } from '../../src/commands/context';

const replaced: (() => void)[] = [];

/** Puts a function of ours in the place of one of VS Code's, until `restoreAll`. */
export function replace<T extends object, K extends keyof T>(object: T, name: K, replacement: T[K]): void {
  const original = object[name];
  object[name] = replacement;
  replaced.push(() => (object[name] = original));
}

/** For `afterEach`. */
export function restoreAll(): void {
  for (const restore of replaced.splice(0).reverse()) restore();
}

export const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';

/** A Basic set of an ordinary account in Global, for the version that the manual speaks of. */
export function backupSet(more: Partial<BackupSet> = {}): BackupSet {
  return basicSet({ id: '1', name: 'Finance', sources: ['oneDrive'], ...more });
}

/** Stands for the migrations of a window and for the grants that are here; remembers what it was asked to do. */
export class FakeMigrations {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly shown = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  readonly onDidShow = this.shown.event;
  onPage: { readonly key: SetKey } | undefined;
  readonly asked: string[] = [];
  readonly states = new Map<SetKey, Partial<LocalState>>();
  runningKeys: SetKey[] = [];
  /** Thrown by the next call. */
  failure: Error | undefined;

  localState(key: SetKey): LocalState {
    return { ...nothingHere, ...this.states.get(key) };
  }
  known = () => Promise.resolve();
  running(): readonly SetKey[] {
    return this.runningKeys;
  }
  signIns: ReadonlyMap<SetKey, SigningIn> = new Map();
  signingIn(): ReadonlyMap<SetKey, SigningIn> {
    return this.signIns;
  }
  show = async (key: SetKey, how: string) => {
    await this.ask(`show ${how} ${key}`);
    return true;
  };
  cancel = async (key: SetKey) => {
    await this.ask(`cancel ${key}`);
    return true;
  };
  all: readonly GrantFacts[] = [];
  pendingOf(): GrantFacts | undefined {
    return undefined;
  }
  delete = (...ids: readonly string[]) => this.ask(`delete ${ids.join(' ')}`);
  deleteAll = () => this.ask('deleteAll');
  changeMany = <T>(work: () => Promise<T>): Promise<T> => work();
  fire = () => this.changed.fire();

  change(): void {
    this.changed.fire();
  }

  /** The set's migration comes to the page; of a migration, the tree looks at the key only. */
  putOnPage(key: SetKey): void {
    this.onPage = { key };
    this.shown.fire();
  }

  private ask(what: string): Promise<void> {
    this.asked.push(what);
    return this.failure ? Promise.reject(this.failure) : Promise.resolve();
  }
}

/** Stands for what was read from files. */
export class FakeEstate {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  readonly ready = Promise.resolve();
  files: readonly EstateFile[] = [];
  unreadable: readonly UnreadableSet[] = [];

  constructor(public sets: readonly BackupSet[] = []) {}

  change(): void {
    this.changed.fire();
  }

  addressOf(file: string): vscode.Uri {
    return vscode.Uri.parse(file, true);
  }
}

/** Lists that several can be picked of are answered as `showQuickPick` is, by whatever is in its place. */
export function answerPickLists(): void {
  replace(vscode.window, 'createQuickPick', (() => {
    let accept: () => void = () => undefined;
    let hide: () => void = () => undefined;
    const none = { dispose: () => undefined };
    const list = {
      value: '',
      title: undefined as string | undefined,
      placeholder: undefined as string | undefined,
      items: [] as vscode.QuickPickItem[],
      selectedItems: [] as readonly vscode.QuickPickItem[],
      activeItems: [] as readonly vscode.QuickPickItem[],
      onDidAccept: (told: () => void) => ((accept = told), none),
      onDidHide: (told: () => void) => ((hide = told), none),
      onDidChangeValue: () => none,
      onDidChangeActive: () => none,
      onDidTriggerButton: () => none,
      onDidTriggerItemButton: () => none,
      hide: () => hide(),
      show: () => {
        const asked = {
          title: list.title ?? '',
          placeHolder: list.placeholder ?? '',
          canPickMany: true,
        } as const;
        void vscode.window.showQuickPick(list.items, asked).then((chosen) => {
          if (chosen === undefined) hide();
          else {
            list.selectedItems = [chosen].flat();
            accept();
          }
        });
      },
      dispose: () => undefined,
    };
    return list;
  }) as unknown as typeof vscode.window.createQuickPick);
}

/** Nothing was chosen of what the view shows: all sets, by tenant. */
export function allShown(): ViewChoice {
  const { state } = emptyStorage();
  return new ViewChoice(state);
}

export type CommandRun = (...args: unknown[]) => Promise<void>;

/**
 * What commands register, kept apart from VS Code until `restoreAll`: the installed extension has the same ids.
 */
export function catchCommands(): Map<string, CommandRun> {
  const runs = new Map<string, CommandRun>();
  replace(vscode.commands, 'registerCommand', (id: string, run: CommandRun) => {
    runs.set(id, run);
    return new vscode.Disposable(() => runs.delete(id));
  });
  return runs;
}

export interface Said {
  readonly message: string;
  readonly detail: string | undefined;
  readonly modal: boolean;
}

/** Catches all messages until `restoreAll`; `answer` presses a button, or none. */
export function catchMessages(answer: (buttons: readonly unknown[]) => unknown): Said[] {
  const said: Said[] = [];
  const say = (message: string, ...rest: unknown[]) => {
    const options = typeof rest[0] === 'object' ? (rest.shift() as vscode.MessageOptions) : {};
    said.push({ message, detail: options.detail, modal: options.modal ?? false });
    return Promise.resolve(answer(rest));
  };
  replace(vscode.window, 'showWarningMessage', say as typeof vscode.window.showWarningMessage);
  replace(vscode.window, 'showInformationMessage', say as typeof vscode.window.showInformationMessage);
  replace(vscode.window, 'showErrorMessage', say as typeof vscode.window.showErrorMessage);
  return said;
}

/** Storage of an extension in which nothing is kept yet, in memory. */
export function emptyStorage(): CommandContext['storage'] {
  const secrets = new Map<string, string>();
  const state = new Map<string, unknown>();
  return {
    secrets: {
      keys: () => Promise.resolve([...secrets.keys()]),
      get: (key) => Promise.resolve(secrets.get(key)),
      store: (key, value) => Promise.resolve(void secrets.set(key, value)),
      delete: (key) => Promise.resolve(void secrets.delete(key)),
      onDidChange: () => new vscode.Disposable(() => undefined),
    },
    state: {
      keys: () => [...state.keys()],
      get: (key: string) => state.get(key) as undefined,
      update: (key, value) => Promise.resolve(void state.set(key, value)),
    },
    folder: vscode.Uri.file('/nowhere'),
    extension: vscode.Uri.file(projectRoot),
  };
}

/** A log in which no error may stand. */
export function failed(words: string): never {
  throw new Error(`Logged: ${words}`);
}
