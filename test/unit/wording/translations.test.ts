import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../vscodeHost/projectRoot';

type Strings = Readonly<Record<string, string>>;
type Bundle = Readonly<Record<string, string | { readonly message: string }>>;

const read = (path: string) => JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as unknown;

const english = Object.fromEntries(
  Object.entries(read('l10n/bundle.l10n.json') as Bundle).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : value.message,
  ]),
);
const englishOfPackage = read('package.nls.json') as Strings;

/** What a sentence holds that every language must keep: places, code, addresses, line breaks. */
function kept(text: string): readonly string[] {
  const marks = /\{\d+\}|`[^`]*`|https?:\/\/[\w./:-]*\w|command:[\w.]+|\$\([\w~-]+\)|\n/g;
  return [...new Set(text.match(marks) ?? [])].sort();
}

/** How a language writes: what may stand nowhere in it. */
const typography: Readonly<Record<string, readonly (readonly [what: string, wrong: RegExp])[]>> = {
  de: [
    ['“Sie”, never “du”', /\b(?:[Dd]u|[Dd]ein\w*|[Dd]ich)\b/],
    ['“Kennwort”', /Passw[oö]rt/],
    ['nothing for “please”', /\b[Bb]itte\b/],
    ['German quotation marks', /["”«»]/],
    ['no exclamation mark', /!/],
  ],
  ja: [
    ['half-width colons, question marks and brackets', /[：？！（）]/],
    [
      'a half-width space between Japanese and Latin letters',
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー][A-Za-z]|[A-Za-z][\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
    ],
    ['no pronoun for “you”', /あなた/],
    ['long vowels', /(?:サーバ|ブラウザ|フォルダ|ユーザ)(?!ー)/],
  ],
  'zh-tw': [
    ['half-width colons, question marks and brackets', /[：？！（）]/],
    ['a space between Chinese and Latin letters', /\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/u],
    ['“您”', /你/],
    ['Taiwan’s words', /服务|文件夾|登錄|默認|用戶名|設置|信息|賬|軟件|網絡|服務器|剪貼板|打印|菜單/],
  ],
};

const languages = readdirSync(join(projectRoot, 'l10n')).flatMap((name) => {
  const id = /^bundle\.l10n\.(.+)\.json$/.exec(name)?.[1];
  return id === undefined ? [] : [id];
});

describe('The product', () => {
  it('speaks German, Japanese and Traditional Chinese beside English', () =>
    assert.deepEqual(languages.sort(), ['de', 'ja', 'zh-tw']));
});

for (const id of languages) {
  const bundle = read(`l10n/bundle.l10n.${id}.json`) as Strings;
  const ofPackage = read(`package.nls.${id}.json`) as Strings;
  const pairs = [
    ...Object.entries(english).map(([key, text]) => [text, bundle[key] ?? text] as const),
    ...Object.entries(englishOfPackage).map(([key, text]) => [text, ofPackage[key] ?? text] as const),
  ];
  const where = (wrong: (english: string, own: string) => boolean) =>
    pairs.filter(([text, own]) => wrong(text, own)).map(([text, own]) => `${text} → ${own}`);

  describe(`The translation “${id}”`, () => {
    it('has every sentence', () => {
      const missing = (own: Strings, of: Strings) => Object.keys(of).filter((key) => !own[key]?.trim());
      assert.deepEqual([...missing(bundle, english), ...missing(ofPackage, englishOfPackage)], []);
    });

    it('has no sentence that is gone', () => {
      const gone = (own: Strings, of: Strings) => Object.keys(own).filter((key) => !Object.hasOwn(of, key));
      assert.deepEqual([...gone(bundle, english), ...gone(ofPackage, englishOfPackage)], []);
    });

    it('keeps places, code, addresses, commands and line breaks', () =>
      assert.deepEqual(
        where((text, own) => kept(text).join() !== kept(own).join()),
        [],
      ));

    it('ends a sentence, a question and a label as English does', () => {
      const ends: Readonly<Record<string, string>> = { '。': '.', '...': '…' };
      const end = (text: string) => {
        const [found = ''] = /\.\.\.$|[.。?:…]$/.exec(text) ?? [];
        return ends[found] ?? found;
      };
      assert.deepEqual(
        where((text, own) => end(text) !== end(own)),
        [],
      );
    });

    it('says the same of one title, on a button and in the palette', () => {
      const titles = new Map(Object.entries(english).map(([key, text]) => [text, bundle[key]]));
      const differ = Object.entries(englishOfPackage)
        .filter(([key]) => key.startsWith('command.'))
        .filter(([key, text]) => titles.has(text) && titles.get(text) !== ofPackage[key]);
      assert.deepEqual(differ, []);
    });

    it('says Basic, Hybrid and Modern, which are the product’s words', () => {
      const methods = /\b(?:Basic|Hybrid|Modern)\b/g;
      const named = (text: string) => [...new Set(text.match(methods) ?? [])].sort().join();
      assert.deepEqual(
        where((text, own) => named(text) !== named(own)),
        [],
      );
    });

    for (const [what, wrong] of typography[id] ?? []) {
      it(`has ${what}`, () =>
        assert.deepEqual(
          where((text, own) => wrong.test(own.replace(/`[^`]*`|\{\d+\}/g, '')) && !wrong.test(text)),
          [],
        ));
    }
  });
}
