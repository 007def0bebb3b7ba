import * as vscode from 'vscode';
import type { BackupSetsApi } from './api';
import { registerCommands } from './commands/registerCommands';
import { Estate } from './config/estate';
import { registerDiagnostics } from './config/registerDiagnostics';
import { vscodeServices } from './migration/vscodeServices';
import { Memory } from './migration/memory';
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
  const memory = new Memory(state, context.workspaceState);
  const services = vscodeServices(estate, grants, memory, log);
  const migrations = new Migrations(services, () => vscode.workspace.isTrusted);
  // The view does not wait for the secrets: a keyring may ask the person first.
  const ready = estate.ready.then(() => migrations.refresh());
  const overview = new Overview({ estate, migrations });
  const queue = new QueueDoor(queuePlaces(context), async (...door) =>
    (await import('./commands/openQueue')).openQueue(overview, migrations, ...door),
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
      services,
      overview,
      queue,
      storage: { secrets: context.secrets, state },
      log,
    }),
    registerTree({ estate, overview, migrations, queue }),
    registerPage({ migrations, queue, extensionUri: context.extensionUri, ready, log }),
    registerSharing({ estate, migrations, grants, ready, log }),
    grants.onDidChange((grant) => void migrations.reread(grant)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void migrations.refresh().then(() => queue.look())),
    queue,
    migrations,
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
