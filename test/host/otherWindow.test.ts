import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandContext } from '../../src/commands/context';
import { registerCommand } from '../../src/commands/registerCommands';
import { thisProcess } from '../../src/locks/windowLock';
import { ExclusiveSecrets } from '../../src/signIn/exclusiveSecrets';
import { SecretWriter } from '../../src/signIn/secretWriter';
import { temporaryFolder } from '../vscodeHost/leftovers';
import {
  catchCommands,
  catchMessages,
  type CommandRun,
  emptyStorage,
  failed,
  replace,
  restoreAll,
  type Said,
} from './stubs';

describe('A command that stores a secret while another window of the browser does', () => {
  let remove: () => Promise<void>;
  let other: SecretWriter;
  let secrets: ExclusiveSecrets;
  let copy: vscode.SecretStorage;
  let said: Said[];
  let answers: (string | undefined)[];
  let executed: string[];
  let run: CommandRun;

  beforeEach(async () => {
    const folder = await temporaryFolder('other-window');
    remove = () => folder.remove();
    const window = (name: string, pid: number, of: vscode.SecretStorage) =>
      new SecretWriter({
        copy: of,
        folder: folder.path,
        browser: () => Promise.resolve('this-browser'),
        window: name,
        startedAt: Date.now() - 1_000,
        lost: () => undefined,
        self: { ...thisProcess, pid, alive: () => true },
      });
    copy = emptyStorage().secrets;
    other = window('contoso [x](command:y)', 4_000_000, emptyStorage().secrets);
    secrets = new ExclusiveSecrets(copy, () => Promise.resolve(window('this one', 4_000_001, copy)));
    [answers, executed] = [[], []];
    said = catchMessages((buttons) => {
      const answer = answers.shift();
      return buttons.find((button) => button === answer);
    });
    const commands = catchCommands();
    const context = {
      storage: { ...emptyStorage(), secrets },
      log: { error: failed },
    } as unknown as CommandContext;
    registerCommand(
      'backupAuth.test',
      () =>
        Promise.resolve([
          'works',
          () =>
            ({ storage }) =>
              storage.secrets.store('a', 'secret'),
        ]),
      context,
    );
    run = commands.get('backupAuth.test')!;
    replace(vscode.commands, 'executeCommand', ((id: string) => {
      // The installed extension says what its view shows, whenever it likes.
      if (id !== 'setContext') executed.push(id);
      return Promise.resolve(id === 'backupAuth.test' ? run() : undefined);
    }) as typeof vscode.commands.executeCommand);
  });

  afterEach(async () => {
    restoreAll();
    await secrets.dispose();
    await other.dispose();
    await remove();
  });

  it('says which window that is, and stores nothing until it is told to take over', async () => {
    await other.ready();
    await run();
    assert.equal(await copy.get('a'), undefined);
    assert.equal(said.length, 1);
    assert.match(said[0]!.message, /^Another window, "contoso .+", stores authorizations now/);
    assert.ok(!said[0]!.message.includes('](command:'));

    answers = ['Take Over'];
    await run();
    assert.equal(await copy.get('a'), 'secret');
    assert.deepEqual(executed, ['backupAuth.test']);
  });

  it('says that this window must be reloaded for what was stored since, and reloads it when told', async () => {
    await other.write(() => Promise.resolve());
    answers = ['Reload Window'];
    await run();
    assert.match(
      said[0]!.message,
      /stored authorizations that this window doesn't have\. Reload this window/,
    );
    assert.deepEqual(executed, ['workbench.action.reloadWindow']);
    assert.equal(await copy.get('a'), undefined);
  });
});
