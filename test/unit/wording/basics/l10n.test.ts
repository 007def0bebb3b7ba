import assert from 'node:assert/strict';
import { inLanguage, l10n } from '../../../../src/wording/basics/l10n';

const sentences = new Map([
  ['{0} of {1} done', '{1} insgesamt, {0} erledigt'],
  ['Open/a state, not a command', 'Offen'],
]);
const german = { id: 'de', find: (sentence: string) => sentences.get(sentence) };

describe('A sentence', () => {
  const done = () => l10n.t('{0} of {1} done', 3, 12);

  it('is English, with its places filled in, where no other language is wanted', () => {
    assert.equal(done(), '3 of 12 done');
    assert.equal(l10n.t('{0} and {1}', 'one'), 'one and {1}');
  });

  it('is in another language while a text in that language is made, places in its order', () => {
    assert.equal(inLanguage(german, done), '12 insgesamt, 3 erledigt');
    assert.equal(
      inLanguage(german, () => l10n.language),
      'de',
    );
    assert.equal(done(), '3 of 12 done');
  });

  it('is found by what translators are told of it, too', () => {
    const open = () => l10n.t({ message: 'Open', comment: 'a state, not a command' });
    assert.equal(open(), 'Open');
    assert.equal(inLanguage(german, open), 'Offen');
  });

  it('is English where it has no translation', () => {
    assert.equal(
      inLanguage(german, () => l10n.t('toString')),
      'toString',
    );
  });

  it('fills in places with a text that looks like a place as it is', () => {
    assert.equal(l10n.t('{0} and {1}', '{1}', '$&'), '{1} and $&');
  });

  it('is English again after a text in another language that failed', () => {
    assert.throws(() =>
      inLanguage(german, () => {
        throw new Error('no');
      }),
    );
    assert.equal(l10n.language, 'en');
  });
});
