import fc from 'fast-check';
import assert from 'node:assert/strict';
import { ImportError } from '../../src/core/backupSets/importRefusal';
import { ProblemError } from '../../src/core/identity/problem';
import { importRefusalWords } from '../../src/wording/backupSets/importRefusals';
import { problemWords } from '../../src/wording/identity/problems';
import { canary, changed, jsonOf, typedInto } from './arbitraries';
import type { PlayedAnswer } from './played';

export const status = fc.oneof(
  fc.constant(200),
  fc.constantFrom(204, 302, 400, 401, 403, 404, 407, 423, 429, 500, 502, 503, 599),
);
const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'text/html', ''),
    'retry-after': fc.constantFrom('1', '-1', '1e9', 'Wed, 21 Oct 2015 07:28:00 GMT', 'soon'),
    date: fc.constantFrom('Thu, 26 Nov 2026 12:00:00 GMT', 'never'),
  },
  { requiredKeys: [] },
);

/** An answer that is mostly like this one. */
export function answerLike(sample: unknown, statuses = status): fc.Arbitrary<PlayedAnswer> {
  const body = fc.oneof(
    { weight: 4, arbitrary: changed(sample, 3).map((one) => jsonOf(one)) },
    { weight: 1, arbitrary: typedInto(JSON.stringify(sample), ['{', '}', '"', ',', '<html>']) },
    { weight: 1, arbitrary: fc.constantFrom('', '<html>login</html>', '[]', 'null', '"x"') },
  );
  return fc.record({ status: fc.oneof(fc.constant(200), statuses), headers, body });
}

/** What came of it; anything but a problem in words fails the case. */
export async function outcomeOf<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (met) {
    if (met instanceof ImportError) {
      const { what, next } = importRefusalWords(met.refusal);
      assert.ok(what !== '' && next !== '' && !JSON.stringify([met.refusal, what, next]).includes(canary));
      return undefined;
    }
    if (!(met instanceof ProblemError)) throw met;
    const { problem } = met;
    assert.notEqual(problem.kind, 'defect', JSON.stringify(problem));
    const words = problemWords(problem);
    assert.ok(words.what !== '' && words.next !== '');
    assert.ok(!JSON.stringify([problem, words]).includes(canary), JSON.stringify(problem));
    return undefined;
  }
}
