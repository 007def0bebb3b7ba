import assert from 'node:assert/strict';
import { wrapLines } from '../../../../src/wording/basics/wrapLines';

const long =
  'This authorization was made for a tenant that the file no longer names, so nobody can use it here.';

describe('A text of long lines', () => {
  it('is broken between words, below the first word of an item, and not far behind a mark', () => {
    assert.equal(
      wrapLines(`Plan\n\n   ! ${long}\n10. ${long}\n  [Failed] ${long}`),
      [
        'Plan',
        '',
        '   ! This authorization was made for a tenant that the file no longer names, so',
        '     nobody can use it here.',
        '10. This authorization was made for a tenant that the file no longer names, so',
        '    nobody can use it here.',
        '  [Failed] This authorization was made for a tenant that the file no longer names,',
        '      so nobody can use it here.',
      ].join('\n'),
    );
  });

  it('keeps what fits as it is, blanks and all, and an address in one piece', () => {
    const table = '   - Finance: Basic → Modern  [backup-sets.json]';
    assert.equal(wrapLines(table), table);
    const address = `https://login.example/${'a'.repeat(120)}`;
    assert.equal(wrapLines(`Consent here: ${address} and go on`), `Consent here:\n${address}\nand go on`);
  });

  it('is broken between letters of Japanese and Chinese, which count twice, and not before a mark', () => {
    assert.equal(
      wrapLines('このバックアップ セットは、Modern に移行できません。', 16),
      ['このバックアップ', 'セットは、Modern', 'に移行できませ', 'ん。'].join('\n'),
    );
    assert.equal(
      wrapLines('請先在 Entra 註冊應用程式，然後再試一次。', 14),
      ['請先在 Entra', '註冊應用程式，', '然後再試一次。'].join('\n'),
    );
  });
});
