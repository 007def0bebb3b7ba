import assert from 'node:assert/strict';
import { inRange, isVersion } from '../../../../src/core/backupSets/version';

describe('A version', () => {
  const isAtLeast = (version: string, from: string) => inRange(version, { from });

  it('compares number by number, not letter by letter', () => {
    assert.ok(isAtLeast('8.3.10', '8.3.9'));
    assert.ok(isAtLeast('10.0', '9.9'));
    assert.ok(!isAtLeast('8.3.5.9', '8.3.6.0'));
  });

  it('counts what is missing as zero', () => {
    assert.ok(isAtLeast('8.3.6', '8.3.6.0') && isAtLeast('8.3.6.0', '8.3.6'));
    assert.ok(isAtLeast('9', '9.0.0.0') && isAtLeast('9.0.0.0', '9'));
    assert.ok(!isAtLeast('9', '9.0.0.1'));
  });

  for (const text of ['', ' ', 'v8.3', '8..3', '8.3.', '.8', '8.x', '8,3', '-1', '1e3', '9'.repeat(40)]) {
    it(`is not "${text.slice(0, 12)}"`, () => {
      assert.equal(isVersion(text), false);
      assert.equal(isAtLeast(text, '0'), false);
    });
  }

  it('is in a range from its start to just before its end', () => {
    const range = { from: '8.3.6.0', before: '9.0' };
    const inside = ['8.3.6.0', '8.3.6', '8.9.9', '8.3.6.1'];
    const outside = ['8.3.5.9', '8.3.5', '9.0', '9', '9.0.0.0', '10.1'];
    assert.deepEqual(
      inside.filter((version) => !inRange(version, range)),
      [],
    );
    assert.deepEqual(
      outside.filter((version) => inRange(version, range)),
      [],
    );
  });

  it('is in no range where it is unknown, not even in an open one', () => {
    assert.equal(inRange(undefined, {}), false);
    assert.equal(inRange('soon', {}), false);
    assert.equal(inRange('1', {}), true);
  });

  it('is compared with no bound that is not a version', () => {
    assert.throws(() => inRange('9.0', { from: 'nine' }), /"nine" is not a version/);
  });
});
