import assert from 'node:assert/strict';
import { errorCode } from '../../../src/estate/fileAccess';

describe('Of a file system’s error', () => {
  it('the code is told, and no message, in which a path may be', () => {
    const error = Object.assign(new Error("EACCES: permission denied, open '/home/kim'"), { code: 'EACCES' });
    assert.equal(errorCode(error), 'EACCES');
  });

  it('without a code, "Unknown" is told', () => {
    for (const error of [
      new Error('/home/kim'),
      Object.assign(new Error('/home/kim'), { code: 5 }),
      '/home/kim',
      undefined,
    ])
      assert.equal(errorCode(error), 'Unknown');
  });
});
