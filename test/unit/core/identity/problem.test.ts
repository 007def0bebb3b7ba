import assert from 'node:assert/strict';
import { mayHaveChanged, ProblemError, problemOf } from '../../../../src/core/identity/problem';

describe('A problem', () => {
  it('of a file leaves the file as it was, unless what was read back differs from what was written', () => {
    assert.equal(mayHaveChanged({ kind: 'file', reason: 'readBackDiffers' }), true);
    assert.equal(mayHaveChanged({ kind: 'file', reason: 'cannotWrite' }), false);
    assert.equal(mayHaveChanged({ kind: 'secretStorage', action: 'keep' }), false);
  });

  it('passes through code as it is; of anything else that is thrown, the kind alone is told', () => {
    const problem = { kind: 'cloud', reason: 'otherCloud' } as const;
    assert.equal(problemOf(new ProblemError(problem)), problem);
    assert.deepEqual(problemOf(new TypeError('a secret')), { kind: 'defect', message: 'TypeError' });
    assert.deepEqual(problemOf('a secret'), { kind: 'defect', message: 'string' });
  });
});
