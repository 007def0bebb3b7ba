import './wording/l10n';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sources as everySource } from '../../src/core/backupSets/backupSet';
import { commandNames } from '../../src/commands/commandNames';
import { choiceSettings, numberSettings } from '../../src/settings';
import { projectRoot } from '../vscodeHost/projectRoot';

interface Described {
  readonly description?: string;
}
interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}
interface Manifest {
  readonly main: string;
  readonly icon?: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly restrictedConfigurations: readonly string[];
    };
    readonly virtualWorkspaces: { readonly supported: string };
  };
  readonly contributes: {
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when: string;
    }[];
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          { readonly scope: string; readonly markdownDescription: string; readonly default: unknown }
        >
      >;
    };
    readonly languages: readonly {
      readonly id: string;
      readonly filenames: readonly string[];
      readonly filenamePatterns: readonly string[];
    }[];
    readonly jsonValidation: readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
    readonly colors: readonly (Described & {
      readonly id: string;
      readonly defaults: Readonly<Record<string, string>>;
    })[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly markdown: string };
        readonly completionEvents?: readonly string[];
      }[];
    }[];
  };
}

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const manifestText = read('package.json');
const manifest = JSON.parse(manifestText) as Manifest;
const strings = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const { contributes } = manifest;

/** The host's sources, in one text each. The page has its own world. */
const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes(join('webview', 'ui')))
  .map((file) => read(join('src', file)));

function found(pattern: RegExp): string[] {
  const all = sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set(all)].sort();
}

const declared = contributes.commands.map(({ command }) => command).sort();
const whens = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome].flatMap(({ when }) =>
  when === undefined ? [] : [when],
);
const text = (value: string) => value.replace(/^%(.+)%$/, (_, key: string) => strings[key] ?? `?${key}`);

/** What rows of the view Authorizations tell: see `tree/authorizationRows.ts`. */
const grantTokens = ['grant', 'tenantGrants', 'unusedGrants'];

