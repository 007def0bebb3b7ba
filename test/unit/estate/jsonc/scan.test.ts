import assert from 'node:assert/strict';
import { stringEnd } from '../../../../src/estate/jsonc/scan';

describe('A string of a file ends', () => {
  const ends: Record<string, [text: string, end: number]> = {
    'at its quotation mark': ['"ab", "c"', 4],
    'at once if it is empty': ['"", "c"', 2],
    'behind one with a backslash before it': [String.raw`"a\"b", "c"`, 6],
    'behind one that stands at its end with a backslash': [String.raw`"a\"", "c"`, 5],
    'behind a backslash that is escaped itself': [String.raw`"a\\", "c"`, 5],
    'with the text where it is never closed': [String.raw`"a\"`, 4],
  };
  for (const [where, [text, end]] of Object.entries(ends)) {
    it(where, () => assert.equal(stringEnd(text, 0), end));
  }
});
