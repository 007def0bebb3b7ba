import { CancellationTokenSource, Disposable, EventEmitter } from './events';
import { TabInputTextDiff, Uri } from './types';

type Shown = Record<string, unknown>;

/** What a window has of the extension until that disposes of it. */
export class Things {
  private readonly all = new Map<string, Set<object>>();

  /** One more, until its `dispose`. */
  add<T extends object>(kind: string, thing: T): T & { dispose(): void } {
    const same = this.all.get(kind) ?? new Set();
    this.all.set(kind, same.add(thing));
    return Object.assign(thing, { dispose: () => void same.delete(thing) });
  }

  get counts(): ReadonlyMap<string, number> {
    return new Map([...this.all].map(([kind, { size }]) => [kind, size]));
  }
}

export const things = new Things();
/** By the id of the view. */
export const trees = new Map<string, Tree>();

export interface Tree {
  getChildren(row?: unknown): Promise<unknown[]> | unknown[];
  getTreeItem(row: unknown): unknown;
  resolveTreeItem?(item: unknown, row: unknown): unknown;
}

/** The page as VS Code shows it. */
export class Panel {
  readonly received = new EventEmitter<unknown>('a page, messages');
  private readonly disposed = new EventEmitter<void>('a page, its end');
  readonly posted: { newest?: unknown } = {};
  readonly webview = webviewOf(this);
  readonly onDidDispose = this.disposed.event;
  iconPath: unknown;

  constructor(public title: string) {
    window.panel = this;
  }

  reveal(): void {
    window.panel = this;
  }

  dispose(): void {
    if (window.panel !== this) return;
    window.panel = undefined;
    this.disposed.fire();
    this.disposed.dispose();
    this.received.dispose();
  }
}

function webviewOf({ received, posted }: Panel): object {
  return {
    cspSource: 'test:',
    options: {},
    /** Its script runs, and says so. */
    set html(_: string) {
      setImmediate(() => received.fire({ type: 'ready' }));
    },
    asWebviewUri: (uri: Uri) => uri,
    onDidReceiveMessage: received.event,
    postMessage: (message: unknown) => Promise.resolve(((posted.newest = message), true)),
  };
}

/** A person who presses the first button of each dialog, lets notifications be, and dismisses what wants more. */
function answerOf(rest: readonly unknown[]): unknown {
  const [options, ...buttons] = rest;
  const isModal = typeof options === 'object' && options !== null && 'modal' in options;
  return isModal ? buttons[0] : undefined;
}

function message(text: string, ...rest: readonly unknown[]): Promise<unknown> {
  window.said = [...window.said.slice(-3), text];
  return Promise.resolve(answerOf(rest));
}

function input(): Shown {
  const hidden = new EventEmitter<void>('a prompt');
  const on = Object.fromEntries(
    ['Accept', 'ChangeValue', 'ChangeActive', 'ChangeSelection', 'TriggerButton', 'TriggerItemButton'].map(
      (name) => [`onDid${name}`, new EventEmitter<unknown>('a prompt').event],
    ),
  );
  const shown = { items: [], selectedItems: [], activeItems: [], value: '', ...on, onDidHide: hidden.event };
  return things.add('prompts', {
    ...shown,
    show: () => setImmediate(() => hidden.fire()),
    hide: () => hidden.fire(),
  });
}

const tabsChanged = new EventEmitter<{ readonly closed: readonly unknown[] }>(
  'window.tabGroups.onDidChangeTabs',
);
let tabs: readonly { readonly input: unknown }[] = [];

/** The editor of two texts. */
export function openDiff(left: Uri, right: Uri): void {
  tabs = [...tabs, { input: new TabInputTextDiff(left, right) }];
}

interface Serializer {
  deserializeWebviewPanel(panel: Panel, state: unknown): Promise<void>;
}

export const window = {
  /** The last messages. */
  said: [] as readonly string[],
  panel: undefined as Panel | undefined,
  serializer: undefined as Serializer | undefined,
  activeTextEditor: undefined,
  tabGroups: {
    onDidChangeTabs: tabsChanged.event,
    get all() {
      return [{ tabs }];
    },
    close: (closed: readonly { readonly input: unknown }[]) => {
      tabs = tabs.filter((tab) => !closed.includes(tab));
      tabsChanged.fire({ closed });
      return Promise.resolve(true);
    },
  },
  showInformationMessage: message,
  showWarningMessage: message,
  showErrorMessage: message,
  showQuickPick: () => Promise.resolve(undefined),
  showInputBox: () => Promise.resolve(undefined),
  showOpenDialog: () => Promise.resolve(undefined),
  showSaveDialog: () => Promise.resolve(undefined),
  showWorkspaceFolderPick: () => Promise.resolve(undefined),
  showTextDocument: () => Promise.resolve({}),
  setStatusBarMessage: () => new Disposable(() => undefined),
  createQuickPick: input,
  createInputBox: input,
  createStatusBarItem: () =>
    things.add('status bar items', { text: '', show: () => undefined, hide: () => undefined }),
  createOutputChannel: () => {
    const errors: string[] = [];
    const say = () => undefined;
    window.errors = errors;
    const error = (text: string) => void errors.push(text);
    return things.add('logs', { info: say, warn: say, debug: say, trace: say, error, show: say });
  },
  /** What the log was told of errors. */
  errors: [] as string[],
  createTreeView: (id: string, { treeDataProvider }: { readonly treeDataProvider: Tree }) => {
    trees.set(id, treeDataProvider);
    const event = (name: string) => new EventEmitter<unknown>(`a view's ${name}`).event;
    return things.add('views', {
      visible: true,
      selection: [],
      reveal: () => Promise.resolve(),
      onDidChangeVisibility: event('visibility'),
      onDidChangeSelection: event('selection'),
    });
  },
  createWebviewPanel: (_: string, title: string) => new Panel(title),
  registerWebviewPanelSerializer: (_: string, serializer: Serializer) => {
    window.serializer = serializer;
    return new Disposable(() => undefined);
  },
  registerFileDecorationProvider: (provider: object) => things.add('providers', { provider }),
  withProgress: async (_: unknown, work: (progress: object, token: object) => Promise<unknown>) => {
    const cancelling = new CancellationTokenSource();
    try {
      return await work({ report: () => undefined }, cancelling.token);
    } finally {
      cancelling.dispose();
    }
  },
};
