import assert from 'node:assert/strict';
import { type FileIndex, followEdit, indexSteps } from '../../../../src/editor/text/fileIndex';
import { atOnce } from '../../../../src/core/basics/slices';
import { seededRandom } from '../../estate/file/fixture';

const text = `// ours
{
  "edition": { "name": "AhsayOBM", "kind": "OBM", "version": "8.3.6.0" },
  "tenants": [
    { "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" }, // {
    { "id": "fabri\\u006bam", "tenant": "fabrikam.com", "cloud": "china" },
  ],
  "backupSets": [
    {
      "id": "1", "name": "First } [", "tenant": "contoso", "account": "a@contoso.com",
      "authentication": { "method": "basic", "id": "none of its own" }
    },
    5,
    { "id": "2", "name": 5, "tenant": "fabrikam" }
  ]
}
`;

const indexOf = (of: string): FileIndex => atOnce(indexSteps(of));
const values = ({ entries }: FileIndex) =>
  entries.map(({ part, texts }) => [
    part,
    ...Object.entries(texts).map(([key, { value }]) => `${key}=${value}`),
  ]);

/** What is in the text at the places that the index names. */
function shown(index: FileIndex, of: string): unknown[] {
  return [
    Object.entries(index.lists).map(([part, { offset, length }]) => [
      part,
      of[offset],
      of[offset + length - 1],
    ]),
    ...index.entries.map(({ offset, length, texts }) => [
      of.slice(offset, offset + length),
      ...Object.values(texts).map((place) =>
        of.slice(offset + place.offset, offset + place.offset + place.length),
      ),
    ]),
  ];
}

describe('Where everything is in a file', () => {
  it('is found: lists, their entries, and what names them', () => {
    const index = indexOf(text);
    assert.equal(index.isWhole, true);
    assert.deepEqual(values(index), [
      ['tenants', 'id=contoso', 'tenant=contoso.onmicrosoft.com', 'cloud=global'],
      ['tenants', 'id=fabrikam', 'tenant=fabrikam.com', 'cloud=china'],
      ['backupSets', 'id=1', 'name=First } [', 'tenant=contoso', 'account=a@contoso.com'],
      ['backupSets', 'id=2', 'tenant=fabrikam'],
    ]);
    const [lists, contoso] = shown(index, text);
    assert.deepEqual(lists, [
      ['tenants', '[', ']'],
      ['backupSets', '[', ']'],
    ]);
    assert.deepEqual((contoso as string[])[1], '"contoso"');
  });

  it('is found in a text that is half typed, as far as it goes; an open string ends with its line', () => {
    const open = text.replace('"name": "First } ["', '"name": "First');
    const index = indexOf(open);
    assert.deepEqual(
      index.entries.map(({ texts }) => texts.id?.value),
      ['contoso', 'fabrikam', '1', '2'],
    );
    for (let end = 0; end <= text.length; end++) {
      const cut = indexOf(text.slice(0, end));
      assert.equal(cut.isWhole, text.slice(end).trim() === '', `at ${end}`);
    }
    assert.deepEqual(values(indexOf('[1, 2]')), []);
    assert.equal(indexOf('{ "backupSets": [ : ] }').isWhole, false);
  });

  it('keeps every entry, moved along, while something is typed between them', () => {
    const index = indexOf(text);
    const before = shown(index, text).slice(1);
    let [now, offset] = [text, index.entries[2]?.offset ?? 0];
    for (const typed of '{ "id": "3", ') {
      now = now.slice(0, offset) + typed + now.slice(offset);
      followEdit(index, { offset: offset++, length: 0, text: typed }, () =>
        assert.fail('no entry is edited'),
      );
      assert.deepEqual(shown(index, now).slice(1), before);
      assert.equal(index.isWhole, false);
    }
  });

  it('follows each edit, as if the text were looked through anew', () => {
    const random = seededRandom(7);
    const pieces = ['x', '"', ',', '{', '}', '\n', ' ', '"id": "new"', '{ "id": "3" },', ''];
    let [now, index] = [text, indexOf(text)];
    let [followed, anew] = [0, 0];
    for (let n = 0; n < 3_000; n++) {
      const offset = Math.floor(random() * (now.length + 1));
      const length = Math.min(Math.floor(random() * 4), now.length - offset);
      const typed = pieces[Math.floor(random() * pieces.length)] ?? '';
      const before = now;
      now = now.slice(0, offset) + typed + now.slice(offset + length);
      followEdit(index, { offset, length, text: typed }, (place) =>
        now.slice(place.offset, place.offset + place.length),
      );
      const fresh = indexOf(now);
      if (index.isWhole) {
        followed++;
        assert.deepEqual(
          shown(index, now),
          shown(fresh, now),
          JSON.stringify([before, offset, length, typed]),
        );
      }
      // Where the text is no file any more, begin with one again.
      if (!fresh.isWhole) {
        anew++;
        now = text;
        index = indexOf(text);
      } else if (!index.isWhole) index = fresh;
    }
    assert.ok(followed > 300 && anew > 300, `${followed} ${anew}`);
  });
});
