import assert from 'node:assert/strict';
import {
  compareNames,
  dayStamp,
  dayWords,
  momentWords,
  numberWords,
} from '../../../../src/wording/basics/locale';
import { english, inLanguage } from '../../../../src/wording/basics/l10n';

describe('Dates, numbers and names', () => {
  it('are in the language of the sentences around them, whatever the operating system’s', () => {
    const noon = '2026-11-26T12:00:00Z';
    const words = () => [dayWords(noon), momentWords(noon).split(/,? /)[0], numberWords(200_000)];
    assert.deepEqual(words(), ['11/26/2026', '11/26/2026', '200,000']);
    assert.deepEqual(inLanguage({ ...english, id: 'de' }, words), ['26.11.2026', '26.11.2026', '200.000']);
  });

  it('are in order by number, and without regard to case', () => {
    assert.deepEqual(['set 10', 'Set 2', 'anna'].sort(compareNames), ['anna', 'Set 2', 'set 10']);
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
