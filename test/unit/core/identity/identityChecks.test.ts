import assert from 'node:assert/strict';
import { basicSet, evidence, member, tenantId } from '../../../builders';
import {
  type ExpectedSigner,
  judgeIdentity,
  recordedIdentity,
} from '../../../../src/core/identity/identityChecks';
import type { CheckId, CheckResult, Evidence } from '../../../../src/core/identity/signedIn';

const elsewhere = 'a94b1d6e-2f07-4b8c-8e13-7be4f90c0b02';
const backupId = 'c0000000-0000-4000-8000-000000000001';
const adminId = 'c0000000-0000-4000-8000-000000000003';
const backup = member('backup@contoso.com', { objectId: backupId });
const admin = member('admin@contoso.com', { objectId: adminId });

const anyMember: ExpectedSigner = { account: 'backup@contoso.com', signer: 'anyMember' };
const administrator: ExpectedSigner = { ...anyMember, signer: 'globalAdministrator' };

function results(found: Evidence, expected: ExpectedSigner): Partial<Record<CheckId, CheckResult>> {
  return Object.fromEntries(judgeIdentity(found, expected).checks.map(({ id, result }) => [id, result]));
}

const passed: CheckResult = 'passed';
const allPassed = {
  ...{ signature: passed, audience: passed, issuer: passed, lifetime: passed, nonce: passed },
  ...{ tenant: passed, home: passed, person: passed, permissions: passed },
};

describe('Who signed in, where any member may (Hybrid)', () => {
  it('passes as the set’s own account, and no role is asked for', () => {
    assert.deepEqual(results(evidence(), anyMember), allPassed);
    for (const globalAdministrator of ['confirmed', 'notHeld', 'unchecked'] as const) {
      assert.equal(judgeIdentity(evidence({ globalAdministrator }), anyMember).role, 'notNeeded');
    }
  });

  it('passes by its name without regard to case and space, the first time', () => {
    const person = { ...backup, name: ' Backup@CONTOSO.com' };
    assert.equal(results(evidence({ person }), anyMember).person, 'passed');
  });

  it('needs the engineer’s statement as another member of the tenant', () => {
    assert.deepEqual(results(evidence({ person: admin }), anyMember), { ...allPassed, person: 'statement' });
  });

  it('fails as a guest, also as a confirmed administrator', () => {
    const person = { ...admin, homeTenantId: elsewhere };
    assert.equal(results(evidence({ person }), anyMember).home, 'failed');
    assert.equal(results(evidence({ person, globalAdministrator: 'confirmed' }), anyMember).home, 'failed');
  });
});

describe('Who signed in, where a Global Administrator must (Modern)', () => {
  it('passes as the set’s own account with the role', () => {
    const judged = judgeIdentity(evidence({ globalAdministrator: 'confirmed' }), administrator);
    assert.equal(judged.role, 'confirmed');
    assert.deepEqual(results(evidence({ globalAdministrator: 'confirmed' }), administrator), {
      ...allPassed,
      role: 'passed',
    });
  });

  it('is noted as another person with the role: the page says whose grant is kept', () => {
    const found = evidence({ person: admin, globalAdministrator: 'confirmed' });
    assert.deepEqual(results(found, administrator), { ...allPassed, person: 'noted', role: 'passed' });
    const { params } = judgeIdentity(found, administrator).checks.find(({ id }) => id === 'person')!;
    assert.deepEqual(params, { name: 'admin@contoso.com', account: 'backup@contoso.com' });
  });

  it('fails without the role', () => {
    const found = evidence({ globalAdministrator: 'notHeld' });
    assert.equal(results(found, administrator).role, 'failed');
    assert.equal(judgeIdentity(found, administrator).role, 'notHeld');
  });

  it('needs the engineer’s statement where the role could not be checked', () => {
    assert.equal(results(evidence(), administrator).role, 'statement');
    assert.equal(judgeIdentity(evidence(), administrator).role, 'unchecked');
  });

  it('is noted as a guest or partner only where this tenant’s token confirms the role', () => {
    const person = { ...admin, homeTenantId: elsewhere };
    assert.equal(
      results(evidence({ person, globalAdministrator: 'confirmed' }), administrator).home,
      'noted',
    );
    assert.equal(
      results(evidence({ person, globalAdministrator: 'unchecked' }), administrator).home,
      'failed',
    );
    assert.equal(results(evidence({ person, globalAdministrator: 'notHeld' }), administrator).home, 'failed');
  });
});

