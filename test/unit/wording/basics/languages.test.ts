import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { english, l10n, translations, useLanguage } from '../../../../src/wording/basics/l10n';
import {
  inLanguageOf,
  languageOf,
  spokenLanguages,
  startLanguage,
} from '../../../../src/wording/basics/languages';
import { sentenceKey } from '../../../../src/wording/basics/sentenceKey';

describe('The languages', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'languages-'));
    const file = join(folder, 'strings.br');
    const packed = {
      keys: ['Save', 'Cancel'].map(sentenceKey).join(''),
      languages: { de: ['Speichern', 'Abbrechen'], ja: ['保存', 'キャンセル'] },
    };
    await writeFile(file, brotliCompressSync(JSON.stringify(packed)));
    translations.file = file;
  });
  after(async () => {
    useLanguage(english);
    await rm(folder, { recursive: true });
  });

  it('are those that are packed, by VS Code’s name in any case', () => {
    const { id, find } = languageOf('de');
    assert.deepEqual(
      [id, find('Save'), find('Cancel'), find('Other')],
      ['de', 'Speichern', 'Abbrechen', undefined],
    );
    assert.equal(languageOf('JA').find('Save'), '保存');
    assert.deepEqual(spokenLanguages(), ['en', 'de', 'ja']);
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
    for (const id of ['fr', 'en-gb', 'en']) {
      assert.equal(languageOf(id).id, id);
      assert.equal(languageOf(id).find('Save'), undefined);
    }
  });

  it('are English for what is no language', () => {
    for (const id of ['', 'english', 'de_DE', '__proto__', 'x', '../de', 'zh-tw-']) {
      assert.equal(languageOf(id).id, id === 'english' ? 'english' : 'en', id);
    }
  });
});
