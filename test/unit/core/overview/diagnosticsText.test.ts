import assert from 'node:assert/strict';
import { diagnosticsText, kindOf } from '../../../../src/core/overview/diagnosticsText';
import { judge } from '../../../../src/core/rules/rules';
import { statusOf } from '../../../../src/core/overview/setStatus';
import { basicSet, edition } from '../../../builders';

describe('The diagnostics', () => {
  const set = basicSet({
    file: 'file:///home/kim/customers/contoso/backup-sets.json',
    edition: { ...edition('8.3.6.0'), name: 'Kim’s Vault', kind: 'Kim' },
  });
  const status = statusOf(set, judge(set), {
    grant: false,
    pending: undefined,
    waitingForAdministrator: false,
  });
  const facts = {
    versions: { extension: '0.1.0' },
    window: { kind: 'web', trusted: true },
    files: [{ state: 'read', problems: [{ id: 'duplicateId' as const }] }],
    rows: [{ set, status }],
    grants: 3,
    problems: [{ at: '2026-11-22T10:00:00Z', kind: 'network dns' }],
  };

  it('count methods, clouds, states and reasons, and list the last problems by kind', () => {
    const text = diagnosticsText(facts);
    for (const line of ['basic: 1', 'global: 1', '8.3.6.0: 1', 'mailboxes: 1', 'failingForMail: 1']) {
      assert.match(text, new RegExp(`^ {2}${line.replaceAll('.', '\\.')}$`, 'm'));
    }
    assert.match(text, /^ {2}problem duplicateId: 1$/m);
    const recorded = { ...status, recordedBy: 'Kim' };
    assert.match(
      diagnosticsText({ ...facts, rows: [{ set, status: recorded }] }),
      /^ {2}recorded without: 1$/m,
    );
    assert.match(text, /^ {2}authorizations here: 3$/m);
    assert.match(text, /^ {2}2026-11-22T10:00:00Z network dns$/m);
  });

  it('name no account, tenant, set, file, product or app', () => {
    const text = diagnosticsText({
      ...facts,
      rows: [
        { set, status },
        { set: { ...set, edition: { name: 'x', kind: 'x', version: 'kim@contoso.com' } }, status },
      ],
    });
    assert.match(JSON.stringify(facts), /kim|contoso/i, 'the search is not blind');
    assert.doesNotMatch(text, /kim|contoso|finance|backup@|vault|5a1c9a52|home|1692322592995/i);
  });

  it('tell a problem by its kind, without what a server or a file said', () => {
    assert.equal(
      kindOf({ kind: 'microsoft', error: 'invalid_grant', numbers: [50_076], text: 'for kim@contoso.com' }),
      'microsoft invalid_grant 50076',
    );
    assert.equal(
      kindOf({ kind: 'microsoft', error: 'kim@contoso.com', numbers: [], text: '' }),
      'microsoft other',
    );
    assert.equal(
      kindOf({ kind: 'network', cause: 'dns', host: 'kim.contoso.com', detail: 'ENOTFOUND' }),
      'network dns',
    );
    assert.equal(kindOf({ kind: 'secretStorage', action: 'keep' }), 'secretStorage keep');
    assert.equal(kindOf({ kind: 'defect', message: 'kim' }), 'defect');
  });
});
