import assert from 'node:assert/strict';
import { withoutStatements } from '../../../../src/estate/file/entryText';

describe('The text of a record without what people stated', () => {
  it('lacks who did it in the product, and keeps everything else to the byte', () => {
    const applied = '"applied": { "by": "Kim Lee", "at": "2026-11-21T08:00:00Z" }';
    assert.equal(
      withoutStatements(`{ "method": "hybrid", /* why */ "x": 1, ${applied} }`),
      '{ "method": "hybrid", /* why */ "x": 1 }',
    );
  });

  it('is the text itself where that is no object, or cannot be read', () => {
    for (const text of ['"basic"', '["basic"]', '{ "method": "basic"', '{ "method": basic }', ''])
      assert.equal(withoutStatements(text), text);
  });
});
