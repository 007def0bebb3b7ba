import assert from 'node:assert/strict';
import { practiceTenants, practiceUsers } from '../../src/practice/estate';
import type { TokenFault } from '../authority/faults';
import { assertOnlyEntryChanged, checkNoSecrets } from './afterSave';
import { endToEnd } from './endToEnd';
import { titleOf, signIn, answerPermissions } from './microsoftPages';
import { MigrationPage } from './migrationPage';

describe('A sign-in that goes wrong', () => {
  const scene = endToEnd();
  afterEach(() => scene.authority.faults.clear());

  it('is told with a way on: wrong password, refused consent, wrong account, wrong tenant, guest', async () => {
    const { folder, machine, vscode, page, before, saved } = await begin('Finance mailboxes', 'Hybrid');
    const microsoft = await page.authorize();
    await signIn(microsoft, { ...practiceUsers.finance, password: 'Practice-wrong-1' });
    assert.equal(await titleOf(microsoft), 'Sign in');
    assert.match(await microsoft.getByRole('alert').innerText(), /AADSTS50126/);
    await signIn(microsoft, practiceUsers.finance);
    assert.equal(await titleOf(microsoft), 'Permissions requested');
    await answerPermissions(microsoft, 'Cancel');
    assert.equal(await titleOf(microsoft), 'Microsoft refused to authorize');
    await vscode.page.bringToFront();
    await page.problem.getByText('Consent was declined.').waitFor();
    await page.problem.getByText("Who acts: The person who signs in, The tenant's administrator").waitFor();
    await page.problem.getByRole('button', { name: 'Copy Text for the Administrator' }).waitFor();
    await page.heading('Authorize at Microsoft').waitFor();

    await page.signInAs(practiceUsers.finance);
    await page.confirmed();
    await page
      .text(
        "The authorization of finance@contoso.practice, not backup@contoso.practice, will be stored in this browser's profile.",
      )
      .waitFor();
    await page.closed('Save').waitFor();
    await page.tick('I confirm that finance@contoso.practice may authorize this backup set');
    await page.open('Save').waitFor();
    await machine.untilSecrets(1);
    await page.signInAgain('lost');
    await machine.untilSecrets(0);

    const elsewhere = await page.authorize();
    await signIn(elsewhere, practiceUsers.fabrikamBackup);
    assert.equal(await titleOf(elsewhere), 'We could not sign you in');
    assert.match(await elsewhere.getByRole('alert').innerText(), /AADSTS50020/);
    await elsewhere.getByRole('button', { name: 'Use another account' }).click();
    await elsewhere.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    await signIn(elsewhere, practiceUsers.guest);
    await answerPermissions(elsewhere, 'Accept');
    await vscode.page.bringToFront();
    await page.confirmed();
    await page.text(/^guest@fabrikam.practice signed in. This authorization can't be stored/).waitFor();
    await page.text(/^guest@fabrikam.practice is a guest: the account belongs to another tenant/).waitFor();
    await page.closed('Save').waitFor();
    await page.signInAgain();

    assert.equal(await folder.bytes(), before);
    await page.signInAs(practiceUsers.backup);
    await page.confirmed();
    await saved();
  });

  it('where the token names no roles, opens Save after the engineer’s own statement, recorded as unchecked', async () => {
    const { page, saved } = await begin('Projects', 'Modern');
    await page.signInAs(practiceUsers.globalAdmin);
    await page.confirmed();
    await page
      .text("Microsoft's answer doesn't say whether globaladmin@contoso.practice is a Global Administrator.")
      .waitFor();
    await page.closed('Save').waitFor();
    await page.tick('I checked that globaladmin@contoso.practice holds the role Global Administrator now');
    await page.open('Save').waitFor();
    assert.equal((await saved()).role, 'unchecked');
  });

  it('whose answer does not hold closes Save: signature, audience, issuer, tenant, nonce, time', async () => {
    const { folder, machine, vscode, page, before, saved } = await begin('Finance mailboxes', 'Hybrid');
    const answers: readonly (readonly [TokenFault['kind'], RegExp])[] = [
      ['brokenSignature', /^The answer isn't signed by Microsoft\./],
      ['wrongAudience', /^The answer is for another app\./],
      ['wrongIssuer', /^Another cloud than this tenant's issued the answer\./],
      ['otherTenant', /^backup@contoso.practice signed in to the tenant a94b1d6e-/],
      ['otherNonce', /^The answer belongs to another sign-in\./],
      ['expiredIdToken', /^The answer isn't valid now\./],
    ];
    const [first] = answers;
    for (const [kind, sentence] of answers) {
      scene.authority.faults.next('token', { kind } as TokenFault);
      if (kind === first?.[0]) await page.signInAs(practiceUsers.backup);
      else await page.authorize(); // the browser knows the account by now, and asks nothing
      await vscode.page.bringToFront();
      await page.text(sentence).waitFor();
      await page.text(/This authorization can't be stored because a check failed\.$/).waitFor();
      await page.closed('Save').waitFor();
      await page.signInAgain();
    }
    assert.equal(await folder.bytes(), before);
    assert.equal((await machine.secrets()).size, 0);
    await page.authorize();
    await vscode.page.bringToFront();
    await page.confirmed();
    await saved();
  });

  it('because the server is gone or silent says so, and Cancel returns at once with nothing kept', async () => {
    const { folder, machine, vscode, page, before, saved } = await begin('Finance mailboxes', 'Hybrid');
    const { faults, apiOrigin } = scene.authority;
    const { host } = new URL(apiOrigin);

    // Before the browser opens.
    faults.next('discovery', { kind: 'drop' });
    await page.approveApp();
    await page.press('Authorize');
    await page.problem.getByText(`The connection to ${host} closed before an answer came.`).waitFor();
    faults.next('discovery', { kind: 'hang' });
    await page.press('Authorize');
    await page.text('Preparing the sign-in…').waitFor();
    await page.press('Cancel Sign-In');
    await page.begins('Finance mailboxes');
    assert.equal(machine.context.pages().length, 1, 'No browser page was opened.');

    // With the code on its way.
    await page.goOn();
    faults.next('token', { kind: 'hang' });
    await page.signInAs(practiceUsers.backup);
    await page.text('Code received. Checking who signed in…').waitFor();
    await page.press('Cancel Sign-In');
    await page.begins('Finance mailboxes');

    await page.goOn();
    for (const [kind, words] of [
      ['drop', `The connection to ${host} closed before an answer came.`],
      ['html502', `The gateway of ${host}, or a proxy on the way to it, is busy.`],
      ['truncatedJson', `The answer of ${host} isn't Microsoft's`],
      ['unavailable', `${host} is busy.`],
    ] as const) {
      faults.next('token', { kind });
      await page.authorize();
      await vscode.page.bringToFront();
      await page.problem.getByText(words).waitFor();
      await page.heading('Authorize at Microsoft').waitFor();
    }
    assert.equal(await folder.bytes(), before);
    assert.equal((await machine.secrets()).size, 0);

    await page.authorize();
    await vscode.page.bringToFront();
    await page.confirmed();
    await saved();
  });

  it('by a policy that demands claims ends well at the next try, whose address repeats them', async () => {
    const { vscode, page, saved } = await begin('Finance mailboxes', 'Hybrid');
    const demanded = { capolids: { essential: true, values: ['5b0f2f1e-8d0c-4f0a-9c39-6a5d1be40009'] } };
    const claims = JSON.stringify({ access_token: demanded });
    scene.authority.demandClaims(practiceTenants.contoso, 'graph', claims);
    await page.signInAs(practiceUsers.backup);
    await page.problem.getByText('A policy requires multifactor authentication.').waitFor();
    await page.heading('Authorize at Microsoft').waitFor();
    await page.authorize(); // the browser knows the account by now, and asks nothing
    await vscode.page.bringToFront();
    await page.confirmed();
    await saved();
    const asked = scene.authority.requests
      .filter(({ endpoint }) => endpoint === 'authorize')
      .slice(-2)
      .map(({ values }) => (JSON.parse(values['claims'] ?? '{}') as Record<string, unknown>)['access_token']);
    assert.deepEqual(asked, [undefined, demanded]);
  });

  /** A new machine with the examples, and the page of a set's migration at Authorize. */
  async function begin(set: string, method: 'Modern' | 'Hybrid') {
    const { folder, machine, vscode } = await scene.open();
    const page = await MigrationPage.start(machine, vscode, set);
    await page.goOn(method);
    const before = await folder.bytes();
    /** Save: one grant is kept, and named by the entry; nothing of what went wrong before is left anywhere. */
    const saved = async () => {
      await page.save();
      await vscode.sets.untilLine(new RegExp(`${set} {2}${method} · recorded$`));
      const record = assertOnlyEntryChanged({ bytes: before, set }, await folder.bytes());
      assert.deepEqual([...(await machine.untilSecrets(1)).keys()], [`grant/${record.grant}`]);
      await checkNoSecrets({ scene, machine, vscode, folder, set });
      return record;
    };
    return { folder, machine, vscode, page, before, saved };
  }
});
