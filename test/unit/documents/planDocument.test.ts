import '../wording/l10n';
import assert from 'node:assert/strict';
import { basicSet, judged, tenant } from '../../builders';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import { planOf } from '../../../src/core/overview/plan';
import { retirementsOf } from '../../../src/core/overview/retirements';
import { planDocument, planWords } from '../../../src/documents/planDocument';

function textOf(...sets: BackupSet[]): string {
  const plan = planOf(
    sets.map((set) => judged(set, { grant: true })),
    { grants: [], permissions: () => [] },
  );
  return planDocument(
    plan,
    (file) => file.replace('file:///estate/', ''),
    (set) => retirementsOf(set, new Date('2026-11-22'), {}),
  );
}

describe('A plan as a document', () => {
  it('says what changes, who must sign in, what is to be decided, and what is blocked and why', () => {
    const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };
    const text = textOf(
      basicSet({ id: '1', name: 'Finance' }),
      basicSet({ id: '2', name: 'Sites', sources: ['personalSites'] }),
      basicSet({ id: '3', name: 'Legal', tenant: { ...tenant, clientId: undefined } }),
      basicSet({ id: '4', name: 'Ready', authentication: { method: 'modern', grant: 'x', applied } }),
      basicSet({ id: '5', name: 'Left', authentication: { method: 'modern', grant: 'x' } }),
    );
    for (const part of [
      /^Migration Plan\n=+\n\nNothing was changed, and nobody was asked to sign in/,
      /Backup sets to migrate: 2 · authorizations: 1 · sign-ins: 1 · blocked: 1\n/,
      /\n\[####-{16}\] Done in the product: 1 of 5 · backup ran: 0 · recorded, not done: 1 · to migrate: 3\n/,
      /\nTo be done in the product, and then marked: 1\nNeed nothing: 1\n/,
      /\ncontoso\.onmicrosoft\.com · .+\n-+\n\n1\. backup@contoso\.com \(2 backup sets\)\n/,
      / {3}Must sign in: a Global Administrator of the tenant\. Created with an ordinary account.+Source: the product’s manual/,
      / {3}- Finance: Basic → Modern {2}\[backup-sets\.json\]\n/,
      / {3}- Sites: Basic → Hybrid {2}\[backup-sets\.json\]\n/,
      / {3}! Finance: If no Global Administrator can sign in, choose Hybrid\.\n/,
      / {3}! Sites: Modern does not suit .+ Source: .+ Next: upgrade AhsayOBM to 9\.0 or later, and then migrate to Modern\.\n/,
      / {3}! Sites: SharePoint and OneDrive no longer accept a stored user name and password\. .+ our inference/,
      /Blocked: backup@contoso\.com\n {3}x Legal {2}\[backup-sets\.json\]: There is no client ID for this tenant/,
    ]) {
      assert.match(text, part);
    }
    assert.doesNotMatch(text, /Finance: .*stored user name|Basic is already failing/);
    assert.doesNotMatch(text, /Ready|Left|ecommended/);
  });

  it('tells why an account has more than one authorization: another app, or one for each set', () => {
    const otherApp = { ...tenant, id: 'other', clientId: '11111111-2222-4333-8444-555555555555' };
    const apps = textOf(basicSet({ id: '1' }), basicSet({ id: '2', tenant: otherApp }));
    assert.match(apps, /\n2\. .+\n {3}Apart from the others .+: its app registration is 11111111-2222-4333/);
    const edition = { name: 'AhsayOBM', kind: 'OBM', version: '9.1.0.0' };
    const each = textOf(basicSet({ id: '1', edition }), basicSet({ id: '2', edition }));
    assert.match(each, /\n2\. .+\n {3}From version 9\.1 of AhsayOBM on, each backup set has .+ Source: /);
    assert.doesNotMatch(textOf(basicSet({ id: '1' }), basicSet({ id: '2' })), /Apart|each backup set has/);
  });

  it('says that a set is authorized again where its method stays', () => {
    const authentication = { method: 'modern' as const, grant: 'x', edition: '8.3.6.0' };
    const set = basicSet({ authentication });
    const plan = planOf([judged(set, { grant: false })], { grants: [], permissions: () => [] });
    assert.match(
      planDocument(
        plan,
        () => 'x.json',
        () => [],
      ),
      /: Modern, authorized again {2}\[x\.json\]/,
    );
  });

  it('tells what consent a tenant wants, once for all of its sets, and what is known of it', () => {
    const { clientId = '' } = tenant;
    const consent = { clientId, permissions: ['Files.Read'], askedAt: '2026-11-20T12:00:00.000Z' };
    const sets = ['1', '2'].map((id) => judged(basicSet({ id, tenant: { ...tenant, consent } })));
    const of = (resource: 'graph' | 'exchange', name: string) => () =>
      [{ resource, names: [name], reason: 'oneDrive', level: 'custom' }] as const;
    const text = (permissions: ReturnType<typeof of>) =>
      planDocument(
        planOf(sets, { grants: [], permissions }),
        () => 'x.json',
        () => [],
      );
    const asked = text(of('graph', 'Files.Read'));
    assert.match(
      asked,
      /-+\n\nConsent that the app .+ most likely needs first, once for 2 backup sets: Files\.Read\n/,
    );
    assert.match(asked, / {3}An administrator was asked for consent on .+2026/);
    assert.doesNotMatch(asked, /EwsAllowedAppIDs/);
    const exchange = text(of('exchange', 'EWS.AccessAsUser.All'));
    assert.match(exchange, /The file has no record of consent\./);
    assert.match(exchange, /\n {8}Set-OrganizationConfig -EwsAllowedAppIDs \$ids\n/);
    assert.match(exchange, /Set the list before EwsEnabled.+24 hours/);
    assert.doesNotMatch(text(of('graph', 'User.Read')), /Consent/);
  });

  it('keeps text of the file on its line, whatever stands in it', () => {
    const evil = 'A\n\u2028## [x](command:evil)\u202e';
    const text = textOf(basicSet({ name: evil, account: `b\r${evil}`, file: 'file:///estate/a\nb.json' }));
    assert.doesNotMatch(text, /\n## |[\u2028\u202e\r]/);
    assert.match(text, /- A ## \[x\]\(command:evil\): Basic → Modern {2}\[a b\.json\]/);
  });

  it('names a few of many sets that have the same to decide, and counts the others', () => {
    const sets = Array.from({ length: 12 }, (_, n) => basicSet({ id: String(n), name: `Set ${n}` }));
    assert.match(textOf(...sets), /! Set 0, Set 1, Set 2, Set 3, Set 4, … and 7 more: If no Global/);
  });

  it('says so where there is nothing to do', () => {
    assert.match(textOf(), /Backup sets to migrate: 0 · authorizations: 0 · sign-ins: 0/);
    assert.doesNotMatch(planWords(planOf([], { grants: [], permissions: () => [] })), /blocked/);
  });
});
