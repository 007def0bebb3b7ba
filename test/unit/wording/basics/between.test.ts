import assert from 'node:assert/strict';
import { asSentence, between } from '../../../../src/wording/basics/between';
import { english, inLanguage } from '../../../../src/wording/basics/l10n';

describe('Between names, and between sentences', () => {
  const said = () => [
    ['a', 'b'].join(between.names),
    ['A.', 'B.'].join(between.sentences),
    asSentence('Name'),
  ];
  for (const [id, names, sentences, sentence] of [
    ['en', 'a, b', 'A. B.', 'Name.'],
    ['de', 'a, b', 'A. B.', 'Name.'],
    ['ja', 'a、b', 'A.B.', 'Name。'],
    ['zh-tw', 'a、b', 'A.B.', 'Name。'],
  ] as const) {
    it(`stands what “${id}” puts there`, () =>
      assert.deepEqual(inLanguage({ ...english, id }, said), [names, sentences, sentence]));
  }
});
