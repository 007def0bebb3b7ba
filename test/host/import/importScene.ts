import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandContext } from '../../../src/commands/context';
import { registerCommands } from '../../../src/commands/registerCommands';
import { Estate } from '../../../src/estate/estate';
import { AhsayPasswords } from '../../../src/import/ahsayPasswords';
import { type AhsayCbsServer, startAhsayCbs } from '../../ahsayCbs/ahsayCbs';
import { systemUser } from '../../ahsayCbs/inventory';
import { bytesAt, closeAllEditors, ownFolder, silent, write } from '../estateFolder';
import { lentStorage } from '../lentStorage';
import {
  answerPickLists,
  catchCommands,
  catchMessages,
  FakeMigrations,
  failed,
  replace,
  restoreAll,
  type CommandRun,
  type Said,
} from '../stubs';

/** What the file holds before an import. */
export const original = `{
  // Ours.
  "tenants": [
    { "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" },
    { "id": "fabrikam", "tenant": "fabrikam.com", "cloud": "global" }
  ],
  "backupSets": [
    // Written by hand.
    { "id": "1692322592995", "name": "Finance mailboxes", "tenant": "contoso", "account": "backup@contoso.com", "accountRole": "ordinary", "sources": ["mailboxes"], "authentication": { "method": "hybrid" } }, // stays
  ]
}
`;

/** What a person answers: to an input box by its title, to a pick by the beginning of a label, each once. */
class Person {
  readonly asked: string[] = [];
  /** What was said against an answer; it then gives up. */
  readonly refused: string[] = [];
  constructor(
    private readonly answers: readonly (readonly [question: RegExp, answer: string | undefined])[],
  ) {
    const input = (options: vscode.InputBoxOptions = {}) => {
      const answer = this.answer(options.title ?? '');
      assert.equal(options.password ?? false, (options.title ?? '').startsWith('Password'));
      if (answer !== undefined) {
        const against = options.validateInput?.(answer);
        if (typeof against === 'string') {
          this.refused.push(against);
          return Promise.resolve(undefined);
        }
      }
      return Promise.resolve(answer);
    };
    const pick = (items: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions = {}) => {
      const answer = this.answer(options.placeHolder ?? '');
      if (answer === undefined) return Promise.resolve(undefined);
      const found = items.filter(({ label }) => label.startsWith(answer));
      if (options.canPickMany)
        return Promise.resolve(answer === '' ? items.filter(({ picked }) => picked) : found);
      return Promise.resolve(
        found[0] ?? assert.fail(`${answer} is not among ${items.map(({ label }) => label).join()}`),
      );
    };
    replace(vscode.window, 'showInputBox', input);
    replace(vscode.window, 'showQuickPick', pick as unknown as typeof vscode.window.showQuickPick);
    answerPickLists();
  }

  private answer(question: string): string | undefined {
    this.asked.push(question);
    const answer = this.answers.find(([pattern]) => pattern.test(question));
    return answer ? answer[1] : assert.fail(`Nobody expected to be asked: ${question}`);
  }
}

/** A file, the practice AhsayCBS, this VS Code's secret storage, and what a person answers. */
export class ImportScene {
  server!: AhsayCbsServer;
  file!: vscode.Uri;
  storage!: CommandContext['storage'];
  said!: Said[];
  /** The button that the person presses in a dialog, where it is there. */
  presses: string | undefined;
  private estate!: Estate;
  private registered!: vscode.Disposable;
  private runs!: Map<string, CommandRun>;
  private readonly practice = process.env['BACKUP_AUTH_PRACTICE_CLOUD'];

  async begin(): Promise<void> {
    const { secrets, state } = await lentStorage();
    this.storage = { secrets, state, folder: vscode.Uri.file('/nowhere') };
    this.server = await startAhsayCbs({ now: new Date('2026-11-25T08:00:00Z') });
    process.env['BACKUP_AUTH_PRACTICE_CLOUD'] = 'http://127.0.0.1:9 http://login.localhost:9';
    this.file = vscode.Uri.joinPath(await ownFolder(), 'backup-sets.json');
    await write(this.file, original);
    this.estate = new Estate(silent);
    await this.estate.ready;
    const only = { name: 'backup-sets.json', state: 'read', lastGood: false, problems: [] } as const;
    const files = [{ file: this.file.toString(), uri: this.file, addresses: [this.file], ...only }];
    Object.defineProperty(this.estate, 'files', { get: () => files });
    this.runs = catchCommands();
    this.presses = undefined;
    this.said = catchMessages((buttons) => buttons.find((button) => button === this.presses));
    const migrations = new FakeMigrations();
    const { estate, storage } = this;
    const services = { memory: { clear: () => Promise.resolve() } };
    const parts = {
      estate,
      migrations,
      localGrants: migrations,
      overview: { settled: () => Promise.resolve(), rows: { sets: [] } },
      services,
      storage,
      log: { error: failed },
    } as unknown as CommandContext;
    this.registered = registerCommands(parts);
  }

  async end(): Promise<void> {
    this.registered.dispose();
    this.estate.dispose();
    restoreAll();
    await this.passwords().forgetAll();
    await closeAllEditors();
    await this.server.close();
    if (this.practice === undefined) delete process.env['BACKUP_AUTH_PRACTICE_CLOUD'];
    else process.env['BACKUP_AUTH_PRACTICE_CLOUD'] = this.practice;
  }

  readonly run = (command = 'import'): Promise<void> => this.runs.get(`backupAuth.${command}`)!();
  readonly text = async (): Promise<string> => (await bytesAt(this.file)).toString('utf8');
  readonly passwords = (): AhsayPasswords => new AhsayPasswords(this.storage.secrets, this.storage.state);

  /** All answers up to the file's edit; own ones win by standing first. */
  readonly answers = (...own: (readonly [RegExp, string | undefined])[]): Person =>
    new Person([
      ...own,
      [/import backup sets from/, 'Ask AhsayCBS'],
      [/AhsayCBS to ask/, 'Another'],
      [/^Address/, this.server.origin],
      [/^System user/, systemUser.user],
      [/^Password/, systemUser.password],
      [/^Backup users/, 'contoso-backup'],
      [/^Keep the password/, 'Do Not Keep'],
      [/does not tell the tenant/, 'contoso'],
      [/to add to the file/, ''],
      [/^Microsoft 365 account/, 'backup@contoso.com'],
    ]);
}

/** For `describe`: a scene anew for each of its tests. */
export function importScene(): ImportScene {
  const scene = new ImportScene();
  beforeEach(() => scene.begin());
  afterEach(() => scene.end());
  return scene;
}
