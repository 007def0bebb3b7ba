import assert from 'node:assert/strict';
import { followEdit } from '../../../../src/editor/text/fileIndex';
import { indexOf, shown, text, values } from './indexed';

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
});
