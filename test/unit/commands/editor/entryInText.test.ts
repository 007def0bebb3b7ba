import assert from 'node:assert/strict';
import { idAt, placeOf } from '../../../../src/commands/editor/entryInText';
import { assertLinear } from '../../linear';

const text = `{
  // the estate of Contoso
  "tenants": [{ "id": "contoso" }],
  "backupSets": [
    { "id": "first", "name": "One" },
    { "name": "Two", "id": "second", "authentication": { "method": "basic" }, },
    { "name": "without id" }
  ]
}`;
const at = (words: string) => text.indexOf(words) + 1;

describe('The entry at a place of the text', () => {
  it('is the set whose entry stands around the place, however deep', () => {
    assert.equal(idAt(text, at('"One"')), 'first');
    assert.equal(idAt(text, at('"second"')), 'second');
    assert.equal(idAt(text, at('"basic"')), 'second');
  });

  it('is none outside the sets, in an entry without an id, and in a text that is no JSON', () => {
    for (const words of ['"contoso"', '// the', 'without id'])
      assert.equal(idAt(text, at(words)), undefined, words);
    assert.equal(idAt('', 0), undefined);
    assert.equal(idAt('}{][', 2), undefined);
    assert.equal(idAt('{ "backupSets": [ 7, "x" ] }', 20), undefined);
  });

  it('is found in a text that is being typed, of any depth and size', () => {
    assert.equal(idAt(`${text.slice(0, -3)}, { "id": "third", "na`, at('"second"')), 'second');
    const deep = '['.repeat(1_000_000);
    assert.equal(idAt(`{ "backupSets": [${deep}`, 500), undefined);
    assert.equal(idAt(`{ "backupSets": [ { "id": "x" } / { "id": "y" } /`, 20), 'x');
    assertLinear(
      (n) => `{ "backupSets": [${'/* '.repeat(n)}`,
      (long) => assert.equal(placeOf(long, 'x'), undefined),
      20_000,
    );
  });

  it('is found by its id, from its first brace to its last', () => {
    const place = placeOf(text, 'first')!;
    assert.equal(text.slice(place.offset, place.offset + place.length), '{ "id": "first", "name": "One" }');
    assert.equal(placeOf(text, 'third'), undefined);
  });
});
