import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keyOf } from '../../src/core/backupSets/backupSet';
import type { Migration } from '../../src/migration/migration';
import { Overview } from '../../src/overview/overview';
import { askAdministrator, pasteCode } from '../../src/prompts/pageCommands';
import type { PromptParts } from '../../src/prompts/promptParts';
import { registerOffers } from '../../src/prompts/registerOffers';
import { runPrompts } from '../../src/prompts/runPrompts';
import { backupSet, evidence, MigrationHarness } from '../unit/migration/migrationHarness';
import { PlayedPrompts } from './playedPrompts';
import { catchMessages, emptyStorage, FakeEstate, replace, restoreAll, type Said } from './stubs';

describe('Migrate with Prompts', () => {
  const one = backupSet();
  const other = backupSet({ id: '2', name: 'Legal' });
  let harness: MigrationHarness;
  let prompts: PlayedPrompts;
  let overview: Overview;
  let parts: PromptParts;
  let said: Said[];
  let answers: string | undefined;

  beforeEach(async () => {
    answers = undefined;
    said = catchMessages((buttons) => buttons.find((button) => button === answers));
    prompts = new PlayedPrompts();
    harness = new MigrationHarness(one, other);
    const { migrations, localGrants } = harness;
    const estate = new FakeEstate(harness.sets);
    harness.services.onDidRead(() => {
      estate.sets = harness.sets;
      estate.change();
    });
    overview = new Overview({ estate, migrations, localGrants });
    await localGrants.refresh();
    await overview.ready;
    parts = {
      estate,
      migrations,
      localGrants,
      overview,
      memory: harness.services.memory,
      queue: { queue: undefined, open: () => Promise.resolve(undefined) },
      pages: { before: undefined, show: () => assert.fail('No other page is asked for.') },
      secrets: emptyStorage().secrets,
      selected: keyOf(other),
      log: { error: (text: string) => assert.fail(text) } as unknown as vscode.LogOutputChannel,
    };
  });

  afterEach(() => {
    overview.dispose();
    harness.migrations.dispose();
    restoreAll();
  });

  /** From the command to the wait for a code. */
  async function toTheWait(key = keyOf(one)): Promise<{ done: Promise<boolean>; migration: Migration }> {
    const done = runPrompts(parts, key);
    await prompts.until(/Select the method/);
    prompts.choose('Hybrid');
    await prompts.untilActive(/is our own app registration/);
    prompts.enter();
    await prompts.untilActive(/^Authorize$/);
    prompts.enter();
    await prompts.until(/Paste Code/);
    return { done, migration: harness.migrations.onPrompts! };
  }

  it('begins with the sets, the selected one first, and goes back to them', async () => {
    const done = runPrompts(parts);
    await prompts.until(/Select a backup set/);
    assert.deepEqual(prompts.lines.slice(0, 2), ['Selected', 'Legal']);
    assert.equal(prompts.active, 'Legal');
    prompts.choose('Finance');
    await prompts.until(/^Finance: /);
    prompts.back();
    await prompts.until(/Select a backup set/);
    // Where it came from is first now, and nothing is left under way.
    assert.equal(prompts.active, 'Finance');
    assert.deepEqual(harness.migrations.all, []);
    prompts.escape();
    assert.equal(await done, true);
  });

  it('goes from the set to Saved, and no page is opened for it', async () => {
    const { done, migration } = await toTheWait();
    assert.equal(harness.opened.length, 1);
    prompts.choose('Paste Code…');
    await prompts.until(/Paste it only here/);
    prompts.type('good');
    harness.attempts[0]!.finish({ evidence: evidence(), tokenCache: 'a-refresh-token' });
    await prompts.until(/will be stored/);
    // Enter reads first, and saves then.
    prompts.enter();
    assert.equal(harness.written.length, 0);
    assert.equal(prompts.active, 'Save');
    prompts.enter();
    await prompts.until(/^Mark as Done in AhsayOBM…$/);
    assert.equal(harness.written[0]?.method, 'hybrid');
    assert.ok(prompts.lines.includes('Next: Legal'));
    prompts.choose('Next: Legal');
    await prompts.until(/^Legal: /);
    assert.equal(harness.migrations.onPage, undefined);
    assert.equal(harness.migrations.all.includes(migration), false, 'what is finished is left');
    prompts.escape();
    await done;
    assert.deepEqual(said, []);
  });

  it('says what is wrong with a paste in the box, and Back leads to the wait', async () => {
    const { done } = await toTheWait();
    prompts.choose('Paste Code…');
    await prompts.until(/Paste it only here/);
    prompts.type('rubbish');
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(prompts.front?.validationMessage?.message);
    prompts.back();
    await prompts.until(/^Waiting for/);
    prompts.escape();
    await done;
  });

  it('gives way to the page where the person wants it, at the same step, and comes back', async () => {
    const { done, migration } = await toTheWait();
    prompts.choose('Open the Page');
    await done;
    assert.equal(harness.migrations.onPage, migration);
    assert.equal(migration.state.at.step, 'waiting');
    const again = runPrompts(parts, keyOf(one));
    await prompts.until(/^Waiting for/);
    assert.equal(harness.migrations.onPrompts, migration);
    // What the page does shows here.
    migration.dispatch({ type: 'back' });
    await prompts.until(/Authorize at Microsoft/);
    prompts.escape();
    await again;
    assert.ok(harness.migrations.all.includes(migration));
  });

  it('outlives the page: closing it ends nothing that prompts lead', async () => {
    const done = runPrompts(parts, keyOf(one));
    await prompts.until(/Select the method/);
    await harness.migrations.show(keyOf(one), 'show');
    harness.migrations.hide();
    prompts.choose('Hybrid');
    await prompts.until(/Authorize at Microsoft/);
    prompts.escape();
    await done;
  });

  it('ends no sign-in when its prompt goes, and says what came of it', async () => {
    const { done, migration } = await toTheWait();
    prompts.escape();
    await done;
    assert.equal(migration.state.at.step, 'waiting');
    assert.equal(harness.attempts[0]?.disposed, false);
    migration.submit('good');
    answers = 'Continue';
    harness.attempts[0].finish({ evidence: evidence(), tokenCache: 'a-refresh-token' });
    await prompts.until(/will be stored/);
    assert.match(said[0]?.message ?? '', /^Finance: Confirm\. The authorization of backup@contoso\.com/);
    // And what was finished stays.
    prompts.escape();
    await harness.until(() => harness.migrations.onPrompts === undefined);
    assert.equal(migration.state.at.step, 'confirm');
    assert.deepEqual(await harness.kept(), ['backup@contoso.com']);
  });

  it('gives a finished sign-in up only after the usual question', async () => {
    const migration = await harness.authorize('hybrid', evidence());
    const done = runPrompts(parts, keyOf(one));
    await prompts.until(/will be stored/);
    prompts.choose('Cancel');
    await harness.until(() => said.length === 1);
    await prompts.until(/will be stored/);
    assert.match(said[0]?.message ?? '', /Delete the finished sign-in/);
    assert.equal(migration.state.at.step, 'confirm');
    answers = 'Cancel Migration';
    prompts.choose('Cancel');
    await prompts.until(/Select the method/);
    assert.deepEqual(await harness.kept(), []);
    prompts.escape();
    await done;
  });

  it('shows an entry that changed at once, and closes Save', async () => {
    await harness.authorize('hybrid', evidence());
    const done = runPrompts(parts, keyOf(one));
    await prompts.until(/^Save$/);
    harness.reads({ ...one, account: 'another@contoso.com' }, other);
    await prompts.until(/backup@contoso\.com → another@contoso\.com/);
    assert.ok(prompts.lines.includes('Start Over'));
    prompts.choose('Save');
    assert.equal(harness.written.length, 0);
    prompts.escape();
    await done;
  });

  it('follows a queue to its next account, as the page does', async () => {
    const now = {
      of: 2,
      account: 'backup@contoso.com',
      tenant: 'contoso.com',
      leftOut: [],
      steps: [],
      back: undefined,
    };
    const at = ({ key }: Pick<Migration, 'key'>) =>
      key === keyOf(one)
        ? { ...now, at: 1, mayDefer: true, last: false }
        : { ...now, at: 2, mayDefer: false, last: true };
    const skip = async () => {
      harness.migrations.leave(keyOf(one));
      await harness.migrations.show(keyOf(other), 'migrate');
    };
    const queue = { at, skip } as unknown as NonNullable<PromptParts['queue']['queue']>;
    await harness.show('1');
    const done = runPrompts({ ...parts, queue: { ...parts.queue, queue } }, keyOf(one));
    await prompts.until(/^1 of 2: backup@contoso\.com/);
    prompts.choose('Skip');
    await prompts.until(/^2 of 2: backup@contoso\.com/);
    assert.match(prompts.front?.title ?? '', /^Legal: /);
    assert.ok(!prompts.lines.includes('Move to the End'));
    prompts.escape();
    await done;
  });

  it('leaves nothing under way where nothing was begun', async () => {
    const done = runPrompts(parts, keyOf(one));
    await prompts.until(/Select the method/);
    prompts.escape();
    await done;
    assert.deepEqual(harness.migrations.all, []);
  });

  it('has commands for what is open on a page, and hides them where nothing is', async () => {
    const known = new Map<unknown, unknown>();
    replace(vscode.commands, 'executeCommand', ((command: string, key: unknown, value: unknown) => {
      if (command === 'setContext') known.set(key, value);
      return Promise.resolve();
    }) as typeof vscode.commands.executeCommand);
    const onDidChange = () => ({ dispose: () => undefined });
    const offers = registerOffers({ ...parts, queue: { queue: undefined, onDidChange } });
    const migration = await harness.begin('hybrid');
    const told = (key: string, value: boolean) => harness.until(() => known.get(key) === value);
    await told('backupAuth.codeWanted', true);
    await told('backupAuth.administratorOffered', true);

    const pasted = pasteCode(parts);
    await prompts.until(/Paste it only here/);
    prompts.type('rubbish');
    await harness.until(() => prompts.front?.validationMessage !== undefined);
    prompts.escape();
    await pasted;
    assert.equal(migration.state.at.step, 'waiting');

    await askAdministrator(parts);
    assert.deepEqual(migration.state.at, { step: 'authorize', askingAdministrator: true });
    await told('backupAuth.codeWanted', false);
    offers.dispose();
    await pasteCode(parts);
    assert.equal(said.at(-1)?.message, 'No sign-in waits for a code.');
  });
});