describe('package.json and the code', () => {
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
      ...own.filter((command) => command !== 'backupAuth.sets.focus'),
      ...Object.values(contributes.menus)
        .flat()
        .map(({ command }) => command),
      ...found(/executeCommand\(\s*'(backupAuth\.[\w.]+)'/g),
    ];
    assert.deepEqual(
      called.filter((command) => !declared.includes(command)),
      [],
    );
  });

  it('put these commands into the palette, in one category', () => {
    const hidden = contributes.menus['commandPalette']?.filter(({ when }) => when === 'false') ?? [];
    const titles = contributes.commands
      .filter(({ command }) => !hidden.some((item) => item.command === command))
      .map(({ title, category }) => `${text(category)}: ${text(title)}`);
    assert.deepEqual(titles, [
      'Backup Sets: Migrate Authentication',
      'Backup Sets: Authorize Again',
      'Backup Sets: Show Migration',
      'Backup Sets: Cancel Migration',
      'Backup Sets: Migrate All That Need Action',
      'Backup Sets: Continue Migration Queue',
      'Backup Sets: Show Migration Plan',
      'Backup Sets: Request Consent for Tenants…',
      'Backup Sets: Test Authorization',
      'Backup Sets: Test All Authorizations',
      'Backup Sets: Mark as Applied',
      'Backup Sets: Take Back Applied',
      'Backup Sets: Undo Migration',
      'Backup Sets: Export Report',
      'Backup Sets: Copy Diagnostics',
      'Backup Sets: Delete from This Computer',
      'Backup Sets: Delete Unused Authorizations',
      'Backup Sets: Delete Authorizations for This Tenant',
      'Backup Sets: Delete Every Stored Authorization',
      'Backup Sets: Import from AhsayCBS…',
      'Backup Sets: Check Backup Jobs at AhsayCBS…',
      'Backup Sets: Create Backup Sets File',
      'Backup Sets: Refresh',
      'Backup Sets: Run Doctor',
      'Backup Sets: Show Log',
    ]);
  });

  it('hide every command that needs trust where the workspace is not trusted', () => {
    const untrusted = found(/'(backupAuth\.[\w.]+)': \[\s*'works',/g);
    assert.deepEqual(untrusted, [
      'backupAuth.copyDiagnostics',
      'backupAuth.openEntry',
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

  it('ask of rows only what rows tell', () => {
    const [list = ''] = found(/export const actions = \[([^\]]*)\] as const/g);
    const told = [
      'set',
      'tenant',
      ...[...list.matchAll(/'(\w+)'/g)].map((match) => match[1]),
      ...grantTokens,
    ];
    assert.ok(told.length > 3);
    const asked = whens.flatMap((when) =>
      [...when.matchAll(/viewItem =~ \/;(\w+);\//g)].map((match) => match[1]),
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

  it('have the same view', () => {
    const views = Object.values(contributes.views).flat();
    assert.deepEqual(views.map(({ id }) => id).sort(), found(/createTreeView(?:<\w+>)?\(\s*'([\w.]+)'/g));
    assert.deepEqual(
      Object.keys(contributes.views),
      contributes.viewsContainers.activitybar.map(({ id }) => id),
    );
    assert.deepEqual(
      [...new Set(contributes.viewsWelcome.map(({ view }) => view))],
      views.map(({ id }) => id),
    );
  });

  it('have the same page: VS Code wakes the extension for it', () => {
    const types = found(/[vV]iewType = '([\w.]+)'/g);
    assert.deepEqual(types, ['backupAuth.migration']);
    assert.ok(manifest.activationEvents.includes('onWebviewPanel:backupAuth.migration'));
  });

  it('read and declare the same settings, and describe each', () => {
    const { properties } = contributes.configuration;
    const sections = found(/getConfiguration\(\s*'(\w+)'/g);
    assert.deepEqual(
      sections,
      ['backupAuth', 'http', 'json'],
      "beside ours, only the editor's own validation is asked for, and the proxy by Doctor",
    );
    const read = found(/\b(?:read|wholeNumber|choice)\('([\w.]+)'\)/g);
    assert.deepEqual(
      Object.keys(properties).sort(),
      read.map((name) => `backupAuth.${name}`),
    );
    for (const { markdownDescription } of Object.values(properties))
      assert.ok(text(markdownDescription).length > 20);
  });

  it('have the same defaults and bounds', () => {
    const properties = contributes.configuration.properties as Record<string, Record<string, unknown>>;
    for (const [name, { default: value, minimum, maximum }] of Object.entries(numberSettings)) {
      const declared = properties[`backupAuth.${name}`]!;
      assert.deepEqual(
        [declared['default'], declared['minimum'], declared['maximum']],
        [value, minimum, maximum],
      );
    }
    for (const [name, choices] of Object.entries(choiceSettings)) {
      const declared = properties[`backupAuth.${name}`]!;
      assert.deepEqual([declared['default'], declared['enum']], [choices[0], choices]);
    }
  });

  it('let permissions be chosen for every source that the program knows', () => {
    const permissions = contributes.configuration.properties['backupAuth.permissions'] as {
      readonly properties?: object;
    };
    assert.deepEqual(Object.keys(permissions.properties ?? {}), [...everySource]);
  });

  it('let no workspace have authorizations deleted', () => {
    assert.equal(contributes.configuration.properties['backupAuth.afterApplied']?.scope, 'application');
  });

  it('let no workspace choose permissions', () => {
    const asked = ['backupAuth.signIn.permissions', 'backupAuth.permissions'];
    for (const name of asked) {
      assert.equal(contributes.configuration.properties[name]?.scope, 'application', name);
    }
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    assert.deepEqual(restrictedConfigurations, asked);
  });

  it('use the same colours', () => {
    const [list = ''] = found(/export const statusTones = \[([^\]]*)\] as const/g);
    const tones = [...list.matchAll(/'(\w+)'/g)].map((match) => `backupAuth.${match[1] ?? ''}`);
    assert.deepEqual(contributes.colors.map(({ id }) => id).sort(), tones.sort());
    for (const { id, defaults } of contributes.colors) {
      assert.deepEqual(
        Object.keys(defaults).sort(),
        ['dark', 'highContrast', 'highContrastLight', 'light'],
        id,
      );
    }
  });
});

describe('package.json', () => {
  it('takes every string that a person sees from package.nls.json, and leaves none there unused', () => {
    const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? '');
    assert.deepEqual([...new Set(used)].sort(), Object.keys(strings).sort());
    const bare = [
      ...manifestText.matchAll(
        /"(?:title|displayName|category|markdownDescription|contents|contextualTitle)": "(?!%)([^"]*)"/g,
      ),
    ];
    assert.deepEqual(
      bare.map((match) => match[1]),
      [],
    );
  });

  it('wakes the extension for files of the default names, and only when it is needed', () => {
    assert.deepEqual(contributes.configuration.properties['backupAuth.files']?.default, [
      '**/backup-sets.json',
      '**/*.backup-sets.{json,jsonc}',
    ]);
    assert.deepEqual(manifest.activationEvents, [
      'workspaceContains:**/backup-sets.json',
      'workspaceContains:**/*.backup-sets.json',
      'workspaceContains:**/*.backup-sets.jsonc',
      'onWebviewPanel:backupAuth.migration',
    ]);
  });

  it('gives files of the default names the schema, and the language in which comments are allowed', () => {
    assert.deepEqual(contributes.languages, [
      { id: 'jsonc', filenames: ['backup-sets.json'], filenamePatterns: ['*.backup-sets.json'] },
    ]);
    const [validation] = contributes.jsonValidation;
    assert.deepEqual(validation?.fileMatch, [
      'backup-sets.json',
      '*.backup-sets.json',
      '*.backup-sets.jsonc',
    ]);
  });

  it('names only files that are there', () => {
    const files = [
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(contributes.views)
        .flat()
        .map(({ icon }) => icon),
      ...contributes.jsonValidation.map(({ url }) => url),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
      ...(manifest.icon === undefined ? [] : [manifest.icon]),
    ];
    assert.deepEqual(
      files.filter((file) => !existsSync(join(projectRoot, file))),
      [],
    );
  });
});
