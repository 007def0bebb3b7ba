import '../l10n';
import assert from 'node:assert/strict';
import { sourceTable } from '../../../../src/core/backupSets/sources';
import type { VerificationCheck } from '../../../../src/core/evidence/verification';
import { verificationScope, verificationSentence } from '../../../../src/wording/evidence/verification';

const sentence = verificationSentence;
const reasons = [
  { reason: 'network', cause: 'dns', host: 'graph.microsoft.com' },
  { reason: 'busy' },
  { reason: 'secretStorage' },
  { reason: 'cloud' },
  { reason: 'notInGraph' },
  { reason: 'storedPassword' },
  { reason: 'badAnswer' },
  { reason: 'noAccess', for: 'mailboxes' },
  { reason: 'status', status: '500', code: '' },
  { reason: 'defect' },
  { reason: 'denied', status: '403', code: 'accessDenied' },
  { reason: 'notThere', status: '404', code: 'itemNotFound' },
  { reason: 'noLicense', status: '400', code: 'BadRequest' },
  { reason: 'locked', status: '423', code: '' },
  { reason: 'anotherPerson' },
  { reason: 'tokenRefused', status: '401', code: '' },
  { reason: 'otherTenant' },
  { reason: 'refused', error: 'invalid_grant', numbers: '50173', correlationId: 'an-id' },
  { missing: 'Mail.ReadWrite Calendars.ReadWrite', resource: 'graph' },
];

const ids: readonly VerificationCheck['id'][] = [
  'refresh',
  'permissions',
  'organization',
  ...Object.values(sourceTable).flatMap(({ reads, untestable }) => [
    ...reads.map(({ id }) => id),
    ...(untestable ? [untestable.id] : []),
  ]),
];

describe('What a verification found, in words,', () => {
  it('is a sentence for every check, result and reason', () => {
    for (const id of ids) {
      for (const result of ['passed', 'failed', 'unknown'] as const) {
        for (const params of reasons as readonly Record<string, string>[]) {
          const text = sentence({ id, result, params });
          assert.match(text, /^\p{Lu}.*[.)a-z-]$/u, `${id} ${result} ${params['reason'] ?? ''}: ${text}`);
          assert.doesNotMatch(text, /\{\d\}|undefined|\n/);
        }
      }
    }
  });

  it('says of a source that the authorization has no access to it: not tested, and how to', () => {
    const told = (id: VerificationCheck['id'], source: string) =>
      sentence({ id, result: 'unknown', params: { reason: 'noAccess', for: source } });
    assert.match(
      told('mailbox', 'mailboxes'),
      /not tested, because this authorization has no access to mail\./,
    );
    assert.match(told('drive', 'oneDrive'), /no access to files\. .*Also Test Access/);
    assert.match(told('personalSites', 'personalSites'), /no access to sites\./);
    assert.match(told('teams', 'teams'), /no access to teams\./);
  });

  it('says above all what it is, and what it is not', () => {
    assert.match(verificationScope(), /that this computer stores/);
    assert.match(verificationScope(), /nothing about backup jobs/);
  });

  it('names what is missing, and has an administrator consent; the link has a button of its own', () => {
    const check: VerificationCheck = {
      id: 'permissions',
      result: 'failed',
      params: { resource: 'exchange', missing: 'EWS.AccessAsUser.All' },
    };
    assert.match(
      sentence(check),
      /^Not granted: EWS\.AccessAsUser\.All\. Have an administrator of the tenant grant consent/,
    );
  });

  it('names the policy that stands before Exchange, and asks for no consent', () => {
    const text = sentence({
      id: 'permissions',
      result: 'failed',
      params: { resource: 'exchange', reason: 'refused', error: 'invalid_grant', numbers: '50076' },
    });
    assert.match(text, /^Exchange refuses the authorization \(invalid_grant, AADSTS50076\)\./);
    assert.match(text, /multifactor authentication.*Authorize Again/);
    assert.doesNotMatch(text, /Not granted|consent/);
  });

  it('says whose gateway was busy, and never to take a source out for another person’s mailbox', () => {
    const gateway = { reason: 'network', cause: 'gateway', host: 'graph.microsoft.com' };
    assert.match(
      sentence({ id: 'mailbox', result: 'unknown', params: gateway }),
      /The gateway of graph\.microsoft\.com, or a proxy on the way to it, is busy/,
    );
    const another = sentence({ id: 'mailbox', result: 'unknown', params: { reason: 'anotherPerson' } });
    assert.doesNotMatch(another, /remove the source/);
  });

  it('tells a refusal by OAuth’s word and number, who acts, and Microsoft’s ID for the case', () => {
    const refused = (error: string, numbers: string) =>
      sentence({ id: 'refresh', result: 'failed', params: { error, numbers, correlationId: 'an-id' } });
    const revoked = refused('invalid_grant', '50173');
    assert.match(revoked, /invalid_grant, AADSTS50173/);
    assert.match(revoked, /Choose Authorize Again/);
    assert.match(revoked, /Correlation ID: an-id/);
    assert.doesNotMatch(refused('invalid_client', '7000218'), /Choose Authorize Again/);
  });

  it('shows foreign words plain', () => {
    const text = sentence({
      id: 'refresh',
      result: 'failed',
      params: { error: 'a\u202eb\nc', numbers: '', correlationId: 'x\u200f' },
    });
    assert.doesNotMatch(text, /[\u202e\u200f\n]/);
  });
});
