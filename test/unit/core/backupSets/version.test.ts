import assert from 'node:assert/strict';
import { compareVersions, inRange, isVersion } from '../../../../src/core/backupSets/version';

describe('A version', () => {
  it('compares number by number, not letter by letter', () => {
    assert.ok(compareVersions('8.3.10', '8.3.9')! > 0);
    assert.ok(compareVersions('10.0', '9.9')! > 0);
    assert.ok(compareVersions('8.3.5.9', '8.3.6.0')! < 0);
  });

  it('counts what is missing as zero', () => {
    assert.equal(compareVersions('8.3.6', '8.3.6.0'), 0);
    assert.equal(compareVersions('9', '9.0.0.0'), 0);
    assert.ok(compareVersions('9', '9.0.0.1')! < 0);
  });

  for (const text of ['', ' ', 'v8.3', '8..3', '8.3.', '.8', '8.x', '8,3', '-1', '1e3', '9'.repeat(40)]) {
    it(`is not "${text.slice(0, 12)}"`, () => {
      assert.equal(isVersion(text), false);
      assert.equal(compareVersions(text, '8.3'), undefined);
      assert.equal(compareVersions('8.3', text), undefined);
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
