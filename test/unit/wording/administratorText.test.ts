import './l10n';
import assert from 'node:assert/strict';
import { administratorText, type HandOff } from '../../../src/wording/administratorText';

const handOff: HandOff = {
  set: 'Finance mailboxes',
  method: 'modern',
  signer: 'globalAdministrator',
  tenant: 'contoso.com',
  clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001',
  account: 'backup@contoso.com',
  edition: 'AhsayOBM',
  consentLink: 'https://login.microsoftonline.com/contoso.com/v2.0/adminconsent?client_id=x',
  permissions: [{ resource: 'graph', names: ['Mail.ReadWrite'], reason: 'mailboxes' }],
};

describe('The text for an administrator', () => {
  it('names set, tenant, method, app, link and permissions with their reasons', () => {
    const text = administratorText(handOff);
    for (const part of [
      'Finance mailboxes',
      'contoso.com',
      'Modern',
      handOff.clientId,
      handOff.consentLink,
    ]) {
      assert.ok(text.includes(part), part);
    }
    assert.match(text, /- Mail\.ReadWrite: \S+/);
  });

  it('says that a Global Administrator must sign in here where the rules ask for one: consent alone is not enough', () => {
    assert.match(administratorText(handOff), /A Global Administrator must sign in on my computer/);
    const anyMember = administratorText({ ...handOff, method: 'hybrid', signer: 'anyMember' });
    assert.match(anyMember, /moves to Hybrid/);
    assert.match(anyMember, /backup@contoso\.com signs in on my computer/);
    assert.doesNotMatch(anyMember, /Global Administrator/);
  });

  it('asks nobody to send a code', () => {
    assert.match(administratorText(handOff), /Please do not send me a code/);
  });
});
