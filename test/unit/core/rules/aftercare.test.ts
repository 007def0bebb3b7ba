import assert from 'node:assert/strict';
import type { Authentication } from '../../../../src/core/backupSets/backupSet';
import { setStateOf } from '../../../../src/core/overview/setState';
import {
  aftercareOf,
  keptAftercare,
  needsPassword,
  openAftercare,
} from '../../../../src/core/rules/aftercare';
import { basicSet, judged } from '../../../builders';

const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const tick = { by: 'Kim Lee', at: '2026-11-24T08:00:00Z' };
const of = (authentication: Authentication) => basicSet({ authentication });

describe('Aftercare', () => {
  it('of Modern is the password in both places, the role if one signed in, and the former consent', () => {
    const modern = { method: 'modern', grant, role: 'confirmed' } as const;
    assert.deepEqual(aftercareOf(of(modern)), ['passwordRemoved', 'passwordChanged', 'roleRemoved']);
    assert.deepEqual(aftercareOf(of({ method: 'modern', grant }), 'hybrid'), [
      'passwordRemoved',
      'passwordChanged',
      'consentRemoved',
    ]);
    assert.deepEqual(aftercareOf(of({ method: 'modern', grant }), 'modern'), ['consentRemoved']);
  });

  it('of a record without authorizing asks for the role if the rules wanted an administrator', () => {
    const recorded = { method: 'modern', recordedBy: 'Kim Lee', recordedAt: tick.at } as const;
    assert.deepEqual(aftercareOf(of(recorded)), ['passwordRemoved', 'passwordChanged', 'roleRemoved']);
  });

  it('is none for Hybrid, whose password is still needed, and without a record', () => {
    assert.deepEqual(aftercareOf(of({ method: 'hybrid', grant, role: 'confirmed' })), []);
    assert.deepEqual(aftercareOf(of({ method: 'modern' })), []);
    assert.ok(needsPassword(of({ method: 'hybrid' })));
    assert.ok(!needsPassword(of({ method: 'modern' })));
  });

  it('is open until it is ticked, and what was ticked is never left out', () => {
    const set = of({ method: 'modern', grant, aftercare: { passwordRemoved: tick, consentRemoved: tick } });
    assert.deepEqual(openAftercare(set), ['passwordChanged']);
    assert.ok(aftercareOf(set).includes('consentRemoved'));
  });

  it('counts once the set is done, is no action that it needs, and takes no green away', () => {
    const recorded = { method: 'modern', grant, role: 'confirmed', authorizedAt: tick.at } as const;
    const here = { grant: true };
    assert.deepEqual(judged(of(recorded), here).status.aftercareOpen, []);
    const applied = { by: 'Kim Lee', at: tick.at };
    const backupRan = { on: '2026-11-25', by: 'Kim Lee', at: '2026-11-26T08:00:00Z' };
    const { status } = judged(of({ ...recorded, applied, backupRan }), here);
    assert.deepEqual(status.aftercareOpen, ['passwordRemoved', 'passwordChanged', 'roleRemoved']);
    assert.deepEqual([status.needsAction, setStateOf(status)], [false, 'backupRan']);
    const kept = { ...here, before: 'modern' } as const;
    assert.deepEqual(judged(of({ ...recorded, applied }), kept).status.aftercareOpen, [
      'roleRemoved',
      'consentRemoved',
    ]);
  });
});

describe('An authorization that a colleague holds', () => {
  it('is no action that the set needs here, and is named', () => {
    const record = { method: 'modern', grant, role: 'confirmed', authorizedAt: tick.at } as const;
    const ids = (authentication: Authentication, here: boolean) => {
      const { status } = judged(of(authentication), { grant: here });
      return [status.heldBy, ...status.reasons.map(({ id }) => id)];
    };
    assert.deepEqual(ids(record, false), [undefined, 'notHere', 'notDone']);
    assert.deepEqual(ids({ ...record, heldBy: 'Kim Lee' }, false), ['Kim Lee', 'notDone']);
    assert.deepEqual(ids({ ...record, heldBy: 'Kim Lee' }, true), [undefined, 'notDone']);
  });

  it('keeps what was done with the password when a Modern set is authorized again, and nothing else', () => {
    const tick = { by: 'Kim', at: '2026-11-20T10:00:00Z' };
    const ticked = { passwordRemoved: tick, roleRemoved: tick, consentRemoved: tick };
    assert.deepEqual(keptAftercare({ method: 'modern', aftercare: ticked }, 'modern'), {
      aftercare: { passwordRemoved: tick },
    });
    assert.deepEqual(keptAftercare({ method: 'modern', aftercare: ticked }, 'hybrid'), {});
    assert.deepEqual(keptAftercare({ method: 'hybrid', aftercare: ticked }, 'modern'), {});
    assert.deepEqual(keptAftercare({ method: 'modern', aftercare: { roleRemoved: tick } }, 'modern'), {});
  });
});
