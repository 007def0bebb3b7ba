import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestConsent } from '../../../src/commands/authorizations/requestConsent';
import { clientId } from '../../builders';
import { estateText } from '../../unit/migration/savedEstate';
import { until, write } from '../estateFolder';
import { replace } from '../stubs';
import { twoSetsScene } from './twoSetsScene';

describe('Request Consent for Tenants', () => {
  const scene = twoSetsScene();
  const { row, text, pick } = scene;
  const mail = ['Mail.ReadBasic', 'MailboxSettings.Read', 'Calendars.ReadBasic', 'Contacts.Read'];

  /** A second tenant, whose only set backs up files. */
  beforeEach(async () => {
    const second = estateText
      .replace(
        '"tenants": [',
        `"tenants": [{ "id": "wing", "tenant": "wingtip.com", "cloud": "global", "clientId": "${clientId}" }, `,
      )
      .replace('"name": "Legal", "tenant": "contoso"', '"name": "Legal", "tenant": "wing"');
    await write(scene.file, second);
    await until(scene.overview.onDidChange, () => row('2').set.tenant?.tenant === 'wingtip.com');
  });

  const consents = async () => {
    const file = JSON.parse((await text()).replaceAll(/\/\*.*?\*\//g, '')) as {
      tenants: { id: string; consent?: { askedAt: string } }[];
    };
    return Object.fromEntries(file.tenants.map(({ id, consent }) => [id, consent]));
  };
  const document = () =>
    vscode.window.visibleTextEditors.find(({ document: { uri } }) => uri.path === '/Consent Requests.txt')
      ?.document;

  it('writes a text for each administrator and a CSV, and the file notes who was asked', async () => {
    const csv = vscode.Uri.joinPath(scene.file, '../consent-requests.csv');
    replace(vscode.window, 'showSaveDialog', () => Promise.resolve(csv));
    const offered = pick('contoso.onmicrosoft.com', 'wingtip.com');
    await requestConsent(scene.parts, undefined, undefined);

    const lines =
      offered[0]?.filter(({ label }) => /^(contoso\.onmicrosoft|wingtip)\.com$/.test(label)) ?? [];
    assert.deepEqual(
      lines.map(({ picked, detail }) => [picked, detail]),
      [
        [true, `Backup sets: 1 · ${mail.join(', ')}`],
        [true, 'Backup sets: 1 · Files.Read'],
      ],
    );
    const [, app] = scene.said;
    assert.ok(app?.modal);
    assert.match(app.message, new RegExp(`^Is ${clientId} your app`));
    const words = document()?.getText() ?? assert.fail('No document is shown.');
    for (const tenant of ['contoso.onmicrosoft.com', 'wingtip.com'])
      assert.ok(
        words.replaceAll('\n', '').includes(`${tenant}/v2.0/adminconsent?client_id=${clientId}`),
        tenant,
      );

    const [head, ...rows] = new TextDecoder()
      .decode(await vscode.workspace.fs.readFile(csv))
      .trim()
      .split(/\r?\n/);
    assert.equal(rows.length, 2);
    assert.match(head ?? '', /^\ufeff?Tenant,/);
    assert.match(rows[1] ?? '', new RegExp(`^wingtip\\.com,${clientId},.*Files\\.Read.*,https://login`));
    const noted = await consents();
    const { askedAt } = noted['contoso'] ?? assert.fail('Nothing is noted.');
    assert.equal(new Date(askedAt).toISOString(), askedAt);
    assert.deepEqual(noted, {
      contoso: { clientId, permissions: mail, askedAt },
      wing: { clientId, permissions: ['Files.Read'], askedAt },
    });
  });

  it('neither shows nor notes anything of an app that nobody confirmed', async () => {
    const before = await text();
    pick('contoso.onmicrosoft.com', 'wingtip.com');
    scene.answer = ([first]) => (first === 'Confirm App' ? undefined : first);
    await requestConsent(scene.parts, undefined, undefined);
    assert.equal(document(), undefined);
    assert.equal(await text(), before);
  });

  it('asks for what users consent to themselves nobody, unless that is wanted', async () => {
    const before = await text();
    const offered = pick('contoso.onmicrosoft.com');
    scene.answer = () => undefined;
    await requestConsent(scene.parts, row('1'), undefined);
    assert.deepEqual(offered, []);
    assert.match(scene.said[0]?.message ?? '', /Users can consent to that themselves/);
    assert.equal(await text(), before);
  });
});
