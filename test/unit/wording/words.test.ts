import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../vscodeHost/projectRoot';

/** What English sentences of the product say, and the words that they do not use for it. */
const rules: readonly (readonly [says: string, avoided: RegExp])[] = [
  ['"must", or an "I confirm", for "shall"', /\bshall\b/i],
  ['what to do or who does it, for "is to be"', /\b(?:is|are|was|were) to be\b/i],
  ['"might" for a "may" of chance', /\bmay (?:be|have|belong)\b/i],
  // The manual is quoted, and "login name" is AhsayCBS's word.
  [
    '"sign in" for "log in"',
    /(?<!The manual says: )\b[Ll]og(?:s|ged)? (?:in|out|on)\b|\b[Ll]ogin\b(?! names?\b)|\b[Ss]ignin\b/,
  ],
  ['"someone", "that" and "first" for old words', /\b(?:somebody|anybody|whom|beforehand|mend|mends)\b/i],
  ['"otherwise" for a loose "else"', /[;,] else\b/i],
  ['"select" for "click"', /\b(?:click|hit)\b/i],
  ['"turn off" or "block" for "disable"', /\bdisabl/i],
  [
    'American spelling',
    /\bcancelled\b|\bcolour|\bbehaviour|\blicence|\w(?:oris|anis|ognis)(?:e|ed|es|ation)\b/i,
  ],
  [
    '"is" or "has" for "stands", "stored" for "kept" of what a computer holds',
    /\bstands?\b|\bkept on this computer\b|\bbegin anew\b/i,
  ],
  [
    'contractions',
    /\b(?:do|does|did|is|are|was|were|has|have|had|will|would|could|should) not\b(?! only)|\bcannot\b/i,
  ],
  ['straight quotation marks and apostrophes', /[“”‘’]/],
  ['nothing for "please"', /\bplease\b/i],
  ['the whole list for "etc."', /\betc\b|\band\/or\b/i],
  ['nothing for "successfully", and no exclamation mark', /\bsuccessfully\b|!/i],
  ['"to", "use" and "keep" for longer ones', /\bin order to\b|\butiliz|\bensure\b/i],
];

/** Of code, pages and documents; and those of `package.json`. */
function sentences(): readonly string[] {
  const read = (path: string) =>
    JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as Record<string, unknown>;
  const ofPackage = Object.values(read('package.nls.json')).filter((value) => typeof value === 'string');
  return [...Object.keys(read('l10n/bundle.l10n.json')), ...ofPackage];
}

describe('The sentences of the product', () => {
  it('are more than a thousand', () => assert.ok(sentences().length > 1_000));

  for (const [says, avoided] of rules) {
    it(`say ${says}`, () => {
      assert.deepEqual(
        sentences().filter((sentence) => avoided.test(sentence)),
        [],
      );
    });
  }
});
