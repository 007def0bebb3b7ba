import assert from 'node:assert/strict';
import { readPasted, readResponse } from '../../../../src/core/identity/pastedCode';
import { state, app, tenantId, expected, address, accepted } from './pastedSamples';

describe('The answer to a consent link', () => {
  const tenant = tenantId;
  const answer = `admin_consent=True&tenant=${tenant}&state=consent-${app}&scope=x%2FMail.ReadBasic`;
  const texts: Record<string, string> = {
    'the page on which it ends': `http://localhost/?${answer}`,
    'this attempt’s address': `${expected.redirect}/?${answer}`,
    'a page of the estate’s own': `https://backup.contoso.com/consent?${answer}`,
    'its parameters alone': `?${answer}`,
    'with quotes around it': `"http://localhost/?${answer}"`,
  };
  for (const [what, text] of Object.entries(texts)) {
    it(`is no code, and worth telling: ${what}`, () =>
      assert.deepEqual(readPasted(text, expected), {
        kind: 'adminConsent',
        tenant: 'contoso.com',
        asked: true,
      }));
  }

  it('names a tenant only where the address has one that could be', () => {
    for (const odd of ['', '[x](command:y)', 'common'])
      assert.deepEqual(
        readPasted(`?admin_consent=true&state=consent&tenant=${encodeURIComponent(odd)}`, expected),
        {
          kind: 'adminConsent',
          tenant: undefined,
          asked: false,
        },
      );
  });

  const asked = (text: string) => {
    const pasted = readPasted(`http://localhost/?${text}`, expected);
    assert.ok(pasted.kind === 'adminConsent', pasted.kind);
    return pasted.asked;
  };

  it('counts for its tenant by domain and by GUID, and with what this computer listened for', () => {
    for (const change of [
      (text: string) => text.replace(tenant, tenant.toUpperCase()),
      (text: string) => text.replace(tenant, 'Contoso.com'),
      (text: string) => text.replace(app, `${app}.a-mark-of-this-computer`),
      (text: string) => `${text}+openid+y%2FMail.Read`,
    ])
      assert.equal(asked(change(answer)), true, change(answer));
  });

  const others: Record<string, (text: string) => string> = {
    'another tenant’s': (text) => text.replace(tenant, '0a1b2c3d-1111-4222-8333-444455556666'),
    'another domain’s': (text) => text.replace(tenant, 'contoso.com.fabrikam.com'),
    'no tenant’s': (text) => text.replace(`tenant=${tenant}&`, ''),
    'that of two tenants': (text) => `${text}&tenant=fabrikam.com`,
    'another app’s': (text) => text.replace(app, '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40002'),
    'no app’s': (text) => text.replace(`-${app}`, ''),
    'one without a mark': (text) => text.replace(/&state=[^&]+/, ''),
    'one for fewer permissions': (text) => text.replace('Mail.ReadBasic', 'User.Read'),
    'one that was cut off': (text) => text.replace(/&scope=.*/, ''),
  };
  for (const [what, change] of Object.entries(others)) {
    it(`says what it is, and counts for nothing here: ${what}`, () =>
      assert.equal(asked(change(answer)), false));
  }

  it('does not hide a code of this attempt', () => {
    assert.deepEqual(readPasted(`${address}&admin_consent=True`, expected), accepted);
  });
});

describe('An address that carries an error', () => {
  const description =
    'AADSTS65004: User declined to consent to access the app. Trace ID: 1 Correlation ID: 0a0b0c0d-1111-2222-3333-444455556666 Timestamp: 2026-01-15';
  const failed = (more = '') =>
    `${expected.redirect}/?error=access_denied&error_subcode=cancel&error_description=${encodeURIComponent(description)}&state=${state}${more}`;

  it('becomes a problem with its number, where the state is this attempt’s', () => {
    assert.deepEqual(readPasted(failed(), expected), {
      kind: 'error',
      problem: {
        kind: 'microsoft',
        error: 'access_denied',
        numbers: [65004],
        text: description,
        subError: 'cancel',
        correlationId: '0a0b0c0d-1111-2222-3333-444455556666',
      },
    });
  });

  it('shows nothing of its text where the state is another’s', () => {
    for (const foreign of [failed().replace(state, 'x'), failed().replace(`&state=${state}`, '')]) {
      assert.doesNotMatch(JSON.stringify(readPasted(foreign, expected)), /AADSTS|declined/);
    }
  });

  it('may mention a token in its text', () => {
    const text = "AADSTS700051: response_type 'id_token' is not enabled";
    const pasted = readPasted(
      `${expected.redirect}/?error=unsupported_response_type&error_description=${encodeURIComponent(text)}&state=${state}`,
      expected,
    );
    assert.equal(pasted.kind, 'error');
  });

  it('is bounded, whatever the server wrote', () => {
    const pasted = readResponse(
      new URLSearchParams({
        error: '<img src=x>',
        error_description: 'x'.repeat(9000),
        error_subcode: '[link](command:evil)',
        state,
      }),
      state,
    );
    assert.deepEqual(pasted, {
      kind: 'error',
      problem: { kind: 'microsoft', error: 'unknown_error', numbers: [], text: 'x'.repeat(2000) },
    });
  });
});
