import '../l10n';
import assert from 'node:assert/strict';
import * as counts from '../../../../src/wording/basics/counts';
import * as setCounts from '../../../../src/wording/basics/setCounts';

describe('Numbers before nouns', () => {
  it('are never plural where there is one', () => {
    for (const words of Object.values({ ...counts, ...setCounts })) {
      const one = words(1, 1) ?? '';
      assert.match(one, /\b1\b/);
      assert.doesNotMatch(one, /\b1 (more )?\w*(days|minutes|sets|tenants|problems|authorizations)\b/, one);
      assert.match(words(2, 2) ?? '', /\b2\b/);
      assert.notEqual(words(2, 2)?.replaceAll('2', '1'), one);
    }
    assert.equal(counts.staleWords(1, 1), '1 authorization goes stale within 1 day');
    assert.equal(counts.staleWords(2, 1), '2 authorizations go stale within 1 day');
    assert.equal(setCounts.needActionWords(0), undefined);
  });
});
