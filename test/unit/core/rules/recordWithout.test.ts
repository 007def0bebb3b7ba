import assert from 'node:assert/strict';
import { stageOf } from '../../../../src/core/overview/setStage';
import { setStateOf } from '../../../../src/core/overview/setState';
import { judge } from '../../../../src/core/rules/rules';
import { recordableMethods, recordBlockedBy, recordWithout } from '../../../../src/core/rules/recordWithout';
import { basicSet, judged, setOn, tenant } from '../../../builders';

const statement = { by: 'Kim Lee', at: '2026-11-22T10:00:00Z', document: 'CHG-7', acknowledged: [] };

describe('A record without authorizing', () => {
  it('says who recorded which method, when, by which document, and for which version', () => {
    assert.deepEqual(recordWithout(setOn('8.3.6.0'), 'modern', statement), {
      method: 'modern',
      recordedBy: 'Kim Lee',
      recordedAt: '2026-11-22T10:00:00Z',
      document: 'CHG-7',
      edition: '8.3.6.0',
    });
    const bare = recordWithout(basicSet({ edition: setOn('9.0').edition }), 'hybrid', {
      ...statement,
      document: '',
    });
    assert.deepEqual(Object.keys(bare), ['method', 'recordedBy', 'recordedAt', 'edition']);
  });

  it('wants every limit of the method accepted, and names only those', () => {
    const sites = setOn('9.0.0.0', ['sharePointSites']);
    const { gaps } = judge(sites).modern;
    assert.ok(gaps.length > 1);
    assert.equal(recordWithout(sites, 'modern', { ...statement, acknowledged: gaps.slice(1) }), 'limitsOpen');
    const record = recordWithout(sites, 'modern', { ...statement, acknowledged: [...gaps, 'another'] });
    assert.ok(typeof record !== 'string');
    assert.deepEqual(record.acknowledged, gaps);
  });

  it('is open to the methods that the rules leave open, and to no blocked or faulty entry', () => {
    const methods = (set: Parameters<typeof judge>[0]) => recordableMethods(set, judge(set));
    assert.deepEqual(methods(basicSet()), ['modern', 'hybrid']);
    assert.deepEqual(methods(setOn('8.3.6.0', ['sharePointSites'])), ['hybrid']);
    assert.equal(recordWithout(setOn('8.3.6.0', ['sharePointSites']), 'modern', statement), 'methodClosed');
    const tooOld = setOn('8.3.0.0');
    assert.deepEqual(methods(tooOld), []);
    assert.equal(recordWithout(tooOld, 'modern', statement), 'blocked');
    assert.deepEqual(methods(basicSet({ faults: ['duplicateId'] })), []);
    assert.deepEqual(methods(basicSet({ tenant: undefined })), []);
  });

  it('needs no app registration: nobody signs in to it', () => {
    const noApp = basicSet({ tenant: { ...tenant, clientId: undefined } });
    assert.deepEqual(judge(noApp).blockedBy, ['clientIdMissing']);
    assert.deepEqual(recordBlockedBy(judge(noApp)), []);
    assert.notEqual(typeof recordWithout(noApp, 'modern', statement), 'string');
  });
});

describe('A set that was recorded without authorizing', () => {
  const record = recordWithout(basicSet(), 'modern', statement);
  assert.ok(typeof record !== 'string');
  const set = basicSet({ authentication: record });

  it('is recorded, by a person, and only left to be done in the product', () => {
    const { status } = judged(set, { grant: false });
    assert.deepEqual(
      [status.stage, status.recordedBy, status.authorization, status.reasons],
      ['recorded', 'Kim Lee', 'none', [{ id: 'notDone' }]],
    );
    assert.equal(setStateOf(status), 'recorded');
    assert.equal(judged(basicSet()).status.recordedBy, undefined);
  });

  it('goes on as any other: done in the product, and a backup ran', () => {
    const done = { ...record, applied: { by: 'Kim Lee', at: '2026-11-22T11:00:00Z' } };
    assert.equal(stageOf({ ...set, authentication: done }, undefined), 'done');
    const ran = { ...done, backupRan: { on: '2026-11-23', by: 'Sam Roe', at: '2026-11-24T08:00:00Z' } };
    assert.equal(stageOf({ ...set, authentication: ran }, undefined), 'backupRan');
    const { status } = judged({ ...set, authentication: ran });
    assert.deepEqual([status.needsAction, setStateOf(status)], [false, 'backupRan']);
  });

  it('is held against the rules of today: limits that came later are open', () => {
    const later = setOn('9.0.0.0', ['sharePointSites'], {
      authentication: { ...record, edition: '9.0.0.0' },
    });
    assert.deepEqual(
      judged(later).status.reasons.map(({ id }) => id),
      ['limitsOpen', 'notDone'],
    );
  });
});
