import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openQueue } from '../../../src/commands/queue/openQueue';
import type { CommandContext } from '../../../src/commands/context';
import { registerCommands } from '../../../src/commands/registerCommands';
import { Estate } from '../../../src/estate/estate';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import { vscodeServices } from '../../../src/migration/vscodeServices';
import { LocalGrants } from '../../../src/migration/grants/localGrants';
import { Migrations } from '../../../src/migration/migrations';
import { QueueHandle } from '../../../src/migration/queue/queueHandle';
import { formerOf } from '../../../src/migration/save/saveGrant';
import { Grants } from '../../../src/signIn/grants';
import { Overview } from '../../../src/overview/overview';
import { Pages } from '../../../src/overview/pages';
import type { SetRow } from '../../../src/overview/rows';
import { canary, estateText, grantFacts, when } from '../../unit/migration/savedEstate';
import { memoryInMemory } from '../../unit/migration/memoryInMemory';
import { bytesAt, closeAllEditors, ownFolder, silent, until, write } from '../estateFolder';
import { lentStorage } from '../lentStorage';
import {
  answerPickLists,
  allShown,
  catchCommands,
  catchMessages,
  type CommandRun,
  grant,
  replace,
  restoreAll,
  type Said,
} from '../stubs';

/**
 * A file with two Basic sets of one account, as this VS Code reads and edits it, with grants in its secret storage, and
 * the commands over that. What a person would answer is answered here.
 */
export class TwoSetsScene {
  file!: vscode.Uri;
  grants!: Grants;
  secrets!: vscode.SecretStorage;
  /** Holds the index of grants. */
  state!: vscode.Memento;
  migrations!: Migrations;
  overview!: Overview;
  queue!: QueueHandle;
  readonly pages = new Pages();
  parts!: CommandContext;
  said!: Said[];
  /** What the person answers to a message; by default its first button. */
  answer!: (buttons: readonly unknown[]) => unknown;
  private handlers!: ReadonlyMap<string, CommandRun>;
  private open: { dispose(): unknown }[] = [];

  /** Where windows keep the queue and its lock. */
  get queuePlaces() {
    const folder = vscode.Uri.joinPath(this.file, '../storage').fsPath;
    const file = vscode.Uri.joinPath(this.file, '../storage/migration-queue.json').fsPath;
    return { lockFolder: folder, file, formerFile: undefined, owner: { name: 'this window', opens: [] } };
  }

  async begin(): Promise<void> {
    this.file = vscode.Uri.joinPath(await ownFolder(), 'backup-sets.json');
    await write(this.file, estateText);
    ({ secrets: this.secrets, state: this.state } = await lentStorage());
    const estate = new Estate(silent);
    const error = (words: string) => assert.fail(words);
    this.grants = new Grants(this.secrets, this.state, error);
    const memory = memoryInMemory();
    const log = { ...silent, error } as unknown as vscode.LogOutputChannel;
    const services = vscodeServices(estate, this.grants, memory, log);
    const localGrants = new LocalGrants(services, () => true);
    const migrations = new Migrations(services, localGrants, () => true);
    const overview = new Overview({ estate, localGrants, migrations });
    const queue = new QueueHandle(
      () => Promise.resolve(this.queuePlaces),
      (...handle) =>
        Promise.resolve(
          openQueue({ overview, migrations, localGrants, services, pages: this.pages }, ...handle),
        ),
    );
    const folder = vscode.Uri.joinPath(this.file, '../storage');
    const storage = { secrets: this.secrets, state: this.state, folder, extension: folder };
    this.parts = {
      estate,
      migrations,
      localGrants,
      overview,
      services,
      queue,
      pages: this.pages,
      view: allShown(),
      storage,
      log,
    };
    [this.migrations, this.overview, this.queue] = [migrations, overview, queue];
    this.handlers = catchCommands();
    this.open = [registerCommands(this.parts), queue, overview, migrations, localGrants, estate];
    await estate.ready;
    await localGrants.refresh();
    this.answer = ([first]) => first;
    this.said = catchMessages((buttons) => this.answer(buttons));
  }

  async end(): Promise<void> {
    for (const one of this.open.splice(0)) await one.dispose();
    restoreAll();
    await this.grants.forgetAll();
    this.grants.dispose();
    await closeAllEditors();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(this.file, '..'), { recursive: true });
  }

  /** Runs a command as VS Code does. */
  readonly run = async (command: `backupAuth.${string}`, ...asked: unknown[]): Promise<void> => {
    const handler = this.handlers.get(command);
    assert.ok(handler, command);
    await handler(...asked);
  };

  readonly text = async (): Promise<string> => (await bytesAt(this.file)).toString();

  readonly row = (id: string): SetRow => {
    const { sets } = this.overview.rows;
    return sets.find(({ set }) => set.file === this.file.toString() && set.id === id) ?? assert.fail(id);
  };

  /** A grant is kept, and Save puts it into the entries of these sets. */
  readonly save = async (...ids: string[]): Promise<void> => {
    const { grants, parts, row } = this;
    await grants.keep({ ...grantFacts(grant), tokenCache: canary });
    const sets = ids.map((id) => row(id).set);
    const { name, objectId, tenantId } = grantFacts(grant).person;
    const authentication = {
      method: 'modern',
      grant,
      authorizedBy: { name, objectId, tenantId },
      authorizedAt: when,
      role: 'confirmed',
    } as const;
    const changes = ids.map((id) => ({ id, authentication }));
    const result = await parts.services.saveEntries(this.file.toString(), changes, () => undefined);
    assert.ok(result.saved);
    for (const set of sets) {
      const former = formerOf(set, result.texts.get(set.id) ?? assert.fail(), when);
      await parts.services.memory.keepFormer(keyOf(set), former);
    }
    await this.parts.localGrants.refresh();
    await until(this.overview.onDidChange, () => ids.every((id) => row(id).actions.has('undo')));
  };

  /** The person types a name where one is asked for. */
  readonly typeName = (name: string | undefined): vscode.InputBoxOptions[] => {
    const asked: vscode.InputBoxOptions[] = [];
    replace(vscode.window, 'showInputBox', (options) => {
      asked.push(options ?? {});
      return Promise.resolve(name);
    });
    return asked;
  };

  /** The person ticks or chooses lines of a pick by their labels. */
  readonly pick = (...labels: string[]): vscode.QuickPickItem[][] => {
    const offered: vscode.QuickPickItem[][] = [];
    replace(vscode.window, 'showQuickPick', ((
      items: readonly (vscode.QuickPickItem | string)[],
      options?: vscode.QuickPickOptions,
    ) => {
      const lines = items.map((item) => (typeof item === 'string' ? { label: item } : item));
      offered.push(lines);
      const chosen = items.filter((_, index) =>
        labels.some((label) => lines[index]!.label.startsWith(label)),
      );
      return Promise.resolve(options?.canPickMany ? chosen : chosen[0]);
    }) as unknown as typeof vscode.window.showQuickPick);
    answerPickLists();
    return offered;
  };
}

/** For `describe`: a scene anew for each of its tests. */
export function twoSetsScene(): TwoSetsScene {
  const scene = new TwoSetsScene();
  beforeEach(() => scene.begin());
  afterEach(() => scene.end());
  return scene;
}
