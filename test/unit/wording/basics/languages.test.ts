import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { english, l10n, translations, useLanguage } from '../../../../src/wording/basics/l10n';
import { inLanguageOf, languageOf, startLanguage } from '../../../../src/wording/basics/languages';

describe('The languages', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'languages-'));
    const file = join(folder, 'strings.br');
    const packed = {
      english: ['Save', 'Cancel'],
      de: ['Speichern', 'Abbrechen'],
      ja: ['保存', 'キャンセル'],
    };
    await writeFile(file, brotliCompressSync(JSON.stringify(packed)));
    translations.file = file;
  });
  after(async () => {
    useLanguage(english);
    await rm(folder, { recursive: true });
  });

  it('are those that are packed, by VS Code’s name in any case', () => {
    assert.deepEqual(languageOf('de'), { id: 'de', strings: { Save: 'Speichern', Cancel: 'Abbrechen' } });
    assert.equal(languageOf('JA').strings['Save'], '保存');
  });

  it('are begun at the start of the program', () => {
    startLanguage('de');
    assert.equal(l10n.t('Save'), 'Speichern');
    useLanguage(english);
  });

  it('are a tenant’s for what its people are given, and the window’s where it names none', () => {
    const save = () => l10n.t('Save');
    assert.equal(inLanguageOf({ language: 'ja' }, save), '保存');
    assert.equal(inLanguageOf({}, save), 'Save');
    assert.equal(inLanguageOf(undefined, save), 'Save');
  });

  it('have their own dates where they have no sentences', () => {
    for (const id of ['fr', 'en-gb', 'en']) assert.deepEqual(languageOf(id), { id, strings: {} });
  });

  it('are English for what is no language', () => {
    for (const id of ['', 'english', 'de_DE', '__proto__', 'x', '../de', 'zh-tw-']) {
      assert.equal(languageOf(id).id, id === 'english' ? 'english' : 'en', id);
    }
  });
});
