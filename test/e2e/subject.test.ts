import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practiceApps, practiceTenants, practiceUsers } from '../../src/practice/estate';
import { assertOnlyEntryChanged, checkNoSecrets } from './afterSave';
import { endToEnd } from './endToEnd';
import type { Folder } from './folder';
import { commitAll, git } from './git';
import { answerPermissions, signIn } from './microsoftPages';
import { MigrationPage } from './migrationPage';
import { until } from './until';
import type { Workbench } from './workbench';

const set = 'Finance mailboxes';
const file = 'backup-sets.json';
const changed = 'The entry changed while you were signing in.';

describe('A file that changes during a migration', () => {
  const scene = endToEnd();
  afterEach(() => scene.authority.faults.clear());

  const requestsOf = (endpoint: string) =>
    scene.authority.requests.filter((request) => request.endpoint === endpoint).length;

  it('by a colleague’s commit closes Save; their record counts, a grant named for another tenant doesn’t', async () => {
    const folder = await scene.newFolder('examples');
    const mine = await folder.bytes();
    await git(folder.path, 'init', '--quiet', '--initial-branch=main');
    await commitAll(folder.path);
    await git(folder.path, 'checkout', '--quiet', '-b', 'colleague');
    const theirs = mine.replace(
      /("name": "Finance mailboxes"[^]*?"authentication": )\{ "method": "basic" \}/,
      `$1${JSON.stringify(finishedByErin)}`,
    );
    await writeFile(join(folder.path, file), theirs, 'latin1');
    await commitAll(folder.path);
    await git(folder.path, 'checkout', '--quiet', 'main');
    const machine = await scene.newMachine();
    const vscode = await machine.open(folder);
    const theirRow = new RegExp(`${set} {2}Modern · done$`);

    const page = await MigrationPage.start(machine, vscode, set);
    await page.walkToConfirm('Hybrid', practiceUsers.backup);
    await machine.untilSecrets(1);
    await git(folder.path, 'checkout', '--quiet', 'colleague');
    await page.problem.getByText(changed).waitFor();
    await page.text('Basic → Modern, admin@contoso.practice, stated by Erin').waitFor();
    await page.closed('Save').waitFor();
    await vscode.picture('entry-changed-confirm');
    await vscode.sets.untilLine(theirRow);
    await page.press('Cancel');
    await vscode.messages.pressInDialog('Cancel Migration');
    await machine.untilSecrets(0);
    await vscode.sets.untilLine(theirRow);
    assert.equal(await folder.bytes(), theirs, 'The colleague’s record was overwritten.');

    await git(folder.path, 'checkout', '--quiet', 'main');
    await vscode.sets.untilLine(new RegExp(`${set} {2}Basic`));
    const again = await MigrationPage.start(machine, vscode, set);
    await again.walkToConfirm('Hybrid', practiceUsers.backup);
    await git(folder.path, 'checkout', '--quiet', 'colleague');
    await again.closed('Save').waitFor();
    await git(folder.path, 'checkout', '--quiet', 'main');
    await again.open('Save').waitFor();
    await again.problem.waitFor({ state: 'detached' });
    await again.save();
    await vscode.sets.untilLine(new RegExp(`${set} {2}Hybrid · recorded$`));
    const record = assertOnlyEntryChanged({ bytes: mine, set }, await folder.bytes());
    assert.deepEqual([...(await machine.untilSecrets(1)).keys()], [`grant/${record.grant}`]);
    await checkNoSecrets({ scene, machine, vscode, folder, set });

    // An entry of another tenant that names this grant has nothing of it.
    const stranger = 'Sales mailboxes';
    const naming = (await folder.bytes()).replace('3f0d7a52-5a0f-4c7b-9d6e-2f6f3a1c9b10', record.grant!);
    await writeFile(join(folder.path, file), naming, 'latin1');
    await vscode.sets.untilLine(new RegExp(`${stranger} {2}Modern · no authorization`));
    const deletes = 'Delete from This Computer';
    await vscode.sets.untilOffered(set, deletes);
    assert.ok(!(await vscode.sets.offers(stranger)).includes(deletes));
    await vscode.picture('other-tenants-grant');
  });

  it('to another client ID or tenant closes what is next; Start Over shows it, and nothing is exchanged', async () => {
    const { folder, machine, vscode } = await scene.open();
    const pages = machine.context.pages().length;
    await vscode.sets.show();
    await vscode.openFile(file);
    const page = await MigrationPage.start(machine, vscode, set);
    await page.goOn('Hybrid');
    await page.approveApp();
    await page.open('Authorize').waitFor();
    const [ours, other] = [practiceApps.backup.clientId, practiceApps.withoutRoleClaims.clientId];
    await edit(vscode, folder, (text) => text.replace(`"practice": "${ours}"`, `"practice": "${other}"`));
    await vscode.toFront(set);
    await page.problem.getByText('The entry changed after Continue.').waitFor();
    await page.text(`${ours} → ${other}`).waitFor();
    await page.closed('Authorize').waitFor();
    await vscode.picture('entry-changed-authorize');

    await page.press('Start Over');
    await page.begins(set);
    await page.goOn('Hybrid');
    await page.closed('Authorize').waitFor();
    await page.box(`${other} is our own app registration`).waitFor();
    assert.equal(await page.box(`${other} is our own app registration`).isChecked(), false);
    assert.equal(machine.context.pages().length, pages, 'A page was opened in the browser.');

    await edit(vscode, folder, (text) => text.replace(`"practice": "${other}"`, `"practice": "${ours}"`));
    await vscode.toFront(set);
    await page.press('Start Over');
    await page.begins(set);
    await page.goOn('Hybrid');
    await page.open('Authorize').waitFor();
    const microsoft = await page.authorize();
    await vscode.page.bringToFront();
    const tokens = requestsOf('token');
    await edit(vscode, folder, (text) =>
      text.replace(/("name": "Finance mailboxes",\s*"tenant": )"contoso"/, '$1"fabrikam"'),
    );
    await microsoft.bringToFront();
    await signIn(microsoft, practiceUsers.backup);
    await answerPermissions(microsoft, 'Accept');
    await microsoft.getByText('You can close this tab and return to VS Code.').waitFor();
    await vscode.page.bringToFront();
    await vscode.toFront(set);
    await page.problem.getByText(changed).waitFor();
    await page.text('contoso.practice → fabrikam.practice').waitFor();
    await page.received.waitFor();
    await page.closed('OK').waitFor();
    await vscode.picture('entry-changed-code');
    await page.press('Start Over');
    await page.begins(set);
    await page.text(/fabrikam\.practice/).waitFor();
    assert.doesNotMatch(await page.words(), /The entry changed/);
    await vscode.picture('entry-changed-start-over');
    assert.equal(requestsOf('token'), tokens, 'The code was exchanged.');
    assert.equal((await machine.secrets()).size, 0);
  });

  it('is not needed for Cancel Migration: a sign-in that is being prepared opens nothing any more', async () => {
    const { machine, vscode } = await scene.open();
    const pages = machine.context.pages().length;
    let answer: () => void = () => undefined;
    scene.authority.faults.next('discovery', {
      kind: 'held',
      until: new Promise<void>((resolve) => (answer = resolve)),
    });
    const page = await MigrationPage.start(machine, vscode, set);
    const row = await until(
      async () => (await vscode.sets.lines()).find((line) => line.includes(set)),
      () => `No row of “${set}”.`,
    );
    await page.goOn('Hybrid');
    await page.approveApp();
    await page.press('Authorize');
    await page.text('Preparing the sign-in…').waitFor();
    await vscode.run('Backup Sets: Cancel Migration');
    await vscode.sets
      .row(set)
      .getByRole('button', { name: 'Return to Migration' })
      .waitFor({ state: 'detached' });
    answer();

    // What was held came before what this asks for: the one page that opens is this one's.
    const next = await MigrationPage.start(machine, vscode, set);
    await until(
      async () => (await vscode.sets.lines()).includes(row) || undefined,
      () => `The row isn't as it was: ${row}`,
    );
    await next.goOn('Hybrid');
    await next.authorize();
    assert.equal(machine.context.pages().length, pages + 1, 'The cancelled sign-in opened a page.');
    await vscode.page.bringToFront();
    await next.press('Cancel Sign-In');
    await next.begins(set);
    assert.equal((await machine.secrets()).size, 0);
  });
});

const admin = practiceUsers.admin;

/** As a colleague's window writes it, and their Mark as Done in Product. */
const finishedByErin = {
  method: 'modern',
  grant: '3f0d7a52-5a0f-4c7b-9d6e-2f6f3a1c9b77',
  authorizedBy: {
    name: admin.userName,
    objectId: admin.memberships[0].objectId,
    tenantId: practiceTenants.contoso.id,
  },
  authorizedAt: '2026-10-02T09:20:00.000Z',
  role: 'confirmed',
  edition: '8.3.6.0',
  applied: { by: 'Erin', at: '2026-10-02T09:31:00.000Z' },
};

/** Changes the file in its open editor, and waits until it is saved. */
async function edit(vscode: Workbench, folder: Folder, change: (text: string) => string): Promise<void> {
  const before = Buffer.from(await folder.bytes(), 'latin1').toString();
  const after = change(before);
  assert.notEqual(after, before, 'The edit changes nothing.');
  await vscode.pasteOver(file, after);
  await until(
    async () => (Buffer.from(await folder.bytes(), 'latin1').toString() === after ? true : undefined),
    () => 'The edit was not saved.',
  );
}
