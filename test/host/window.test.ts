import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openInBrowser } from '../../src/window/browser';
import { showError, showInformation, showModal, showWarning, withProgress } from '../../src/window/messages';
import { askText, pickMany, pickOne } from '../../src/window/questions';
import { answerPickLists, catchMessages, replace, restoreAll } from './stubs';

/** As VS Code finds links in notifications and beside questions (linkedText.ts). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const name = '[Show](command:workbench.action.quit) [a](https://x.example) $(trash)';

describe('A name from a file', () => {
  afterEach(restoreAll);

  it('is a link for VS Code, as it stands', () => assert.match(name, link));

  it('becomes no link in what is said', async () => {
    const said = catchMessages(() => undefined);
    await showInformation(name);
    await showWarning(name);
    await showError(name);
    await showModal(name, `one\n${name}`);
    for (const { message, detail } of said) assert.doesNotMatch(`${message} ${detail ?? ''}`, link);
    assert.equal(said[0]?.message.replaceAll('\u200b', ''), name, 'It reads as it was.');
  });

  it('becomes no link in the words of a progress', async () => {
    const shown: (string | undefined)[] = [];
    replace(vscode.window, 'withProgress', ((
      options: vscode.ProgressOptions,
      work: Parameters<typeof vscode.window.withProgress>[1],
    ) => {
      shown.push(options.title);
      const report = ({ message }: { message?: string }) => shown.push(message);
      return work({ report }, new vscode.CancellationTokenSource().token);
    }) as unknown as typeof vscode.window.withProgress);
    await withProgress(name, (_, report) => {
      report({ message: name, increment: 1 });
      return Promise.resolve();
    });
    assert.equal(shown.length, 2);
    for (const words of shown) assert.doesNotMatch(words ?? '', link);
  });

  it('becomes no link beside a question, and no icon in a list', async () => {
    replace(vscode.window, 'showInputBox', (options = {}) => {
      assert.doesNotMatch(options.prompt ?? '', link);
      const refused = options.validateInput?.('x');
      assert.ok(typeof refused === 'string');
      assert.doesNotMatch(refused, link);
      return Promise.resolve('typed');
    });
    assert.equal(await askText({ title: '', prompt: name, validateInput: () => name }), 'typed');
    const picks = [{ label: name, description: name, detail: name, is: 1 }];
    let many = false;
    replace(vscode.window, 'showQuickPick', ((items: readonly vscode.QuickPickItem[]) => {
      for (const { label, description, detail } of items)
        assert.doesNotMatch([label, description, detail].join(' '), /(?<!\\)\$\(/);
      return Promise.resolve(many ? items : items[0]);
    }) as unknown as typeof vscode.window.showQuickPick);
    answerPickLists();
    assert.equal(await pickOne(picks, { placeHolder: '' }), picks[0]);
    many = true;
    assert.deepEqual(await pickMany(picks, { placeHolder: '' }), picks);
  });

  it('takes the line in focus where nothing is ticked, and none where all ticks were taken away', async () => {
    const picks = [{ label: 'a' }, { label: 'b' }];
    const pick = async (
      first: readonly vscode.QuickPickItem[],
      ticked: boolean,
      more: { onlyTicked?: true } = {},
    ) => {
      replace(vscode.window, 'createQuickPick', (() => {
        let accept: () => void = () => undefined;
        const none = { dispose: () => undefined };
        const list = {
          items: [] as vscode.QuickPickItem[],
          selectedItems: [] as readonly vscode.QuickPickItem[],
          get activeItems() {
            return list.items.slice(1);
          },
          onDidAccept: (told: () => void) => ((accept = told), none),
          onDidHide: () => none,
          show: () => {
            if (!ticked) list.selectedItems = [];
            accept();
          },
          dispose: () => undefined,
        };
        return list;
      }) as unknown as typeof vscode.window.createQuickPick);
      return (await pickMany(first, { placeHolder: '', ...more }))?.map(({ label }) => label);
    };
    assert.deepEqual(await pick(picks, false), ['b']);
    const begun = [{ label: 'a', picked: true }, { label: 'b' }];
    assert.deepEqual(await pick(begun, true), ['a']);
    assert.deepEqual(await pick(begun, false), []);
    assert.deepEqual(await pick(picks, false, { onlyTicked: true }), []);
  });
});

describe('An address that is opened', () => {
  let passed: unknown[] = [];
  beforeEach(() => {
    passed = [];
    replace(vscode.env, 'openExternal', (target) => {
      passed.push(target);
      return Promise.resolve(true);
    });
  });
  afterEach(restoreAll);

  const account = encodeURIComponent('a&redirect_uri=http://x.example&x=@contoso.com');
  const addresses = [
    `https://login.microsoftonline.com/t/oauth2/v2.0/authorize?login_hint=${account}&redirect_uri=http%3A%2F%2Flocalhost%3A50123&state=s`,
    'https://login.microsoftonline.com/t/authorize?login_hint=guest_x%23EXT%23%40contoso.com',
    'https://login.microsoftonline.com/t/authorize?login_hint=a%2Bb%40contoso.com&scope=openid%20profile+x',
    'https://login.microsoftonline.com/t/authorize?login_hint=m%C3%BCller%25%40contoso.com',
  ];
  for (const address of addresses) {
    it(`is passed on byte for byte: …${address.slice(-60)}`, async () => {
      assert.equal(await openInBrowser(address), true);
      assert.deepEqual(passed, [address]);
    });
  }

  /** In the extension host of a desktop window nothing is rewritten. */
  const rewrites = vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web;

  it('is not opened where VS Code would make another address of it', async () => {
    assert.equal(await openInBrowser(`http://127.0.0.1:50123/t/authorize?login_hint=${account}`), !rewrites);
    assert.equal(await openInBrowser('http://localhost:50123/t/authorize?a=x%23y'), !rewrites);
    assert.equal(passed.length, rewrites ? 0 : 2);
  });

  it('is opened on this computer, too, where decoding changes nothing', async () => {
    assert.equal(await openInBrowser('http://localhost:50123/common/logout?a=b%20c'), true);
    assert.equal(passed.length, 1);
  });
});
