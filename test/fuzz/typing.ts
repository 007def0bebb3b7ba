import fc from 'fast-check';
import assert from 'node:assert/strict';
import { followEdit } from '../../src/editor/text/fileIndex';
import { indexOf, shown, text } from '../unit/editor/text/indexed';
import { property } from './cases';

const edit = fc.record({
  at: fc.nat({ max: text.length }),
  length: fc.nat({ max: 3 }),
  typed: fc.constantFrom('x', '"', ',', '{', '}', '\n', ' ', '"id": "new"', '{ "id": "3" },', ''),
});

describe('Where everything is in a file', () => {
  property(
    'follows each edit, as if the text were looked through anew',
    { share: 40 },
    fc.property(fc.array(edit, { maxLength: 12, size: 'max' }), (edits) => {
      let [now, index] = [text, indexOf(text)];
      for (const { at, length: asked, typed } of edits) {
        const offset = Math.min(at, now.length);
        const length = Math.min(asked, now.length - offset);
        now = now.slice(0, offset) + typed + now.slice(offset + length);
        followEdit(index, { offset, length, text: typed }, (place) =>
          now.slice(place.offset, place.offset + place.length),
        );
        const fresh = indexOf(now);
        if (index.isWhole) assert.deepEqual(shown(index, now), shown(fresh, now));
        else index = fresh;
      }
    }),
  );
});
