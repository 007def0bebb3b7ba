import assert from 'node:assert/strict';
import { secondsToWait } from '../../../../src/core/basics/retryAfter';

const now = Date.parse('2026-11-26T10:00:00Z');

describe('What a busy server asks to wait', () => {
  const cases: readonly (readonly [asked: string, seconds: number | undefined])[] = [
    ['17', 17],
    [' 17 ', 17],
    ['99999999999999999999', 999_999],
    ['Thu, 26 Nov 2026 10:00:30 GMT', 30],
    ['Thursday, 26-Nov-26 10:00:30 GMT', 30],
    ['Thu Nov 26 10:00:30 2026', 30],
    // Nothing that can be told: one's own pause counts.
    ['0', undefined],
    ['0.5', undefined],
    ['1.5', undefined],
    ['-1', undefined],
    ['+5', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['5, 5', undefined],
    ['5s', undefined],
    ['', undefined],
    ['soon', undefined],
    ['2026', 2026],
    ['2026-11-26', undefined],
    ['2026-11-26T10:00:30Z', undefined],
    ['Nov 26 2026', undefined],
    ['Thu, 26 Nov 2026 10:00:30 +0100', undefined],
    ['Thu, 26 Nov 2026 09:00:00 GMT', undefined],
    ['Thu, 99 Nov 2026 10:00:30 GMT', undefined],
  ];
  for (const [asked, seconds] of cases) {
    it(`is ${seconds === undefined ? 'left to us' : `${seconds} s`} for "${asked}"`, () => {
      assert.equal(secondsToWait({ 'retry-after': asked }, now), seconds);
    });
  }

  it('is left to us where it asks nothing', () => {
    assert.equal(secondsToWait({}, now), undefined);
  });

  it('counts from the server’s own time, whatever this computer’s clock says', () => {
    const headers = { 'retry-after': 'Thu, 26 Nov 2026 10:00:30 GMT', date: 'Thu, 26 Nov 2026 10:00:20 GMT' };
    assert.equal(secondsToWait(headers, now + 3_600_000), 10);
  });
});
