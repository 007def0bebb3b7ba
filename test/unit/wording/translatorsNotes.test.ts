import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../vscodeHost/projectRoot';

const read = (path: string) => JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as unknown;

const notes = read('l10n/notes.json') as {
  /** By the English sentence: what stands in {0}, {1}, … */
  readonly places: Readonly<Record<string, readonly string[]>>;
  /** By the English: what a word is that could be several. */
  readonly words: Readonly<Record<string, string>>;
};
const sentences = Object.keys(read('l10n/bundle.l10n.json') as object);

function placesIn(sentence: string): number {
  return new Set(sentence.match(/\{\d+\}/g)).size;
}

describe('What translators are told', () => {
  it('is what stands in each place of a sentence that has several', () =>
    assert.deepEqual(
      sentences.filter(
        (sentence) => placesIn(sentence) > 1 && notes.places[sentence]?.length !== placesIn(sentence),
      ),
      [],
    ));

  it('is of sentences that are there', () => {
    const noted = [...Object.keys(notes.places), ...Object.keys(notes.words)];
    assert.deepEqual(
      noted.filter((sentence) => !sentences.includes(sentence)),
      [],
    );
  });
});
