import assert from 'node:assert/strict';
import type { Authentication } from '../../../../src/core/backupSets/backupSet';
import type { GrantFacts } from '../../../../src/core/identity/grant';
import type { GrantIntent } from '../../../../src/core/identity/grantIntent';
import { PendingGrants } from '../../../../src/migration/grants/pendingGrants';
import { basicSet } from '../../../builders';
import { file, grantFacts } from '../savedEstate';

const ours = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const theirs = '9d2f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d22';

function pendingOf(authentication: Authentication, ...grants: GrantFacts[]): string | undefined {
  const set = basicSet({ file, id: '1', authentication });
  const kept = new Map(grants.map((grant) => [grant.id, grant]));
  return new PendingGrants().of(set, [set], kept)?.id;
}

const madeFor = (intent: Partial<GrantIntent>, change: Partial<GrantFacts> = {}): GrantFacts => ({
  ...grantFacts(ours),
  authorizedAt: '2026-11-26T09:30:00.000Z',
  ...change,
  intent: { file, set: '1', method: 'modern', acknowledged: [], ...intent },
});

describe('Authorizations that wait for their Save', () => {
  const record = { method: 'modern', grant: theirs, authorizedAt: '2026-11-26T08:00:00Z' } as const;

  it('are not those that a colleague’s record came before, though it was authorized earlier', () => {
    assert.equal(pendingOf({ method: 'basic' }, madeFor({ replaces: '' })), ours);
    assert.equal(pendingOf(record, madeFor({ replaces: '' })), undefined);
  });

  it('are those made to replace the record that is in the file', () => {
    assert.equal(pendingOf(record, madeFor({ replaces: theirs })), ours);
    const inCapitals = { ...record, authorizedAt: '2026-11-27T08:00:00Z' };
    assert.equal(pendingOf(inCapitals, madeFor({ replaces: theirs })), ours);
  });

  it('of an earlier version are those that are younger than the record, whatever the offset of its time', () => {
    const earlier = { ...record, authorizedAt: '2026-11-26T11:00:00+02:00' };
    assert.equal(pendingOf(earlier, madeFor({})), ours);
    const later = { ...record, authorizedAt: '2026-11-26T07:45:00-02:00' };
    assert.equal(pendingOf(later, madeFor({})), undefined);
  });

  it('are those that are younger than a record without authorizing', () => {
    const recorded = (recordedAt: string) =>
      ({ method: 'modern', recordedBy: 'Kim Lee', recordedAt }) as const;
    assert.equal(pendingOf(recorded('2026-11-26T09:00:00Z'), madeFor({ replaces: '' })), ours);
    assert.equal(pendingOf(recorded('2026-11-26T10:00:00Z'), madeFor({ replaces: '' })), undefined);
    assert.equal(pendingOf(recorded('2026-11-26T10:00:00Z'), madeFor({ replaces: theirs })), undefined);
  });

  it('are the youngest of several, compared as times', () => {
    const younger = madeFor({ replaces: '' }, { id: theirs, authorizedAt: '2026-11-26T08:00:00-02:00' });
    assert.equal(pendingOf({ method: 'basic' }, madeFor({ replaces: '' }), younger), theirs);
  });
});
