import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { projectRoot } from '../../vscodeHost/projectRoot';
import type { CommandContext } from '../../../src/commands/context';
import { registerCommands } from '../../../src/commands/registerCommands';
import { Estate } from '../../../src/estate/estate';
import { AhsayPasswords } from '../../../src/import/ahsayPasswords';
import { type AhsayCbsServer, startAhsayCbs } from '../../ahsayCbs/ahsayCbs';
import { systemUser } from '../../../src/practice/ahsayCbs/systemUser';
import { bytesAt, closeAllEditors, ownFolder, silent, write } from '../estateFolder';
import { type Reply, answerQuickInputs } from '../quickInputs';
import { lentStorage } from '../lentStorage';
import {
  catchCommands,
  catchMessages,
  FakeMigrations,
  failed,
  restoreAll,
  type CommandRun,
  type Said,
} from '../stubs';

export const contoso = '{ "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" }';
/** The same with its backup users noted. */
export const contosoWith = (users: string): string => `{
      "id": "contoso",
      "tenant": "contoso.onmicrosoft.com",
      "cloud": "global",
      "backupUsers": {
        ${users}
      }
    }`;

/** What the file holds before an import. */
export const original = `{
  // Ours.
  "tenants": [
    ${contoso},
    { "id": "fabrikam", "tenant": "fabrikam.com", "cloud": "global" }
  ],
  "backupSets": [
    // Written by hand.
    { "id": "1692322592995", "name": "Finance mailboxes", "tenant": "contoso", "account": "backup@contoso.com", "accountRole": "ordinary", "sources": ["mailboxes"], "authentication": { "method": "hybrid" } }, // stays
  ]
}
`;

/** What a person answers, by words of the question or its title: the first that fits. */
class Person {
  /** The questions, each with its place: "Select … 3/5". */
  readonly asked: string[] = [];
  /** What was said against an answer; it then gives up. */
  readonly refused: string[] = [];
  /** What the last list offered. */
  lines: readonly vscode.QuickPickItem[] = [];
  constructor(answers: readonly Answer[]) {
    const left = [...answers];
    answerQuickInputs(
      (asked) => {
        const question = `${asked.title}: ${asked.question}`;
        this.asked.push(`${question} ${asked.place}`);
        this.lines = asked.lines();
        assert.equal(asked.password, question.startsWith('Password'));
        const at = left.findIndex(([pattern]) => pattern.test(question));
        const [, reply, once] = left[at] ?? assert.fail(`Nobody expected to be asked: ${question}`);
        if (once) left.splice(at, 1);
        return reply;
      },
      (words) => void this.refused.push(words),
    );
  }

  /** "1/5", "2/5", … */
  places(): readonly string[] {
    return this.asked.map((question) => /\d+\/\d+$/.exec(question)?.[0] ?? '');
  }
}

/** With `once` the next answer that fits comes after it. */
export type Answer = readonly [question: RegExp, reply: Reply, once?: 'once'];

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
    this.storage = {
      secrets,
      state,
      folder: vscode.Uri.file('/nowhere'),
      extension: vscode.Uri.file(projectRoot),
    };
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

  /** What a person types as the server, with its system user. */
  readonly address = (): string => `${systemUser.user}@${this.server.origin}`;

  /** All answers up to the file's edit; own ones win by being first. */
  readonly answers = (...own: readonly Answer[]): Person =>
    new Person([
      ...own,
      [/Type the address/, { text: this.address() }],
      [/^Password/, { text: systemUser.password }],
      [/backup users to ask about/, { ticks: ['contoso-backup'] }],
      [/account of the backup sets of contoso-backup/, 'enter'],
      [/(?:what|backup sets) to add/, 'enter'],
    ]);
}

/** For `describe`: a scene anew for each of its tests. */
export function importScene(): ImportScene {
  const scene = new ImportScene();
  beforeEach(() => scene.begin());
  afterEach(() => scene.end());
  return scene;
}
