import assert from 'node:assert/strict';
import { jsonText, printable } from '../../../src/cli/output';

const mark = '\u200b';

describe('What the command-line program prints', () => {
  it('holds nothing that a terminal obeys', () => {
    assert.equal(printable('a\u001b[31mb\u0007\u009b2J\u202ec\td\r'), 'a[31mb2Jcd');
    assert.equal(printable('one\ntwo\r\n'), 'one\ntwo\r\n');
  });

  it('holds no command of a pipeline, which begins a line or is anywhere in it', () => {
    assert.equal(printable('::error::x\n  ::add-mask::y'), `:${mark}:error::x\n  :${mark}:add-mask::y`);
    assert.equal(printable('\ufeff::error::x'), `\ufeff:${mark}:error::x`);
    assert.equal(printable('a: ##vso[task.complete]'), `a: #${mark}#vso[task.complete]`);
    assert.equal(printable('a ##[error]b'), `a #${mark}#[error]b`);
    assert.equal(printable('###[error]b'), `##${mark}#[error]b`);
  });

  it('leaves headings, addresses and places in files as they are', () => {
    const text = '# One\n## Two [x](y)\nfile.json:1:2: error: IPv6 ::1\n';
    assert.equal(printable(text), text);
  });

  it('holds none of that as JSON either, which says what it said', () => {
    const value = { a: 'x\u009b2J\u202ey ##[error] ##vso[x] ###', '::error::': '\u2028' };
    const text = jsonText(value);
    assert.doesNotMatch(text, /[\u007f-\u009f\u2028\u202e]|##|^\s*::/m);
    assert.deepEqual(JSON.parse(text), value);
  });
});
