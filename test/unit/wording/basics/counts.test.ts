import '../l10n';
import assert from 'node:assert/strict';
import * as counts from '../../../../src/wording/basics/counts';
import { dayStamp } from '../../../../src/wording/basics/times';

describe('Numbers before nouns', () => {
  it('are never plural where there is one', () => {
    for (const words of Object.values(counts)) {
      const one = words(1, 1) ?? '';
      assert.match(one, /\b1\b/);
      assert.doesNotMatch(one, /\b1 (more )?\w*(days|minutes|sets|tenants|problems|authorizations)\b/, one);
      assert.match(words(2, 2) ?? '', /\b2\b/);
      assert.notEqual(words(2, 2)?.replaceAll('2', '1'), one);
    }
    assert.equal(counts.staleWords(1, 1), '1 authorization goes stale within 1 day');
    assert.equal(counts.staleWords(2, 1), '2 authorizations go stale within 1 day');
    assert.equal(counts.needActionWords(0), undefined);
  });
});

describe('The day of a moment', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, 'TZ');
    else process.env['TZ'] = before;
  });
  for (const [zone, day] of [
    ['Pacific/Kiritimati', '2026-11-27'],
    ['Pacific/Pago_Pago', '2026-11-26'],
  ] as const) {
    it(`is that of where the person is: ${zone}`, () => {
      process.env['TZ'] = zone;
      assert.equal(dayStamp('2026-11-26T22:30:00.000Z'), day);
      assert.equal(dayStamp('2026-11-27T00:30:00+02:00'), day);
    });
  }
});
