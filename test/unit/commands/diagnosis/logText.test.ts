import assert from 'node:assert/strict';
import { forLog } from '../../../../src/commands/diagnosis/logText';
import { ProblemError } from '../../../../src/core/identity/problem';

describe('An error in the log', () => {
  it('tells its name, its words and where it came from', () => {
    const text = forLog(new TypeError('no such row'));
    assert.match(text, /^TypeError: no such row\n\s+at /);
  });

  it('holds nothing that looks like a token or a code', () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiI3In0.c2lnbmF0dXJl-_c2ln';
    const error = new Error(`refused: code=${token}&state=1`);
    assert.ok(error.stack?.includes(token), 'the canary is there before');
    assert.equal(forLog(error).includes(token), false);
    assert.match(forLog(error), /refused/);
  });

  it('names the kind of a problem, and not what stood in it', () => {
    const problem = { kind: 'microsoft', error: 'invalid_grant', numbers: [], text: 'secret words' } as const;
    assert.equal(forLog(new ProblemError(problem)), 'microsoft');
    assert.equal(forLog(new ProblemError({ kind: 'attempt', reason: 'expired' })), 'attempt expired');
  });

  it('survives what is thrown and is no error', () => {
    assert.equal(typeof forLog('secret'), 'string');
    assert.equal(forLog('secret').includes('secret'), false);
    assert.equal(typeof forLog(undefined), 'string');
  });
});
