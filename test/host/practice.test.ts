import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { CommandContext } from '../../src/commands/context';
import { openPractice } from '../../src/commands/practice/openPractice';
import { practiceAhsayCbs } from '../../src/commands/practice/runPractice';
import { watchPractice } from '../../src/commands/practice/watchPractice';
import { Overview } from '../../src/overview/overview';
import { cloudHere } from '../../src/signIn/signIn';
import { until } from '../e2e/until';
import {
  backupSet,
  catchMessages,
  emptyStorage,
  FakeEstate,
  FakeMigrations,
  replace,
  restoreAll,
  type Said,
} from './stubs';

const { fs } = vscode.workspace;

describe('Practice', () => {
  let parent: string;
  let context: CommandContext;
  let said: Said[];
  let presses: string | undefined;
  const listening: { dispose(): void }[] = [];

  beforeEach(async () => {
    parent = await realpath(await mkdtemp(join(tmpdir(), 'practice-')));
    presses = undefined;
    said = catchMessages((buttons) => buttons.find((button) => button === presses));
    const estate = new FakeEstate([
      backupSet({
        id: '1',
        tenant: { id: 'contoso', tenant: 'contoso.practice', cloud: 'practice', clientId: undefined },
      }),
    ]);
    const migrations = new FakeMigrations();
    const overview = new Overview({ estate, migrations, localGrants: migrations });
    await overview.ready;
    context = { overview, localGrants: migrations, storage: emptyStorage() } as unknown as CommandContext;
    listening.push(overview);
  });

  afterEach(async () => {
    for (const one of listening.splice(0)) one.dispose();
    await until(
      () => Promise.resolve(practiceAhsayCbs() ? undefined : true),
      () => 'Practice runs on.',
    );
    restoreAll();
    await rm(parent, { recursive: true });
  });

  const lastSaid = () => said.at(-1)?.message ?? '';

  describe('in a window with practice tenants', () => {
    const watch = () => listening.push(watchPractice(context));
    const asked = () =>
      until(
        () => Promise.resolve(said.length > 0 ? true : undefined),
        () => 'Nothing was asked.',
      );

    it('starts nothing that nobody chose, and asks once', async () => {
      watch();
      await asked();
      context.localGrants.fire();
      assert.match(lastSaid(), /^This folder lists practice tenants/);
      assert.deepEqual([said.length, cloudHere('practice'), practiceAhsayCbs()], [1, undefined, undefined]);
    });

    it('starts when a person says so, and next time without a question', async () => {
      presses = 'Start Practice';
      watch();
      await runs();
      assert.match(cloudHere('practice')?.apiOrigin ?? '', /^http:\/\/127\.0\.0\.1:\d+$/);
      listening.pop()?.dispose();
      await until(
        () => Promise.resolve(practiceAhsayCbs() ? undefined : true),
        () => 'Practice runs on.',
      );
      assert.equal(cloudHere('practice'), undefined);
      watch();
      await runs();
      assert.equal(said.length, 1);
    });

    const runs = () =>
      until(
        () => Promise.resolve(practiceAhsayCbs()),
        () => 'Practice does not run.',
      );
  });

  describe('for a folder that the person chooses', () => {
    let opened: (string | undefined)[];
    let chosen: (string | undefined)[];
    let typed: { readonly value: string | undefined; readonly refused: (string | undefined)[] };
    let types: string | undefined;
    const tries = ['', '..', 'a/b', 'there', 'other'];

    beforeEach(() => {
      [opened, chosen, types] = [[], [], undefined];
      replace(vscode.window, 'showOpenDialog', () => {
        const path = chosen.shift();
        return Promise.resolve(path === undefined ? undefined : [vscode.Uri.file(path)]);
      });
      replace(vscode.window, 'showInputBox', ((options: vscode.InputBoxOptions) => {
        const refused = tries.map((text) => options.validateInput?.(text) as string | undefined);
        typed = { value: options.value, refused };
        return Promise.resolve(types);
      }) as typeof vscode.window.showInputBox);
      replace(vscode.commands, 'executeCommand', ((id: string, folder?: vscode.Uri) => {
        if (id === 'vscode.openFolder') opened.push(folder?.fsPath);
        return Promise.resolve();
      }) as typeof vscode.commands.executeCommand);
    });

    const original = () =>
      fs.readFile(vscode.Uri.joinPath(context.storage.extension, 'examples/backup-sets.json'));

    it('copies the estate to an empty folder, and opens it', async () => {
      chosen = [parent];
      await openPractice(context);
      assert.deepEqual(opened, [parent]);
      assert.deepEqual(
        await fs.readFile(vscode.Uri.file(join(parent, 'backup-sets.json'))),
        await original(),
      );
    });

    it('proposes a new folder in one that isn’t empty, and takes no name that can’t be one', async () => {
      await fs.createDirectory(vscode.Uri.file(join(parent, 'there')));
      await fs.createDirectory(vscode.Uri.file(join(parent, 'practice-estate')));
      chosen = [parent];
      types = 'other';
      await openPractice(context);
      assert.equal(typed.value, 'practice-estate-2');
      assert.deepEqual(
        typed.refused.map((words) => words !== undefined),
        [true, true, true, true, false],
      );
      assert.deepEqual(opened, [join(parent, 'other')]);
    });

    it('does nothing when a dialog is cancelled', async () => {
      await fs.writeFile(vscode.Uri.file(join(parent, 'a.txt')), new Uint8Array());
      await openPractice(context);
      chosen = [parent];
      await openPractice(context);
      assert.deepEqual([opened, said], [[], []]);
      assert.deepEqual(await fs.readDirectory(vscode.Uri.file(parent)), [['a.txt', vscode.FileType.File]]);
    });

    it('says that a folder can’t be written to, and asks for another one', async () => {
      const file = join(parent, 'file');
      await fs.writeFile(vscode.Uri.file(file), new Uint8Array());
      await fs.createDirectory(vscode.Uri.file(join(parent, 'empty')));
      chosen = [join(file, 'below'), join(parent, 'empty')];
      presses = 'Choose Another Folder';
      await openPractice(context);
      assert.match(lastSaid(), /^Nothing could be written to that folder/);
      assert.deepEqual(opened, [join(parent, 'empty')]);
    });
  });
});
