import assert from 'node:assert/strict';
import { planDates } from '../../../../src/core/overview/planDigest';
import { basicSet, judged } from '../../../builders';

describe('The dates of a plan', () => {
  it('that a team wants sets done by come the soonest first, in whatever order the sets are', () => {
    const days = ['2026-12-03', '2026-11-30', '2027-01-01', '2026-12-01', '2026-11-20'];
    const sets = days.map((due, at) => judged(basicSet({ id: String(at), team: { due } })));
    const dates = planDates(sets, new Date('2026-11-26T12:00:00Z'), '2026-11-26', {});
    const due = dates.filter(({ kind }) => kind === 'due');
    assert.deepEqual(
      due.map(({ day }) => day),
      days.toSorted(),
    );
    assert.deepEqual(
      due.map((one) => one.kind === 'due' && one.over),
      [true, false, false, false, false],
    );
    assert.deepEqual(
      dates.map(({ day }) => day),
      dates.map(({ day }) => day).toSorted(),
    );
  });
});
