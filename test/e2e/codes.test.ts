import assert from 'node:assert/strict';
import { practiceUsers } from '../../src/practice/estate';
import { assertOnlyEntryChanged, checkNoSecrets } from './afterSave';
import { endToEnd } from './endToEnd';
import { answerPermissions, signIn } from './microsoftPages';
import { MigrationPage } from './migrationPage';

const set = 'Finance mailboxes';
const elevenMinutes = 11 * 60_000;

describe('A code that is pasted', () => {
  const scene = endToEnd({ browser: 'elsewhere' });

  it('is refused with its reason if it is foreign, reused or expired; the next one works', async () => {
    const { folder, machine, vscode } = await scene.open();
    const before = await folder.bytes();
    const page = await MigrationPage.start(machine, vscode, set);
    await page.goOn('Hybrid');
    const microsoft = await page.authorize();
    await signIn(microsoft, practiceUsers.backup);
    await answerPermissions(microsoft, 'Accept');
    const first = await addressOf();

    // The answer gets lost on its way: the code is spent, and nobody has the tokens.
    scene.authority.faults.next('token', { kind: 'answerLost' });
    await paste(first);
    await page.problem.getByText(/The connection to .* closed before an answer came\./).waitFor();

    await page.authorize();
    const second = await addressOf();
    const askedSoFar = tokenRequests();
    const here = new URL(second);
    const state = here.searchParams.get('state') ?? '';
    const refusals: readonly (readonly [pasted: string, reason: RegExp])[] = [
      ['', /^No code yet\.$/],
      [first, /^This sign-in ends at another address/],
      [
        second.replace(state, new URL(first).searchParams.get('state') ?? ''),
        /^This address belongs to another/,
      ],
      [second.replace(here.host, 'login.example.com:1'), /^This sign-in ends at another address/],
      [second.replace(`state=${state}`, ''), /^The address is incomplete/],
      [`${here.searchParams.get('code') ?? ''}.`, /^This code is incomplete/],
      ['https://login.microsoftonline.com/common/wrongplace', /^This page no longer has the code/],
      ['246810', /^This is a number from an authenticator app/],
      [`eyJ0eXAiOiJKV1QifQ.${'a'.repeat(40)}.${'b'.repeat(40)}`, /^This is a token, not a code/],
      ['x'.repeat(1_000_000), /^This is too long/],
    ];
    for (const [pasted, reason] of refusals) {
      await paste(pasted);
      await page.text(reason).waitFor();
      assert.equal(await page.code.inputValue(), '', 'The box is emptied.');
    }
    const tenant = '0a1b2c3d-1111-4222-8333-444455556666';
    await paste(`http://localhost/?admin_consent=True&tenant=${tenant}&state=consent`);
    await page.text(`This is the answer to another sign-in's consent link, for ${tenant}.`).waitFor();
    await vscode.picture('pasted-consent');
    assert.equal(tokenRequests(), askedSoFar, 'What is refused goes to nobody.');

    // A bare code names no sign-in: the server tells that it is not of this one.
    await paste(new URL(first).searchParams.get('code') ?? '');
    await page.heading('Authorize at Microsoft').waitFor();
    assert.equal(tokenRequests(), askedSoFar + 1);

    await page.authorize();
    const third = await addressOf();
    scene.authority.advance(elevenMinutes);
    await paste(third);
    await page.problem.getByText(/^The code or authorization is too old. A code lasts 10 minutes/).waitFor();
    scene.authority.advance(-elevenMinutes);

    assert.equal(await folder.bytes(), before);
    assert.equal((await machine.secrets()).size, 0);
    await page.code.waitFor({ state: 'detached' });
    await page.authorize();
    const fourth = await addressOf();
    // As a browser with HTTPS only makes it.
    await paste(fourth.replace('http:', 'https:'));
    await page.heading('Confirm').waitFor();
    await page.save();
    const { grant } = assertOnlyEntryChanged({ bytes: before, set }, await folder.bytes());
    assert.deepEqual([...(await machine.untilSecrets(1)).keys()], [`grant/${grant}`]);
    await checkNoSecrets({ scene, machine, vscode, folder, set });

    /** Of the browser's error page. */
    async function addressOf(): Promise<string> {
      const address = await machine.unreachedAddress();
      await vscode.page.bringToFront();
      return address;
    }

    async function paste(text: string): Promise<void> {
      await page.openBox();
      await page.code.fill(text);
      await page.press('OK');
    }

    function tokenRequests(): number {
      return scene.authority.requests.filter(({ endpoint }) => endpoint === 'token').length;
    }
  });
});
