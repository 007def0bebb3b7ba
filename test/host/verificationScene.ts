import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Authority, startAuthority } from '../authority/authority';
import { practiceUsers } from '../../src/practice/estate';
import { practiceGrants } from '../graph/practiceGrants';
import { registerCommands } from '../../src/commands/registerCommands';
import type { Estate } from '../../src/estate/estate';
import type { BackupSet } from '../../src/core/backupSets/backupSet';
import { vscodeServices } from '../../src/migration/vscodeServices';
import { LocalGrants } from '../../src/migration/grants/localGrants';
import { Migrations } from '../../src/migration/migrations';
import { Grants } from '../../src/signIn/grants';
import { BackupSetsTree } from '../../src/tree/backupSetsTree';
import { Overview } from '../../src/overview/overview';
import { Pages } from '../../src/overview/pages';
import {
  allShown,
  catchCommands,
  catchMessages,
  emptyStorage,
  FakeEstate,
  restoreAll,
  type CommandRun,
  type Said,
} from './stubs';
import { memoryInMemory } from '../unit/migration/memoryInMemory';
import { lentStorage } from './lentStorage';
import { allItems } from './treeRows';

const variable = 'BACKUP_AUTH_PRACTICE_CLOUD';

/** The view and the commands with the real sign-in and Graph of the practice authority, and grants in secret storage. */
export class VerificationScene {
  authority!: Authority;
  grants!: Grants;
  migrations!: Migrations;
  localGrants!: LocalGrants;
  overview!: Overview;
  estate!: FakeEstate;
  pages!: Pages;
  parts!: Parameters<typeof registerCommands>[0];
  said!: Said[];
  /** Whether the person presses a message's first button. */
  answers = false;
  /** The button that the person presses otherwise. */
  presses: string | undefined;
  offered!: readonly unknown[];
  private tree!: BackupSetsTree;
  private handlers!: Map<string, CommandRun>;
  private registered!: vscode.Disposable;
  private logged: string[] = [];
  private readonly before = process.env[variable];

  async begin(): Promise<void> {
    this.authority = await startAuthority();
    process.env[variable] = `${this.authority.apiOrigin} ${this.authority.browserOrigin}`;
    const { secrets, state } = await lentStorage();
    this.logged = [];
    const tell = (text: string) => this.logged.push(text);
    const log = { info: tell, warn: tell, error: tell } as unknown as vscode.LogOutputChannel;
    const grants = new Grants(secrets, state, tell);
    const estate = new FakeEstate();
    const services = vscodeServices(estate as unknown as Estate, grants, memoryInMemory(), log);
    const trusted = () => vscode.workspace.isTrusted;
    const localGrants = new LocalGrants(services, trusted);
    const migrations = new Migrations(services, localGrants, trusted);
    grants.onDidChange((id) => void localGrants.reread(id));
    const overview = new Overview({ estate, localGrants, migrations });
    this.tree = new BackupSetsTree(overview, allShown());
    this.handlers = catchCommands();
    this.answers = false;
    this.presses = undefined;
    this.said = catchMessages((buttons) => {
      this.offered = buttons;
      return this.answers ? buttons[0] : buttons.find((button) => button === this.presses);
    });
    const storage = emptyStorage();
    this.pages = new Pages();
    const all = { estate, migrations, localGrants, services, overview, storage, log, pages: this.pages };
    this.parts = all as unknown as typeof this.parts;
    Object.assign(this, { grants, estate, localGrants, migrations, overview });
    this.registered = registerCommands(this.parts);
  }

  async end(): Promise<void> {
    this.registered.dispose();
    this.tree.dispose();
    this.overview.dispose();
    this.migrations.dispose();
    this.localGrants.dispose();
    restoreAll();
    await this.grants.forgetAll();
    this.grants.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (this.before === undefined) Reflect.deleteProperty(process.env, variable);
    else process.env[variable] = this.before;
    await this.authority.close();
  }

  /** Two accounts with an authorization each, as they stand after their Save. */
  async twoAccounts(authorizedAt?: string): Promise<readonly BackupSet[]> {
    const { backup, finance } = practiceUsers;
    const change = authorizedAt === undefined ? {} : { authorizedAt };
    const all = [
      await practiceGrants(this.authority, 1, ['mailboxes'], { user: backup, ...change }),
      await practiceGrants(this.authority, 1, ['oneDrive'], { user: finance, ...change }),
    ];
    for (const grant of all.flatMap((one) => one.grants)) await this.grants.keep(grant);
    this.estate.sets = all.flatMap(({ sets }) => sets);
    this.estate.change();
    await this.localGrants.refresh();
    await this.overview.ready;
    return this.estate.sets;
  }

  async run(command: string, ...args: unknown[]): Promise<void> {
    const handler = this.handlers.get(command);
    assert.ok(handler, command);
    await handler(...args);
    assert.deepEqual(this.logged, []);
  }

  /** What each set's row says, by the set's name. */
  async rows(): Promise<Record<string, unknown>> {
    const items = (await allItems(this.tree)).filter(({ contextValue }) => contextValue?.startsWith(';set;'));
    return Object.fromEntries(
      items.map(({ label, description }): [string, unknown] => [
        typeof label === 'string' ? label : '',
        description,
      ]),
    );
  }

  async tooltip(name: string): Promise<string> {
    const item = (await allItems(this.tree)).find(({ label }) => label === name);
    assert.ok(item?.tooltip instanceof vscode.MarkdownString);
    return item.tooltip.value.replace(/\\(.)/g, '$1');
  }
}
