import assert from 'node:assert/strict';
import { plainText, withoutIcons, withoutLinks } from '../../../../src/wording/basics/plainText';

describe('Text from a file', () => {
  it('stays as it is where it is a plain line', () => {
    assert.equal(
      plainText('Finance (EU) – 2026 <b> [x](command:y) $(trash)'),
      'Finance (EU) – 2026 <b> [x](command:y) $(trash)',
    );
  });

  it('becomes one line without invisible controls', () => {
    assert.equal(plainText('a\u202eb\u2066c\r\n\td\u0000e\u2028f\u200fg'), 'a b c d e f g');
  });

  it('ends after two hundred characters, and says so; characters are not torn', () => {
    assert.equal(plainText('💾'.repeat(10_000)), `${'💾'.repeat(200)}…`);
    assert.equal(plainText('abcdef', 3), 'abc…');
  });

  it('is cut without being read to its end', () => {
    assert.equal(Array.from(plainText('x'.repeat(50_000_000))).length, 201);
    assert.equal(plainText(' '.repeat(10_000) + 'name'), '…');
  });

  it('is set apart where it runs from right to left', () => {
    assert.equal(plainText('שלום'), '\u2068שלום\u2069');
  });

  it('makes no icon in a pick list', () => {
    assert.equal(withoutIcons('$(pass) done $(x)'), '\\$(pass) done \\$(x)');
  });

  it('makes no link in a notification, and reads as it was', () => {
    const text = '[a](command:x) [](b) c](d)](e)';
    assert.equal(withoutLinks(text).includes(']('), false);
    assert.equal(withoutLinks(text).replaceAll('\u200b', ''), text);
  });
});
