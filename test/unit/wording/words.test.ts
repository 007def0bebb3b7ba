import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../vscodeHost/projectRoot';

/** What English sentences of the product say, and the words that they do not use for it. */
const rules: readonly (readonly [says: string, avoided: RegExp])[] = [
  ['"must", or an "I confirm", for "shall"', /\bshall\b/i],
  ['what to do or who does it, for "is to be"', /\b(?:is|are|was|were) to be\b/i],
  ['"might" for a "may" of chance, which is only for what is permitted', /\bmay\b(?! (?:authorize|use)\b)/],
  ['"say", "show" or "list" for "tell"', /\btells?\b|\btold\b/i],
  [
    '"if" for a "where" of conditions',
    /^where\b|\bwhere (?:an?|it|no|nobody|none|one|role|that|there|they|this|you)\b/i,
  ],
  ['"test" for what Test Authorization does', /\bverif(?!ication code)/i],
  ['"no one" for "nobody", "must" for "have to"', /\bnobody\b|\bha(?:s|ve) to\b/i],
  [
    '"automatically", "continue" and "again" for what English says otherwise',
    /\bby itself\b|\bgo(?:es)? on\b|\banew\b|\bmeanwhile\b|\bany more\b|\bput off\b/i,
  ],
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
    /\b(?:do|does|did|is|are|was|were|has|have|had|will|would|could|should) not\b(?! only)|\bcannot\b|\bit is\b(?! now)|\b(?:you|they) are\b|\b(?:I|you|it) will\b/i,
  ],
  ['straight quotation marks and apostrophes', /[“”‘’]/],
  ['nothing for "please"', /\bplease\b/i],
  ['the whole list for "etc."', /\betc\b|\band\/or\b/i],
  ['nothing for "successfully", and no exclamation mark', /\bsuccessfully\b|!/i],
  ['"to", "use" and "keep" for longer ones', /\bin order to\b|\butiliz|\bensure\b/i],
];

/** What the schema says of each part of a file, and of what is wrong. */
function describedIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]): readonly string[] => {
    const isWords = key === 'description' || key === 'errorMessage' || key === 'enumDescriptions';
    if (!isWords || (typeof part === 'object' && !Array.isArray(part))) return describedIn(part);
    return [part].flat().filter((one): one is string => typeof one === 'string');
  });
}

/** Of code, pages and documents; of `package.json`; and of the file's schema. */
function sentences(): readonly string[] {
  const read = (path: string) =>
    JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as Record<string, unknown>;
  const ofPackage = Object.values(read('package.nls.json')).filter((value) => typeof value === 'string');
  const ofSchema = describedIn(read('schemas/backup-sets.schema.json'));
  assert.ok(ofSchema.length > 60);
  return [...Object.keys(read('l10n/bundle.l10n.json')), ...ofPackage, ...ofSchema];
}

describe('The sentences of the product', () => {
  it('are more than a thousand', () => assert.ok(sentences().length > 1_000));

  it('have at most twenty words', () => {
    const long = sentences()
      .flatMap((sentence) => sentence.split(/(?<=[.!?])\s+/))
      .filter((sentence) => sentence.split(/\s+/).length > 20);
    assert.deepEqual(long, []);
  });

  for (const [says, avoided] of rules) {
    it(`say ${says}`, () => {
      assert.deepEqual(
        sentences().filter((sentence) => avoided.test(sentence)),
        [],
      );
    });
  }
});