describe('The tenant that issued the token', () => {
  it('has to be the set’s, by GUID, whatever the role', () => {
    const person = { ...admin, tenantId: elsewhere, homeTenantId: elsewhere };
    for (const expected of [anyMember, administrator]) {
      assert.equal(
        results(evidence({ person, globalAdministrator: 'confirmed' }), expected).tenant,
        'failed',
      );
    }
  });

  it('may be written in another case', () => {
    const person = { ...backup, tenantId: tenantId.toUpperCase() };
    assert.equal(results(evidence({ person }), anyMember).tenant, 'passed');
  });

  for (const nothing of ['', 'contoso.com', 'undefined']) {
    it(`is not the set's where both are "${nothing}"`, () => {
      const person = { ...backup, tenantId: nothing, homeTenantId: nothing };
      const found = results(evidence({ person, expectedTenantId: nothing }), anyMember);
      assert.deepEqual([found.tenant, found.home], ['failed', 'failed']);
    });
  }
});

describe('After an authorization was recorded for the account', () => {
  const recorded = { objectId: backupId, tenantId };

  it('its ids decide: a changed name is the same person', () => {
    const person = { ...backup, name: 'renamed@contoso.com' };
    assert.equal(results(evidence({ person }), { ...anyMember, recorded }).person, 'passed');
  });

  it('its ids decide: the same name is another person', () => {
    const person = { ...backup, objectId: adminId };
    assert.equal(results(evidence({ person }), { ...anyMember, recorded }).person, 'statement');
    const other = { objectId: backupId, tenantId: elsewhere };
    assert.equal(results(evidence(), { ...anyMember, recorded: other }).person, 'statement');
  });

  it('empty ids are nobody’s', () => {
    const person = { ...backup, objectId: '' };
    assert.equal(
      results(evidence({ person }), { ...anyMember, recorded: { objectId: '', tenantId } }).person,
      'failed',
    );
  });

  const authorizedBy = { name: 'Backup@contoso.com', objectId: backupId, tenantId };

  it('the record of the set’s own account counts', () => {
    const set = basicSet({ authentication: { method: 'hybrid', authorizedBy } });
    assert.deepEqual(recordedIdentity(set), recorded);
  });

  it('the record of an administrator in its place does not, nor one without ids', () => {
    const of = (by: { name: string; objectId?: string; tenantId?: string }) =>
      recordedIdentity(basicSet({ authentication: { method: 'modern', authorizedBy: by } }));
    assert.equal(of({ ...authorizedBy, name: 'admin@contoso.com' }), undefined);
    assert.equal(of({ name: authorizedBy.name, tenantId }), undefined);
    assert.equal(of({ name: authorizedBy.name, objectId: backupId }), undefined);
    assert.equal(recordedIdentity(basicSet()), undefined);
  });
});

describe('What MSAL does not check', () => {
  const broken: [CheckId, Partial<Evidence>][] = [
    ['signature', { signature: false }],
    ['audience', { audience: false }],
    ['issuer', { issuer: false }],
    ['lifetime', { timely: false }],
    ['nonce', { nonce: false }],
    ['permissions', { missing: ['Mail.ReadWrite', 'Files.ReadWrite.All'] }],
  ];
  for (const [id, more] of broken) {
    it(`fails as ${id}, alone, for either signer`, () => {
      assert.deepEqual(results(evidence(more), anyMember), { ...allPassed, [id]: 'failed' });
      assert.deepEqual(results(evidence({ ...more, globalAdministrator: 'confirmed' }), administrator), {
        ...allPassed,
        role: 'passed',
        [id]: 'failed',
      });
    });
  }

  it('names the permissions that are missing', () => {
    const { checks } = judgeIdentity(evidence({ missing: ['A.Read', 'B.Read'] }), anyMember);
    assert.equal(checks.find(({ id }) => id === 'permissions')!.params['missing'], 'A.Read B.Read');
  });
});
