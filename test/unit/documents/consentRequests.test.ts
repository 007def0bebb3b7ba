import '../wording/l10n';
import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import type { ConsentRequest } from '../../../src/core/overview/consentRequests';
import {
  confirmAppWords,
  consentRequestsCsv,
  consentRequestsText,
  type LinkedRequest,
} from '../../../src/documents/consentRequests';
import { translations } from '../../../src/wording/basics/l10n';
import { basicSet, clientId, tenant } from '../../builders';

const at = '2026-11-20T09:00:00.000Z';

function linked(name: string, more: Partial<ConsentRequest> = {}): LinkedRequest {
  const set = basicSet();
  return {
    link: `https://login.microsoftonline.com/${name}/v2.0/adminconsent?client_id=${clientId}&scope=a%20b`,
    request: {
      tenant: { ...tenant, clientId, tenant: name },
      permissions: [
        { resource: 'graph', names: ['User.Read'], reason: 'everySet', level: 'identity' },
        { resource: 'graph', names: ['Mail.ReadBasic'], reason: 'mailboxes', level: 'test' },
      ],
      names: ['Mail.ReadBasic'],
      sets: [{ key: keyOf(set), set, method: 'hybrid' }],
      signer: 'anyMember',
      entries: [{ file: set.file, tenant }],
      known: { state: 'unknown' },
      ...more,
    },
  };
}

describe('Requests for many tenants', () => {
  it('are each in the language that its tenant names', () => {
    translations.file = 'dist/strings.br';
    const set = basicSet({ tenant: { ...tenant, language: 'de' } });
    const german = linked('contoso.com', { sets: [{ key: keyOf(set), set, method: 'hybrid' }] });
    const text = consentRequestsText([german, linked('fabrikam.com')], 'Erika');
    assert.match(text, /contoso\.com[^]*Zustimmung|contoso\.com[^]*Einwilligung/);
    assert.match(text.slice(text.indexOf('fabrikam.com')), /consent/);
    assert.match(text, /^Consent Requests/);
  });

  it('are a text for each, under its tenant, with its own link, and nobody is asked for a code', () => {
    const requests = [linked('contoso.com'), linked('fabrikam.com')];
    const text = consentRequestsText(requests, 'Erika');
    for (const { link, request } of requests) {
      assert.equal(text.split(link).length, 2, 'its link once');
      assert.ok(text.includes(`\n${request.tenant.tenant} · Global\n`));
    }
    assert.equal(text.split('Never send me a code').length, 3);
    assert.match(text, /I \(Erika\) use it/);
  });

  it('name every account once, and say who signs in', () => {
    const sets = ['a@contoso.com', 'A@contoso.com', 'b@contoso.com'].map((account) => {
      const set = basicSet({ account });
      return { key: keyOf(set), set, method: 'hybrid' as const };
    });
    const text = consentRequestsText([linked('contoso.com', { sets })], '');
    assert.match(text, /The authentication of 3 backup sets of A@contoso\.com, b@contoso\.com changes: /);
    assert.match(text, /these accounts sign in on my computer: A@contoso\.com, b@contoso\.com\./);
  });

  it('have the commands for Exchange where a permission of Exchange is asked for', () => {
    const exchange = {
      resource: 'exchange',
      names: ['EWS.AccessAsUser.All'],
      reason: 'publicFolders',
      level: 'custom',
    } as const;
    const text = (more?: Partial<ConsentRequest>) => consentRequestsText([linked('contoso.com', more)], '');
    assert.match(text({ permissions: [exchange] }), /EwsAllowedAppIDs/);
    assert.doesNotMatch(text(), /EwsAllowedAppIDs/);
  });

  it('are a line each in the CSV: tenant, app, permissions, link, and when it was asked', () => {
    const requests = [linked('contoso.com'), linked('=cmd|x!A1')];
    const { data } = Papa.parse<string[]>(consentRequestsCsv(requests, at).slice(1).trimEnd());
    assert.deepEqual(data, [
      ['Tenant', 'App (client) ID', 'Permissions', 'Consent link', 'Asked on'],
      ['contoso.com', clientId, 'User.Read Mail.ReadBasic', requests[0]?.link, at],
      ["'=cmd|x!A1", clientId, 'User.Read Mail.ReadBasic', requests[1]?.link, at],
    ]);
  });

  it('name app, cloud and tenants before an app is confirmed', () => {
    const { what, detail } = confirmAppWords([linked('contoso.com').request, linked('fabrikam.com').request]);
    assert.ok(what.includes(clientId) && what.includes('Global'));
    assert.match(detail, /contoso\.com, fabrikam\.com/);
  });
});
