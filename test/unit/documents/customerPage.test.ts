import '../wording/l10n';
import assert from 'node:assert/strict';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import { customerPageOf } from '../../../src/core/overview/customer/customerPage';
import { customersOf } from '../../../src/core/overview/customer/customers';
import { consentRequests } from '../../../src/core/overview/consentRequests';
import type { ReportInput } from '../../../src/core/overview/report';
import { customerPageText } from '../../../src/documents/customerPage';
import { basicSet, clientId, judged, tenant, tenantId } from '../../builders';
import { grantFacts, when } from '../migration/savedEstate';
import { modern } from './reportSamples';

const at = new Date('2026-11-26T12:00:00Z');
const guid = /[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}/i;
const permissions = () => [{ resource: 'graph' as const, names: ['Mail.Read'] }] as never;

/** What none but the engineer sees, planted in the very sets that the page is about and in those beside them. */
const canaries = ['Fabrikam', 'fabrikam.com', 'secret-path', 'CHG-4711', '169232', 'held-by-Kim'];

const contoso = { ...tenant, consent: { clientId, permissions: ['Mail.Read'], askedAt: when } };
const fabrikam = { ...tenant, id: 'f', tenant: 'fabrikam.com' };
const own = {
  file: 'file:///home/secret-path/backup-sets.json',
  team: { customer: 'Contoso', ticket: 'CHG-4711', due: '2026-12-01' },
  tenant: contoso,
};

function estate(): readonly BackupSet[] {
  const authentication = { ...modern.authentication, heldBy: 'held-by-Kim', document: 'CHG-4711' };
  return [
    basicSet({ ...own, id: '1692321', name: `Archive ${clientId}`, account: 'a@contoso.com' }),
    basicSet({ ...own, id: '1692322', name: 'Sites', sources: ['sharePointSites', 'publicFolders'] }),
    { ...modern, ...own, id: '1692323', authentication },
    { ...modern, ...own, id: '1692324', authentication: { ...authentication, method: 'hybrid' } },
    basicSet({ ...own, id: '1692325', team: { customer: 'Fabrikam' }, name: 'Fabrikam mail' }),
    basicSet({ id: '1692326', tenant: fabrikam, account: 'backup@fabrikam.com' }),
  ];
}

function textOf(sets: readonly BackupSet[], name = 'Contoso'): string {
  const job = { at: '2026-11-22 02:13:07', since: '2026-11-21T08:00:00Z' };
  const inputs = sets.map((set) => {
    const one = judged(set, { job, before: 'hybrid', grant: true });
    const grant = grantFacts(set.authentication.grant ?? tenantId);
    return { ...one, before: 'hybrid' as const, grant, verification: undefined };
  });
  const customer = customersOf<ReportInput & (typeof inputs)[number]>(inputs).find(
    (one) => one.name === name,
  );
  assert.ok(customer);
  const consents = consentRequests(customer.items, { grants: [], permissions });
  return customerPageText(customerPageOf(customer, consents, at));
}

describe('The page for one customer', () => {
  it('names no ID, app, file, ticket or other customer, though all of them are in the estate', () => {
    const all = JSON.stringify(estate());
    for (const canary of canaries) assert.ok(all.includes(canary), `the search for ${canary} is blind`);
    const text = textOf(estate()).replaceAll('\\', '');
    for (const canary of canaries) assert.ok(!text.includes(canary), canary);
    assert.match(all, guid);
    assert.doesNotMatch(text, guid);
    for (const section of ["What's left", 'must do', 'Risk', 'Aftercare', 'known'])
      assert.match(text, new RegExp(`^## .*${section}`, 'm'), section);
  });

  it('has a title with name and day, and the count of backups that ran as its headline', () => {
    const [title, , headline] = textOf(estate()).split('\n');
    assert.equal(title, '# Microsoft 365 backup sets of Contoso, 2026-11-26');
    assert.equal(headline, '**2 of 4 backup sets: a backup ran after the change**');
  });

  it('is green at the top only where all ran and nothing is being switched off beneath them', () => {
    const ran = { ...modern, ...own };
    const headline = (...sets: BackupSet[]) => textOf(sets).split('\n')[2];
    assert.equal(headline(ran), '**🟢 1 of 1 backup sets: a backup ran after the change**');
    assert.equal(
      headline({ ...ran, sources: ['publicFolders'] }),
      '**1 of 1 backup sets: a backup ran after the change**',
    );
    assert.doesNotMatch(headline(ran, basicSet({ ...own, id: '2' })) ?? '', /🟢/);
  });

  it('says who must do what, when it was asked for, by when it is due, and what is an inference', () => {
    const text = textOf(estate()).replaceAll('\\', '');
    assert.match(
      text,
      /Consent for contoso\.onmicrosoft\.com, once for .*: Mail\.Read\. Requested on 2026-11-2\d; no answer/,
    );
    assert.match(
      text,
      /\| Change the authentication \| Backup engineer, with the administrator \| .* \| 2026-12-01 \|/,
    );
    assert.match(text, /- Inference, for Sites: .*1 May 2026/);
    assert.match(text, /- Microsoft's announcement, for Sites: Public Folders.*1 April 2027/);
    assert.match(text, /Password changed at Microsoft/);
    assert.match(text, /Consent to the former app removed/);
    assert.match(text, /🟢 Backup ran \| 2026-11-22 02:13:07 \| Backup job at AhsayCBS \|/);
  });

  it('says nothing twice of a thousand sets, and stays a table with short sections', () => {
    const sets = Array.from({ length: 1000 }, (_, index) => {
      const [first, second, third, fourth] = estate();
      const set = [first, second, third, fourth][index % 4]!;
      return { ...set, id: `${index}`, name: `Set ${index}`, account: `user${index}@contoso.com` };
    });
    const lines = textOf(sets)
      .split('\n')
      .filter((line) => line !== '');
    assert.equal(new Set(lines).size, lines.length);
    const others = lines.filter((line) => !line.startsWith('| Set '));
    assert.equal(lines.length - others.length, 1000);
    assert.ok(others.length < 45, `${others.length} lines`);
    for (const line of others) assert.ok(line.length < 1000, line);
  });

  it('makes no markup or link of names, and lets none break a line of the table', () => {
    const name = '[click](command:evil) | <img>\n# x https://evil.example';
    const text = textOf([basicSet({ ...own, name, team: { customer: '# [a](b)' } })], '# [a](b)');
    assert.match(text, /^# Microsoft 365 backup sets of \\# \\\[a\\\]\(b\), /);
    assert.ok(text.includes('\\[click\\](command:evil) \\| \\<img\\> \\# x https\\://evil.example'));
  });
});
