import './wording/l10n';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sources as everySource } from '../../src/core/backupSets/backupSet';
import { choiceSettings, numberSettings } from '../../src/settings';
import { projectRoot } from '../vscodeHost/projectRoot';
import { manifestText, manifest, strings, found, text, contributes } from './manifestAndCode';

describe('package.json and the code', () => {
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
    const used = found(/new vscode\.ThemeColor\('(backupAuth\.\w+)'\)/g);
    assert.ok(used.length > 0);
    assert.deepEqual(contributes.colors.map(({ id }) => id).sort(), used);
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
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
      ...(manifest.icon === undefined ? [] : [manifest.icon]),
    ];
    assert.deepEqual(
      files.filter((file) => !existsSync(join(projectRoot, file))),
      [],
    );
  });
});
