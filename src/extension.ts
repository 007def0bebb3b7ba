import * as vscode from 'vscode';
import type { BackupSetsApi } from './api';
import { registerCommands } from './commands/registerCommands';
import { Estate } from './config/estate';
import { registerDiagnostics } from './config/registerDiagnostics';
import { vscodeServices } from './migration/vscodeServices';
import { Memory, type StoredMap } from './migration/memory';
import { LocalGrants } from './migration/localGrants';
import { Migrations } from './migration/migrations';
import { stateInTurn } from './migration/stateInTurn';
import { publicApi } from './sharing/publicApi';
import { registerSharing } from './sharing/registerSharing';
import type { QueuePlaces } from './migration/queue';
import { QueueDoor } from './migration/queueDoor';
import { Grants } from './signIn/grants';
import { Overview } from './tree/overview';
import { registerTree } from './tree/registerTree';
import { registerPage } from './webview/registerPage';

/** A table of contents: builds the parts and registers them. Nothing is read from secret storage before `start`. */
export function activate(context: vscode.ExtensionContext): BackupSetsApi {
  const log = vscode.window.createOutputChannel(vscode.l10n.t('Backup Sets'), { log: true });
  const estate = new Estate(log);
  const state = stateInTurn(context.globalState);
  const grants = new Grants(context.secrets, state, (message) => log.warn(message));
  const memory = new Memory(state, context.workspaceState, () => sharedMap(context));
  const services = vscodeServices(estate, grants, memory, log);
  const trusted = () => vscode.workspace.isTrusted;
  const localGrants = new LocalGrants(services, trusted);
  const migrations = new Migrations(services, localGrants, trusted);
  // The view does not wait for the secrets: a keyring may ask the person first.
  const ready = estate.ready.then(() => memory.load()).then(() => localGrants.refresh());
  memory.onDidChange(() => localGrants.fire());
  const overview = new Overview({ estate, localGrants, migrations });
  const queue = new QueueDoor(queuePlaces(context), async (...door) =>
    (await import('./commands/openQueue')).openQueue(
      { overview, migrations, localGrants, services },
      ...door,
    ),
  );
  void Promise.all([ready, overview.ready]).then(() =>
    vscode.workspace.isTrusted ? queue.look() : undefined,
  );

  context.subscriptions.push(
    log,
    estate,
    registerDiagnostics(estate),
    overview,
    registerCommands({
      estate,
      migrations,
      localGrants,
      services,
      overview,
      queue,
      storage: { secrets: context.secrets, state },
      log,
    }),
    registerTree({ estate, overview, migrations, queue }),
    registerPage({ migrations, localGrants, queue, extensionUri: context.extensionUri, ready, log }),
    registerSharing({ estate, localGrants, grants, ready, log }),
    grants.onDidChange((grant) => void localGrants.reread(grant)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void localGrants.refresh().then(() => queue.look())),
    queue,
    migrations,
    localGrants,
    memory,
  );
  return publicApi(overview);
}

/** The lock is shared by all windows; the queue belongs to the workspace. */
function queuePlaces({ globalStorageUri, storageUri }: vscode.ExtensionContext): QueuePlaces | undefined {
  const file = storageUri && vscode.Uri.joinPath(storageUri, 'migration-queue.json').fsPath;
  return file === undefined
    ? undefined
    : { lockFolder: globalStorageUri.fsPath, file, window: vscode.workspace.name ?? '' };
}

/** Beside VS Code's state, shared by all windows of this computer. */
async function sharedMap({ globalStorageUri }: vscode.ExtensionContext): Promise<StoredMap> {
  const { SharedMap } = await import('./migration/sharedMap');
  return SharedMap.open(vscode.Uri.joinPath(globalStorageUri, 'sets-and-grants').fsPath);
}
