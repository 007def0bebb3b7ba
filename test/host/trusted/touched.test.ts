import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import manifest from '../../../package.json';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import { practiceUsers } from '../../../src/practice/estate';
import { writeGrant } from '../../../src/signIn/grantSecret';
import { type Authority, startAuthority } from '../../authority/authority';
import { practiceGrants } from '../../graph/practiceGrants';
import { PracticeBrowser } from '../../unit/signIn/practiceBrowser';
import { temporaryFolder } from '../../vscodeHost/leftovers';
import { closeAllEditors } from '../estateFolder';
import { eventually } from '../eventually';
import { replace } from '../stubs';
import { settled, Touches } from '../untrusted/touches';
import { startWholeExtension, type WholeExtension } from '../untrusted/wholeExtension';
import { effects } from './effects';
import { PlayedPage } from './page';
import { goesAlong } from './person';

const variable = 'BACKUP_AUTH_PRACTICE_CLOUD';

describe('A trusted window, watched as an untrusted one is,', () => {
  let authority: Authority;
  let touches: Touches;
  let extension: WholeExtension;
  let page: PlayedPage;
  let file: vscode.Uri;
  let opened: string[];
  let removeFolder: () => Promise<void>;
  const before = process.env[variable];

  beforeEach(async () => {
    authority = await startAuthority();
    process.env[variable] = `${authority.apiOrigin} ${authority.browserOrigin}`;
    const folder = await temporaryFolder('trusted');
    removeFolder = () => folder.remove();
    const { grants } = await practiceGrants(authority, 1, ['mailboxes']);
    const [grant] = grants;
    assert.ok(grant);
    const workspace = vscode.workspace.workspaceFolders![0]!.uri;
    file = vscode.Uri.joinPath(workspace, 'trusted.backup-sets.json');
    await writeFile(file.fsPath, fileWith(grant));
    opened = [];
    replace(vscode.env, 'openExternal', (address) => Promise.resolve(opened.push(String(address)) > 0));
    page = PlayedPage.instead();
    touches = new Touches();
    extension = await startWholeExtension(touches, folder.path, {
      // The first button, but where it keeps what a command is to delete.
      presses: (buttons) => buttons.find((button) => button !== 'Keep Everything'),
      answers: () => goesAlong(vscode.Uri.file(join(folder.path, 'saved.md'))),
      secrets: new Map([[`grant/${grant.id}`, writeGrant({ ...grant, role: 'notNeeded' })]]),
    });
    // Once the grant is noted, it has read the folder.
    await eventually(
      () => Promise.resolve(touches.all),
      (all) => all.some((one) => one.startsWith('state: global grant/')),
    );
    await quiet();
  });

  afterEach(async () => {
    await extension.stop();
    touches.end();
    await closeAllEditors();
    await rm(file.fsPath, { force: true });
    await removeFolder();
    if (before === undefined) Reflect.deleteProperty(process.env, variable);
    else process.env[variable] = before;
    await authority.close();
  });

  const key = (id: string) => keyOf({ file: file.toString(), id });

  async function run(command: string, ...args: readonly unknown[]): Promise<void> {
    const handler = extension.commands.get(`backupAuth.${command}`);
    assert.ok(handler, command);
    await handler(...args);
  }

  /** What was begun is over, late notes included. */
  async function quiet(): Promise<void> {
    for (let count = -1; count !== touches.all.length;) {
      count = touches.all.length;
      for (let turn = 0; turn < 5; turn++) await settled();
    }
  }

  async function touchedBy(work: () => unknown): Promise<readonly string[]> {
    return touches.during(async () => {
      await work();
      await quiet();
    });
  }

  const kindsOf = (touched: readonly string[]) =>
    [...new Set(touched.map((one) => one.split(':')[0]!))].sort();

  it('is seen to touch what each command is for, and nothing else', async () => {
    const named = new Set(effects.map(([command]) => `backupAuth.${command}`));
    const missing = manifest.contributes.commands.filter(({ command }) => !named.has(command));
    assert.deepEqual(missing, []);
    const isSeen = (wanted: string, touched: readonly string[]) =>
      wanted.split(' ').every((kind) => kind === '' || kindsOf(touched).includes(kind));
    const seen: (readonly [string, readonly string[]])[] = [];
    for (const [command, set, wanted] of effects) {
      const press = () => run(command, ...(set === undefined ? [] : [key(set)]));
      const touched: string[] = [];
      // Turns, no clock: a busy computer has as many. The queue may be between two accounts, where a command of it does
      // nothing; then it is pressed again.
      for (let turn = 0; turn < 100 && (turn === 0 || !isSeen(wanted, touched)); turn++) {
        if (touched.length === 0 && turn % 10 === 0) await touches.by(touched, press);
        await quiet();
      }
      seen.push([command, touched]);
    }
    assert.doesNotMatch(extension.said.map(({ message }) => message).join('\n'), /command failed/);
    const others = seen.flatMap(([command, touched], index) => {
      const kinds = kindsOf(touched).join(' ');
      return kinds === effects[index]![2] ? [] : [`${command}: "${kinds}". ${touched.join(' | ')}`];
    });
    assert.deepEqual(others, []);
  });

  it('is seen to open the browser, listen, ask, and store, while somebody signs in and saves', async () => {
    await run('migrate', key('2'));
    await eventually(
      () => Promise.resolve(page.shown?.screen),
      (screen) => screen === 'review',
    );
    page.act({ type: 'choose', method: 'hybrid' });
    page.act({ type: 'tick', box: 'gaps', on: true });
    page.press('continue');
    await eventually(
      () => Promise.resolve(page.shown?.screen),
      (screen) => screen?.startsWith('authorize') ?? false,
    );
    page.act({ type: 'tick', box: 'approveClientId', on: true });
    const authorized = await touchedBy(async () => {
      page.press('authorize');
      await eventually(
        () => Promise.resolve(opened.length),
        (count) => count === 1,
      );
    });
    for (const one of [/^browser: openExternal$/m, /^network: listen$/m, /^network: fetch$/m, /^state: /m])
      assert.match(authorized.join('\n'), one);
    const saved = await touchedBy(async () => {
      page.act({
        type: 'submitCode',
        text: await new PracticeBrowser().signIn(opened[0]!, practiceUsers.backup),
      });
      await eventually(
        () => Promise.resolve(page.shown?.screen),
        (screen) => screen?.startsWith('confirm') ?? false,
      );
      page.press('save');
      await eventually(
        () => Promise.resolve(page.shown?.screen),
        (screen) => screen === 'saved',
      );
    });
    for (const one of [/^secret: store$/m, /^file: rename .*trusted/m, /^network: fetch$/m])
      assert.match(saved.join('\n'), one);
  });

  function fileWith({
    id,
    authorizedAt,
    person,
  }: {
    id: string;
    authorizedAt: string;
    person: object;
  }): string {
    const set = (number: string, authentication: object, account: string) => ({
      id: number,
      name: `Set ${number}`,
      tenant: 'contoso',
      account,
      accountRole: 'ordinary',
      sources: ['mailboxes'],
      authentication,
    });
    const basic = { method: 'basic' };
    const backup = practiceUsers.backup.userName;
    return JSON.stringify(
      {
        edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' },
        clientIds: { practice: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001' },
        tenants: [
          { id: 'contoso', tenant: 'contoso.practice', cloud: 'practice' },
          { id: 'fabrikam', tenant: 'fabrikam.practice', cloud: 'global' },
        ],
        backupSets: [
          set(
            '1',
            { method: 'hybrid', grant: id, authorizedAt, authorizedBy: person, edition: '8.3.6.0' },
            backup,
          ),
          set('2', basic, backup),
          set('3', basic, practiceUsers.finance.userName),
          { ...set('4', basic, 'other@fabrikam.practice'), tenant: 'fabrikam' },
        ],
      },
      undefined,
      2,
    );
  }
});
