import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { BackupSet } from '../../src/core/backupSets/backupSet';
import type { Memory } from '../../src/migration/memory/memory';
import { registerCommands } from '../../src/commands/registerCommands';
import { Overview } from '../../src/overview/overview';
import { memoryInMemory } from '../unit/migration/memoryInMemory';
import {
  answerPickLists,
  catchCommands,
  catchMessages,
  emptyStorage,
  FakeEstate,
  FakeMigrations,
  replace,
  restoreAll,
  type CommandRun,
  type Said,
} from './stubs';

/** The commands over an estate that is played. What a person would answer is answered here. */
export class CommandsScene {
  estate!: FakeEstate;
  migrations!: FakeMigrations;
  overview!: Overview;
  storage!: ReturnType<typeof emptyStorage>;
  memory!: Memory;
  logged!: string[];
  said!: Said[];
  /** What the person answers to a message: the first button, or nothing. */
  agrees = true;
  offered!: vscode.QuickPickItem[];
  /** The label that the person chooses. */
  chooses: string | undefined;
  private handlers!: Map<string, CommandRun>;
  private registered!: vscode.Disposable;

  begin(): void {
    [this.logged, this.offered] = [[], []];
    [this.agrees, this.chooses] = [true, undefined];
    this.said = catchMessages((buttons) =>
      this.agrees ? (buttons.find((one) => one !== 'Keep Everything') ?? buttons[0]) : undefined,
    );
    replace(vscode.window, 'showQuickPick', ((items: vscode.QuickPickItem[]) => {
      this.offered = items;
      return Promise.resolve(items.find(({ label }) => label === this.chooses));
    }) as unknown as typeof vscode.window.showQuickPick);
    answerPickLists();
  }

  async build(sets: readonly BackupSet[]): Promise<void> {
    const estate = new FakeEstate(sets);
    const migrations = new FakeMigrations();
    this.estate = estate;
    this.migrations = migrations;
    this.overview = new Overview({ estate, migrations, localGrants: migrations });
    const tell = (text: string) => this.logged.push(text);
    const log = { error: tell, show: () => tell('shown') };
    this.handlers = catchCommands();
    this.storage = emptyStorage();
    this.memory = memoryInMemory();
    const parts = {
      estate,
      migrations,
      localGrants: migrations,
      overview: this.overview,
      services: { sets: () => estate.sets, memory: this.memory, now: Date.now },
      storage: this.storage,
      log,
    } as unknown as Parameters<typeof registerCommands>[0];
    this.registered = registerCommands(parts);
    await this.overview.ready;
  }

  async run(command: string, ...args: unknown[]): Promise<void> {
    const handler = this.handlers.get(command);
    assert.ok(handler, command);
    await handler(...args);
  }

  end(): void {
    this.registered.dispose();
    this.overview.dispose();
    restoreAll();
  }
}
