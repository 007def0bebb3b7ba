import assert from 'node:assert/strict';
import type { Authentication } from '../../../../src/core/backupSets/backupSet';
import { isStillEvidence, jobsSince } from '../../../../src/core/evidence/backupEvidence';

const authorizedAt = '2026-11-20T10:00:00.000Z';
const applied = { by: 'Kim Lee', at: '2026-11-22T10:00:00+02:00' };
const modern: Authentication = { method: 'modern', authorizedAt };

describe('The moment after which a job says something of a set', () => {
  it('is when it was marked as applied, else when it was authorized', () => {
    assert.equal(jobsSince({ ...modern, applied }), applied.at);
    assert.equal(jobsSince({ ...modern, method: 'hybrid' }), authorizedAt);
  });

  it('does not exist for a Basic set, nor where the record tells no time', () => {
    assert.equal(jobsSince({ method: 'basic', authorizedAt }), undefined);
    assert.equal(jobsSince({ method: 'modern' }), undefined);
    assert.equal(jobsSince({ method: 'modern', authorizedAt: 'yesterday' }), undefined);
  });
});

describe('A job that was found earlier', () => {
  const found = (since: string) => ({ at: '2026-11-23 22:00:00', since });

  it('counts as long as the record says nothing newer', () => {
    assert.equal(isStillEvidence(found(applied.at), { ...modern, applied }), true);
    assert.equal(isStillEvidence(found('2026-11-22T08:00:00Z'), { ...modern, applied }), true);
    assert.equal(isStillEvidence(found(applied.at), modern), true);
  });

  it('counts no more once the set was marked as applied or authorized anew, undone, or its time is none', () => {
    assert.equal(isStillEvidence(found(authorizedAt), { ...modern, applied }), false);
    assert.equal(
      isStillEvidence(found(applied.at), { ...modern, authorizedAt: '2026-11-25T10:00:00Z' }),
      false,
    );
    assert.equal(isStillEvidence(found(applied.at), { method: 'basic' }), false);
    assert.equal(isStillEvidence(found('?'), modern), false);
  });
});
