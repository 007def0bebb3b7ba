import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandNames } from '../../src/commands/commandNames';
import { projectRoot } from '../vscodeHost/projectRoot';

/** What our manifest refers to. */
const files = ['package.nls.json', 'media', 'examples/backup-sets.json', 'dist/backup-sets.schema.json'];

type Manifest = Readonly<Record<string, unknown>>;

async function ownManifest(): Promise<string> {
  return readFile(join(projectRoot, 'package.json'), 'utf8');
}

/** The production build, as the VSIX has it. */
export async function installBuilt(folder: string): Promise<void> {
  await copyAll(['package.json', 'dist', ...files], folder);
}

export function mirrorId(number: number): string {
  return `bench.mirror-${number}`;
}

/**
 * An extension with our manifest, under other ids, that registers what ours registers when it is activated in an empty window, and
 * does nothing else: what VS Code takes for all that, which no program can undercut.
 */
export async function installMirror(folder: string, number: number): Promise<void> {
  const prefix = `mirror${number}`;
  const renamed = (await ownManifest()).replaceAll('backupAuth', prefix);
  const [publisher, name] = mirrorId(number).split('.');
  const manifest: Manifest = { ...(JSON.parse(renamed) as Manifest), publisher, name, main: './main.mjs' };
  await copyAll(files, folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'main.mjs'), program(prefix));
}

/** The extension that VS Code wants to see developed. */
export async function installNothing(folder: string): Promise<string> {
  const engines = { vscode: '^1.105.0' };
  const manifest = { name: 'host', publisher: 'bench', version: '1.0.0', engines };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

async function copyAll(paths: readonly string[], folder: string): Promise<void> {
  for (const path of paths) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await cp(join(projectRoot, path), join(folder, path), { recursive: true });
  }
}

/** What `extension.ts` and what it builds register, found by reading it. */
function program(prefix: string): string {
  return `import * as vscode from 'vscode';
const nothing = () => undefined;
const none = { getChildren: () => [], getTreeItem: (row) => row, onDidChangeTreeData: new vscode.EventEmitter().event };
export function activate(context) {
  const { window, workspace, commands, Disposable } = vscode;
  const view = { treeDataProvider: none, showCollapseAll: true, canSelectMany: true };
  const sets = window.createTreeView('${prefix}.sets', view);
  const setContext = (key, value) => void commands.executeCommand('setContext', '${prefix}.' + key, value);
  context.subscriptions.push(
    window.createOutputChannel('${prefix}', { log: true }),
    workspace.onDidOpenTextDocument(nothing), workspace.onDidChangeTextDocument(nothing),
    workspace.onDidSaveTextDocument(nothing), workspace.onDidCloseTextDocument(nothing),
    workspace.onDidChangeWorkspaceFolders(nothing), workspace.onDidChangeConfiguration(nothing),
    workspace.onDidChangeConfiguration(nothing), workspace.onDidChangeConfiguration(nothing),
    workspace.onDidGrantWorkspaceTrust(nothing), workspace.onDidGrantWorkspaceTrust(nothing),
    workspace.onDidGrantWorkspaceTrust(nothing), context.secrets.onDidChange(nothing),
    ...${JSON.stringify(commandNames)}.map((name) => commands.registerCommand('${prefix}.' + name, nothing)),
    sets, sets.onDidChangeSelection(nothing), window.registerFileDecorationProvider({ provideFileDecoration: nothing }),
    window.createTreeView('${prefix}.authorizations', view),
    window.registerWebviewPanelSerializer('${prefix}.migration', { deserializeWebviewPanel: nothing }),
    new Disposable(nothing),
  );
  setContext('queueWaiting', false);
  setContext('estate', 'noFile');
  setContext('filesRead', []);
  setContext('migrationRunning', false);
  setContext('filtered', false);
  setContext('hasCbs', false);
}
`;
}
