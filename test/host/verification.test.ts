import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { practiceUsers } from '../../src/practice/estate';
import { keyOf } from '../../src/core/backupSets/backupSet';
import type { FindingsParts } from '../../src/webview/findings/pageParts';
import { ResultsPage } from '../../src/webview/findings/resultsPage';
import { ForecastEntry } from '../../src/tree/forecastEntry';
import { replace } from './stubs';
import { bytesAt, ownFolder, until } from './estateFolder';
import { dayStamp } from '../../src/wording/basics/locale';
import { VerificationScene } from './verificationScene';

/** Nobody has told the backup product. */
const recorded = 'Modern · recorded';
const day = 24 * 60 * 60 * 1000;

describe('Test This Authorization, in VS Code, at the practice sign-in and Graph', () => {
  const scene = new VerificationScene();
  beforeEach(() => scene.begin());
  afterEach(() => scene.end());

  it('verifies all, shows it in the rows; a session that is revoked at Microsoft is seen in its row alone', async () => {
    await scene.twoAccounts();
    const today = dayStamp(Date.now());
    await scene.run('backupAuth.verifyAll');
    assert.deepEqual(await scene.rows(), { 'Backup Service 0': recorded, 'Finance Backup 0': recorded });
    assert.ok((await scene.tooltip('Backup Service 0')).includes(`tested ${today}`));
    assert.match(scene.said.at(-1)?.message ?? '', /2 passed, 0 failed, 0 refused by Microsoft, 0 open/);
    scene.authority.revoke(practiceUsers.finance, 'revoked');
    await scene.run('backupAuth.verifyAll');
    assert.deepEqual(await scene.rows(), {
      'Backup Service 0': recorded,
      'Finance Backup 0': 'Modern · refused',
    });
    const words = await scene.tooltip('Finance Backup 0');
    assert.match(words, /Microsoft no longer renews its authorization\. Authorize again\./);
    assert.match(words, /AADSTS50173/);
    assert.match(words, /nothing about backup jobs/);
    const row = scene.overview.rows.sets.find(({ set }) => set.account === practiceUsers.finance.userName);
    assert.ok(row?.actions.has('authorizeAgainNow'));
  });

  it('shows the results on a page, problems first, which can be exported and holds no token', async () => {
    const [mail] = await scene.twoAccounts();
    scene.estate.sets = scene.estate.sets.map((set) =>
      set === mail ? { ...set, sources: ['mailboxes', 'sharePointSites'] } : set,
    );
    scene.estate.change();
    const kept = await scene.grants.read(mail?.authentication.grant ?? '');
    assert.ok(kept);
    await scene.grants.keep({ ...kept, asked: [...kept.granted, 'Sites.Read.All'] });
    scene.answers = true;
    const shown = until(scene.pages.onDidShow, () => scene.pages.shown !== undefined);
    await scene.run('backupAuth.verifyAll');
    await shown;
    const asked = scene.pages.shown?.page === 'results' ? scene.pages.shown : assert.fail('the results');
    const { overview, migrations, parts } = scene;
    const page = new ResultsPage({ ...parts, overview, migrations } as unknown as FindingsParts, asked);
    assert.equal(page.view().heading, 'Need attention: 1');
    const place = vscode.Uri.joinPath(await ownFolder(), 'results.md');
    replace(vscode.window, 'showSaveDialog', () => Promise.resolve(place));
    await page.take({ type: 'press', button: 'exportPage' });
    const text = (await bytesAt(place)).toString().replaceAll('\\', '');
    assert.match(text, /that this computer stores\. It says nothing about backup jobs/);
    assert.match(
      text,
      /\| Failed \| Not granted: Sites\.Read\.All\. Have an administrator of the tenant grant consent/,
    );
    assert.match(text, /Sites: not tested, because this authorization has no access to sites\./);
    assert.match(text, /\| Passed \| .*OneDrive: can be read\./);
    assert.ok(text.indexOf('| Failed |') < text.indexOf('| Passed |'));
    await page.take({ type: 'press', button: 'copyAdminConsent', argument: keyOf(mail ?? assert.fail()) });
    assert.match(await vscode.env.clipboard.readText(), /\/v2\.0\/adminconsent\?.*Sites\.Read\.All/);
    for (const secret of [...scene.authority.secrets].filter(({ length }) => length > 100)) {
      assert.equal(text.includes(secret), false);
    }
  });

  it('offers to sign in once more for what an authorization has no access to, and for nothing else', async () => {
    scene.presses = 'Sign In to Test Access…';
    const [mail] = await scene.twoAccounts();
    assert.ok(mail);
    await scene.run('backupAuth.verifyAll');
    assert.deepEqual(scene.offered, ['Show Results']);
    scene.estate.sets = scene.estate.sets.map((set) =>
      set === mail ? { ...set, sources: ['mailboxes', 'teams'] } : set,
    );
    scene.estate.change();
    await scene.run('backupAuth.verifyAll');
    assert.deepEqual(scene.offered, ['Show Results', scene.presses]);
    await until(
      scene.migrations.onDidMove,
      () => scene.migrations.onPage?.state.choices.permissions === 'test',
    );
    const { onPage } = scene.migrations;
    assert.equal(onPage?.key, keyOf(mail));
    assert.equal(onPage.state.at.step, 'review');
    assert.ok(onPage.sets.permissions.some(({ names }) => names.includes('Team.ReadBasic.All')));
  });

  it('renews what goes stale: row and status bar tell it before, and no more after', async () => {
    await scene.twoAccounts(new Date(Date.now() - 80 * day).toISOString());
    assert.equal((await scene.rows())['Finance Backup 0'], 'Modern · stale soon');
    assert.match(await scene.tooltip('Finance Backup 0'), /Goes stale if unused: /);
    const items: { text: string; command: unknown; shown: boolean }[] = [];
    replace(vscode.window, 'createStatusBarItem', (() => {
      const item = {
        text: '',
        command: undefined as unknown,
        shown: false,
        show: () => (item.shown = true),
        hide: () => (item.shown = false),
        dispose: () => undefined,
      };
      items.push(item);
      return item;
    }) as unknown as typeof vscode.window.createStatusBarItem);
    const entry = new ForecastEntry();
    entry.show(scene.overview.rows.stale);
    const [item] = items;
    assert.ok(item?.shown);
    assert.equal(item.text, '$(history) 2 authorizations go stale within 14 days');
    const { command, arguments: args = [] } = item.command as vscode.Command;
    await scene.run(command, ...(args as unknown[]));
    await until(
      scene.overview.onDidChange,
      () =>
        scene.overview.rows.stale.length === 0 &&
        scene.overview.rows.sets.every(({ status }) => status.verified === 'passed'),
    );
    entry.show(scene.overview.rows.stale);
    assert.equal(item.shown, false);
    for (const words of Object.values(await scene.rows())) assert.equal(words, recorded);
  });
});
