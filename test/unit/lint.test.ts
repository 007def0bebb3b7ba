import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '../vscodeHost/leftovers';

// What other linters have built in and ours takes from build/lintSelectors.mjs or from a second program: without
// a test, a release that no longer knows one of them would find nothing, and seem content.
describe('Lint', () => {
  let project: TemporaryFolder;

  before(async () => {
    project = await temporaryFolder('lint');
    const files = ['.oxlintrc.json', '.dependency-cruiser.mjs', 'tsconfig.json', 'build/lintSelectors.mjs'];
    for (const file of files) cpSync(file, join(project.path, file));
    symlinkSync(resolve('node_modules'), join(project.path, 'node_modules'));
  });
  after(() => project.remove());

  function write(file: string, lines: readonly string[]): void {
    const path = join(project.path, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${lines.join('\n')}\n`);
  }

  function output(program: string, ...words: readonly string[]): string {
    const path = resolve('node_modules/.bin', program);
    const { stdout, error } = spawnSync(path, words, { cwd: project.path, encoding: 'utf8' });
    assert.equal(error, undefined);
    return stdout;
  }

  /** `message` or `rule: message`, as they stand in the file. */
  function findings(file: string, lines: readonly string[]): readonly string[] {
    write(file, lines);
    const { diagnostics } = JSON.parse(output('oxlint', '--format', 'json', file)) as {
      readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
    };
    return diagnostics.map(({ code, message }) => `${code}: ${message}`).toSorted();
  }

  it('keeps foreign text out of what VS Code makes links and icons of, but in src/window', () => {
    const lines = [
      "import * as vscode from 'vscode';",
      'export const ask = () => vscode.window.showQuickPick([]);',
      'export const { showInformationMessage } = vscode.window;',
    ];
    const finding =
      'selectors(no-restricted-syntax): Foreign text would become a link or an icon: use src/window.';
    assert.deepEqual(findings('src/ask.ts', lines), [finding, finding]);
    assert.deepEqual(findings('src/window/ask.ts', lines), []);
  });

  it('takes translations from our own module, inside functions', () => {
    const lines = [
      "import * as vscode from 'vscode';",
      "import { l10n } from './wording/basics/l10n';",
      "export const early = l10n.t('Saved');",
      "export const ours = () => l10n.t('Saved');",
      "export const theirs = () => vscode.l10n.t('Saved');",
    ];
    write('src/wording/basics/l10n.ts', ['export const l10n = { t: (text: string) => text };']);
    assert.deepEqual(findings('src/saved.ts', lines), [
      'selectors(no-restricted-syntax): From wording/basics/l10n.ts, which also speaks the language of a document.',
      'selectors(no-restricted-syntax): Made when it is loaded, which may be before the language is known: make it in a function.',
    ]);
  });

  it('knows types: a promise that nobody waits for is found', () => {
    const lines = ['const save = () => Promise.resolve();', 'export const both = () => {', '  save();', '};'];
    const [finding = '', ...others] = findings('src/both.ts', lines);
    assert.match(finding, /^typescript\(no-floating-promises\): /);
    assert.deepEqual(others, []);
  });

  it('holds the way in to what is loaded later, and to what is to be replaced', () => {
    write('src/signIn/entra/exchange.ts', ['export const exchange = 1;']);
    write('src/start.ts', ["export { exchange } from './signIn/entra/exchange';"]);
    write('src/later.ts', ["export const later = () => import('./signIn/entra/exchange');"]);
    write('src/webview/ui/button.ts', ["import '@vscode/webview-ui-toolkit';"]);
    write('src/webview/ui/controls.ts', ["import '@vscode/webview-ui-toolkit';"]);
    const words = ['src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
    const { summary } = JSON.parse(output('depcruise', ...words)) as {
      readonly summary: {
        readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
      };
    };
    assert.deepEqual(summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`).toSorted(), [
      'src/start.ts: the sign-in bundle is loaded later',
      'src/webview/ui/button.ts: the toolkit has one way in',
    ]);
  });
});
