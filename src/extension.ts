import * as vscode from 'vscode';
import type { BackupSetsApi } from './api';
import type { CommandContext } from './commands/context';
import { registerCommands } from './commands/registerCommands';
import { Estate } from './estate/estate';
import { registerEditor } from './editor/registerEditor';
import { vscodeServices } from './migration/vscodeServices';
import { Memory } from './migration/memory/memory';
import { LocalGrants } from './migration/grants/localGrants';
import { Migrations } from './migration/migrations';
import { serializedMemento } from './migration/memory/serializedMemento';
import { publicApi } from './sharing/publicApi';
import { registerSharing } from './sharing/registerSharing';
import { QueueHandle } from './migration/queue/queueHandle';
import type { Problem } from './core/identity/problem';
import { ExclusiveSecrets } from './signIn/exclusiveSecrets';
import { Grants } from './signIn/grants';
import { windowSecrets } from './signIn/windowSecrets';
import { registerOffers } from './prompts/registerOffers';
import { Overview } from './overview/overview';
import { registerAuthorizations } from './tree/registerAuthorizations';
import { registerTree } from './tree/registerTree';
import { ViewChoice } from './tree/viewChoice';
import { Pages } from './overview/pages';
import { registerPage } from './webview/registerPage';
import type { StoredMap } from './migration/memory/memento';
import { l10n, translations } from './wording/basics/l10n';

/** What must not be cut when the window ends. */
let finish: () => Promise<void> = () => Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<BackupSetsApi> {
  translations.file = context.asAbsolutePath('dist/strings.br');
  const { language } = vscode.env;
  if (language !== 'en') {
    const { startLanguage } = await import('./wording/basics/languages');
    startLanguage(language);
  }
  return start(context);
}

/** A table of contents: builds the parts and registers them. Nothing is read from secret storage before `start`. */
function start(context: vscode.ExtensionContext): BackupSetsApi {
  const log = vscode.window.createOutputChannel(l10n.t('Backup Sets'), { log: true });
  const estate = new Estate(log);
  const state = serializedMemento(context.globalState);
  const secrets = windowSecrets(context, state, (problem) => void sayTookOver(problem));
  const grants = new Grants(secrets, state, (message) => log.warn(message));
  const memory = new Memory(state, context.workspaceState, () => sharedMap(context));
  const services = vscodeServices(estate, grants, memory, log);
  const trusted = () => vscode.workspace.isTrusted;
  const localGrants = new LocalGrants(services, trusted);
  const migrations = new Migrations(services, localGrants, trusted);
  // Nothing is read or written beside the workspace before it is trusted.
  const readKept = async () => {
    if (!trusted()) return;
    await memory.load();
    await localGrants.refresh();
  };
  // The view does not wait for the secrets: a keyring may ask the person first.
  const ready = estate.ready.then(readKept);
  memory.onDidChange(() => localGrants.fire());
  const overview = new Overview({ estate, localGrants, migrations });
  const choice = new ViewChoice(context.workspaceState);
  const pages = new Pages();
  const queue = new QueueHandle(
    async () => (await import('./migration/queue/queuePlaces')).queuePlaces(context),
    async (...handle) =>
      (await import('./commands/queue/openQueue')).openQueue(
        { overview, migrations, localGrants, services, pages },
        ...handle,
      ),
  );
  const sayTookOver = async (problem: Problem) => {
    migrations.tookOver(problem);
    (await import('./commands/queue/otherWindow')).sayTookOver(problem);
  };
  void Promise.all([ready, overview.ready]).then(() => (trusted() ? queue.look() : undefined));

  const commandContext: CommandContext = {
    estate,
    migrations,
    localGrants,
    services,
    overview,
    queue,
    pages,
    view: choice,
    storage: { secrets, state, folder: context.globalStorageUri, extension: context.extensionUri },
    log,
  };
  void overview.ready.then(async () => {
    const { watchPractice } = await import('./commands/practice/watchPractice');
    context.subscriptions.push(watchPractice(commandContext));
  });

  context.subscriptions.push(
    log,
    estate,
    registerEditor({ estate, overview }),
    overview,
    choice,
    registerCommands(commandContext),
    registerTree({ estate, overview, migrations, queue, choice, state }),
    registerAuthorizations({ localGrants, services, overview }),
    registerPage({
      estate,
      migrations,
      localGrants,
      memory,
      services,
      queue,
      pages,
      overview,
      secrets,
      extensionUri: context.extensionUri,
      ready,
      log,
    }),
    registerOffers({ estate, migrations, localGrants, queue, overview }),
    registerSharing({ estate, localGrants, grants, ready, log }),
    grants,
    grants.onDidChange((grant) => void localGrants.reread(grant)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void readKept().then(() => queue.look())),
    queue,
    migrations,
    localGrants,
    memory,
    ...(secrets instanceof ExclusiveSecrets ? [secrets] : []),
  );
  finish = () => migrations.finish();
  return publicApi(overview);
}

/** VS Code waits for it: a finished sign-in is kept, and a Save that has begun is done. */
export function deactivate(): Promise<void> {
  return finish();
}

/** Beside VS Code's state, shared by all windows of this computer. */
async function sharedMap({ globalStorageUri }: vscode.ExtensionContext): Promise<StoredMap> {
  const { SharedMap } = await import('./migration/memory/sharedMap');
  return SharedMap.open(vscode.Uri.joinPath(globalStorageUri, 'sets-and-grants').fsPath);
}
