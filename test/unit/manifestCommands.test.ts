import './wording/l10n';
import assert from 'node:assert/strict';
import { commandNames } from '../../src/commands/commandNames';
import {
  manifest,
  manifestText,
  found,
  declared,
  whens,
  text,
  grantTokens,
  nextTokens,
  notInMenus,
  contributes,
} from './manifestAndCode';

describe('package.json and the commands', () => {
  it('declare and register the same commands', () => {
    assert.deepEqual(commandNames.map((name) => `backupAuth.${name}`).sort(), declared);
    assert.deepEqual(found(/'(backupAuth\.[\w.]+)': \[\s*'(?:works|refuses)',/g), declared);
  });

  it('call only commands that are declared', () => {
    const welcome = contributes.viewsWelcome.map(({ contents }) => text(contents));
    const steps = contributes.walkthroughs.flatMap(({ steps }) =>
      steps.map(({ description }) => text(description)),
    );
    const links = [...welcome, ...steps].flatMap((words) => [...words.matchAll(/\(command:([\w.]+)\)/g)]);
    const own = links.map((link) => link[1] ?? '').filter((command) => command.startsWith('backupAuth.'));
    assert.ok(own.length > 0);
    const called = [
      ...own,
      ...Object.values(contributes.menus)
        .flat()
        .map(({ command }) => command),
      ...found(/executeCommand\(\s*'(backupAuth\.[\w.]+)'/g),
    ];
    assert.deepEqual(
      // VS Code declares those itself that go to a view.
      called.filter((command) => !/^backupAuth\.\w+\.focus$/.test(command) && !declared.includes(command)),
      [],
    );
  });

  it('get a person started with the walkthrough that is declared', () => {
    const { publisher, name } = manifest;
    assert.deepEqual(
      found(/'([\w-]+\.[\w-]+#[\w.]+)'/g),
      contributes.walkthroughs.map(({ id }) => `${publisher}.${name}#${id}`),
    );
  });

  it('put these commands into the palette, in one category', () => {
    const hidden = contributes.menus['commandPalette']?.filter(({ when }) => when === 'false') ?? [];
    const titles = contributes.commands
      .filter(({ command }) => !hidden.some((item) => item.command === command))
      .map(({ title, category }) => `${text(category)}: ${text(title)}`);
    assert.deepEqual(titles, [
      'Backup Sets: Open Backup Set',
      'Backup Sets: Migrate Authentication',
      'Backup Sets: Migrate with Prompts',
      'Backup Sets: Authorize Again',
      'Backup Sets: Return to Migration',
      'Backup Sets: Cancel Migration',
      'Backup Sets: Paste Code…',
      'Backup Sets: Ask an Administrator…',
      'Backup Sets: Use Existing Authorization…',
      'Backup Sets: Filter Backup Sets…',
      'Backup Sets: Clear Filter',
      'Backup Sets: Group By…',
      'Backup Sets: Migrate All That Need Action',
      'Backup Sets: Continue Migration Queue',
      'Backup Sets: Skip This Account',
      'Backup Sets: Move This Account to the End',
      'Backup Sets: Stop the Migration Queue',
      'Backup Sets: Show Migration Plan',
      'Backup Sets: Request Consent for Tenants…',
      'Backup Sets: Test This Authorization',
      'Backup Sets: Test All Authorizations',
      'Backup Sets: Record Without Authorizing…',
      'Backup Sets: Mark as Done in Product…',
      'Backup Sets: Take Back Done in Product',
      'Backup Sets: Mark Backup as Run…',
      'Backup Sets: Take Back Backup Run',
      'Backup Sets: Tick Off Aftercare…',
      'Backup Sets: Undo Migration',
      'Backup Sets: Export Report',
      'Backup Sets: Copy Diagnostics',
      'Backup Sets: Delete from This Computer',
      'Backup Sets: Delete Unused Authorizations',
      'Backup Sets: Delete Authorizations for This Tenant',
      'Backup Sets: Delete Every Stored Authorization…',
      'Backup Sets: Import from AhsayCBS…',
      'Backup Sets: Check Backup Jobs at AhsayCBS…',
      'Backup Sets: Create Backup Sets File',
      'Backup Sets: Refresh',
      'Backup Sets: Open a Practice Estate…',
      'Backup Sets: Start Practice',
      'Backup Sets: Show Practice Accounts',
      'Backup Sets: Get Started',
      'Backup Sets: Run Doctor',
      'Backup Sets: Show Log',
      'Backup Sets: Enter Client ID…',
      'Backup Sets: Open Entry in File',
    ]);
  });

  it('have titles that, typed in full, match no other one as prefixes of its words in order', () => {
    const words = (title: string) => title.toLowerCase().match(/[a-z]+/g) ?? [];
    const matches = (typed: string, title: string) => {
      const left = words(title);
      return words(typed).every((word) => {
        const at = left.findIndex((other) => other.startsWith(word));
        left.splice(0, at + 1);
        return at !== -1;
      });
    };
    const all = contributes.commands.map(({ title, category }) => `${text(category)}: ${text(title)}`);
    assert.ok(matches('test authorization', 'Backup Sets: Test All Authorizations'));
    for (const title of all)
      assert.deepEqual(
        all.filter((one) => matches(title.replace(/^.*: /, ''), one)),
        [title],
      );
  });

  it('leave in a folder without backup sets only what makes sense there', () => {
    const without = (contributes.menus['commandPalette'] ?? [])
      .filter(({ when = '' }) => !/backupAuth\.|^false$/.test(when))
      .map(({ command }) => command.replace('backupAuth.', ''));
    const always = declared
      .filter((command) => !contributes.menus['commandPalette']?.some((item) => item.command === command))
      .map((command) => command.replace('backupAuth.', ''));
    assert.deepEqual([...without, ...always].sort(), [
      'copyDiagnostics',
      'createFile',
      'doctor',
      'forget',
      'forgetAll',
      'forgetTenant',
      'forgetUnused',
      'getStarted',
      'import',
      'openPractice',
      'refresh',
      'showLog',
    ]);
  });

  it('hide every command that needs trust where the workspace is not trusted', () => {
    const untrusted = found(/'(backupAuth\.[\w.]+)': \[\s*'works',/g);
    assert.deepEqual(untrusted, [
      'backupAuth.clearFilter',
      'backupAuth.copyDiagnostics',
      'backupAuth.filter',
      'backupAuth.getStarted',
      'backupAuth.groupBy',
      'backupAuth.openEntry',
      'backupAuth.openPractice',
      'backupAuth.refresh',
      'backupAuth.showLog',
    ]);
    for (const command of declared.filter((one) => !untrusted.includes(one))) {
      const palette = contributes.menus['commandPalette']?.find((item) => item.command === command);
      assert.match(palette?.when ?? '', /isWorkspaceTrusted|^false$/, command);
      for (const [menu, items] of Object.entries(contributes.menus)) {
        for (const item of items.filter((one) => one.command === command && one.when !== 'false')) {
          assert.match(item.when ?? '', /(^|[^!])isWorkspaceTrusted/, `${command} in ${menu}`);
        }
      }
    }
  });

  it('disable no command, since a disabled one cannot say why', () => {
    assert.equal(manifestText.includes('"enablement"'), false);
  });

  it('name only context keys that VS Code or this extension sets', () => {
    const ofVscode = [
      'view',
      'viewItem',
      'resource',
      'listMultiSelection',
      'isWorkspaceTrusted',
      'workspaceFolderCount',
      'in',
      'false',
    ];
    const own = found(/'(backupAuth\.\w+)'(?=[^;]*\] as const;)/g);
    assert.ok(own.includes('backupAuth.estate'));
    const named = whens.flatMap((when) =>
      [
        ...when
          .replace(/'[^']*'|\/[^/]*\/|== backupAuth\.(?:sets|authorizations)/g, '')
          .matchAll(/[A-Za-z][\w.]*/g),
      ].map(([key]) => key),
    );
    assert.deepEqual(
      [...new Set(named)].filter((key) => !ofVscode.includes(key) && !own.includes(key)),
      [],
    );
    assert.deepEqual(
      own.filter((key) => !manifestText.includes(key)),
      [],
    );
  });

  it('ask AhsayCBS from the row of a set that is done, if one is known, and the person otherwise', () => {
    const inline = contributes.menus['view/item/context']?.filter(
      ({ when = '', group }) => group === 'inline@1' && when.includes(';next:checkBackup;'),
    );
    assert.deepEqual(
      inline?.map(({ command, when }) => [command, / && (!?backupAuth\.hasCbs)$/.exec(when ?? '')?.[1]]),
      [
        ['backupAuth.checkJobs', 'backupAuth.hasCbs'],
        ['backupAuth.markBackupRan', '!backupAuth.hasCbs'],
      ],
    );
  });

  it('ask of rows only what rows tell', () => {
    const [list = ''] = found(/export const actions = \[([^\]]*)\] as const/g);
    const told = [
      'set',
      'tenant',
      'unreadable',
      ...[...list.matchAll(/'(\w+)'/g)]
        .map((match) => match[1])
        .filter((one) => !notInMenus.includes(one ?? '')),
      ...nextTokens,
      ...grantTokens,
    ];
    assert.ok(told.length > 3);
    const asked = whens.flatMap((when) =>
      [...when.matchAll(/viewItem =~ \/;([\w:]+);\//g)].map((match) => match[1]),
    );
    assert.deepEqual(
      asked.filter((token) => !told.includes(token)),
      [],
    );
    assert.deepEqual(
      told.filter((token) => !asked.includes(token)),
      [],
    );
  });
});
