import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { planKey } from '../../src/webview/plan/planView';
import type { LongWindow } from './longWindow';
import { turns } from './clock';
import { CancellationTokenSource } from './vscode/events';
import { providers, shared } from './vscode/vscode';
import { trees, type Tree } from './vscode/window';
import { closeDocument, openDocument, setSetting, typeInto } from './vscode/workspace';

/** What happens in a window in a few seconds. Each leaves the window as it found it. */
export type Round = (window: LongWindow, count: number) => Promise<void>;

/** Where the window begins: one set has its authorization, and keeps one. */
export async function begin(window: LongWindow): Promise<void> {
  await window.run('migrate', window.key('1'));
  await window.signInAndSave('pasted', 'backup');
  window.closePage();
}

async function renews(window: LongWindow): Promise<void> {
  await window.run('verify', window.key('1'));
  await window.run('verifyAll');
}

async function authorizesAgain(window: LongWindow, count: number): Promise<void> {
  await window.run('authorizeAgain', window.key('1'));
  await window.signInAndSave(count % 2 === 0 ? 'pasted' : 'brought', 'backup');
  const before = window.secrets.size[0];
  window.press('deleteFormer');
  await window.until(() => window.secrets.size[0] < before, 'the deletion of the former one');
  window.closePage();
}

async function migratesAndUndoes(window: LongWindow, count: number): Promise<void> {
  await window.run('migrate', window.key('2'));
  // The authorization of the first set is offered, too: somebody signs in again all the same.
  await window.signInAndSave(count % 2 === 0 ? 'brought' : 'pasted', 'backup');
  await window.run('forget', window.key('2'));
  await window.run('undo', window.key('2'));
  assert.equal(readFileSync(window.file, 'utf8').split('"basic"').length - 1, 3);
  assert.equal((await window.secrets.keys()).filter((key) => key.startsWith('grant/')).length, 1);
  window.closePage();
}

async function cancels(window: LongWindow, count: number): Promise<void> {
  await window.run('migrate', window.key('2'));
  await window.authorize();
  await window.shows(/^waiting/);
  if (count % 2 === 0) {
    // Nobody comes back from the browser.
    await window.advance(11 * 60_000);
    await window.shows(/^authorize/);
  }
  await window.run('cancelMigration', window.key('2'));
  window.closePage();
}

async function queues(window: LongWindow, count: number): Promise<void> {
  await window.run('migrateAll');
  await window.until(() => window.snapshot?.queue !== undefined, 'the queue');
  const first = window.snapshot?.key;
  window.press('defer');
  await window.until(
    () => window.snapshot?.queue !== undefined && window.snapshot.key !== first,
    'the next account',
  );
  await window.advance(20_000);
  if (count % 2 === 0) {
    window.press('stop');
  } else {
    window.closePage();
    await window.advance(1_000);
    await window.run('continueQueue');
    await window.until(() => window.snapshot?.queue !== undefined, 'the queue again');
    window.press('stop');
  }
  await window.until(() => window.snapshot?.queue === undefined, 'the end of the queue');
  window.closePage();
}

async function edits(window: LongWindow, count: number): Promise<void> {
  const text = readFileSync(window.file, 'utf8');
  const name = /"id": "4", "name": "([^"]*)"/.exec(text)?.[1] ?? '';
  window.rewrite(text.replace(`"name": "${name}"`, `"name": "Name ${count % 2}"`));
  await window.advance(1_000);
  if (count % 3 === 0) {
    // Half a file, for a moment.
    window.rewrite(text.slice(0, 300));
    await window.advance(1_000);
    window.rewrite(text);
    await window.advance(1_000);
  }
}

async function types(window: LongWindow): Promise<void> {
  const document = await openDocument(window.file);
  await turns(5);
  const at = document.text.indexOf('In a queue');
  for (const letter of 'abc') typeInto(document, at, 0, letter);
  const { token } = new CancellationTokenSource();
  const place = document.positionAt(at);
  const ask = async (kind: string, method: string, ...rest: readonly unknown[]) =>
    window.whileTimePasses(Promise.resolve(providers.get(kind)?.[method]?.(document, ...rest)));
  await ask('hovers', 'provideHover', place, token);
  await ask('completions', 'provideCompletionItems', place, token, {});
  await ask('symbols', 'provideDocumentSymbols', token);
  await ask('codeLenses', 'provideCodeLenses', token);
  typeInto(document, at, 3, '');
  await window.advance(1_000);
  closeDocument(document);
}

/** The view as it is drawn, all of it. */
async function reloads(window: LongWindow): Promise<void> {
  await window.run('refresh');
  for (const tree of trees.values()) await window.whileTimePasses(walk(tree));
}

async function walk(tree: Tree, row?: unknown): Promise<void> {
  for (const child of await tree.getChildren(row)) {
    const item = await tree.getTreeItem(child);
    await tree.resolveTreeItem?.(item, child);
    await walk(tree, child);
  }
}

async function pages(window: LongWindow): Promise<void> {
  await window.run('openSet', window.key('3'));
  await window.run('showPlan');
  await window.until(() => window.snapshot?.key === planKey, 'the plan');
  await window.run('doctor');
  window.closePage();
  // One that comes back after a person asked for something is closed.
  await window.restorePage(window.key('1'));
  await window.until(() => window.snapshot === undefined, 'the end of the page that came back');
}

async function settings(window: LongWindow): Promise<void> {
  const both = ['**/backup-sets.json', '**/*.backup-sets.{json,jsonc}'];
  for (const [days, lens, files] of [
    [20, false, both.slice(0, 1)],
    [14, true, both],
  ] as const) {
    setSetting('backupAuth.forecast.days', days);
    setSetting('backupAuth.editor.codeLens', lens);
    setSetting('backupAuth.files', files);
    await window.advance(1_000);
  }
}

/** Another extension has an account for a while. */
async function shares(window: LongWindow): Promise<void> {
  setSetting('backupAuth.authenticationProvider.enabled', true);
  await window.until(() => shared.provider !== undefined, 'the provider');
  const scopes = ['https://graph.microsoft.com/User.Read'];
  const provider = shared.provider!;
  const session = (await window.whileTimePasses(
    Promise.resolve(provider['createSession']?.(scopes, {})),
  )) as {
    readonly accessToken: string;
  };
  assert.ok(session.accessToken.length > 0);
  setSetting('backupAuth.authenticationProvider.enabled', false);
  delete shared.provider;
  await turns(5);
}

/** Prompts, lists and notices that a person dismisses. */
async function dismisses(window: LongWindow): Promise<void> {
  for (const command of ['migrateWithPrompts', 'filter', 'groupBy', 'exportReport', 'import', 'forgetUnused'])
    await window.run(command);
}

export const rounds: Readonly<Record<string, Round>> = {
  renews,
  edits,
  authorizesAgain,
  reloads,
  migratesAndUndoes,
  types,
  cancels,
  settings,
  queues,
  pages,
  shares,
  dismisses,
};
