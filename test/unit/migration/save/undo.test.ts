import '../../wording/l10n';
import assert from 'node:assert/strict';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import { writeApplied } from '../../../../src/migration/save/statements';
import { LocalGrants } from '../../../../src/migration/grants/localGrants';
import { formerGrant, undo, undoCases } from '../../../../src/migration/save/undo';
import { estateText, SavedEstate } from '../savedEstate';

const first = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const second = '8b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d22';
const applied = { by: 'Kim Lee', at: '2026-11-21T08:00:00Z' };

async function casesOf(estate: SavedEstate, ...ids: string[]) {
  return undoCases(
    ids.map((id) => estate.set(id)),
    estate.parts,
    estate.read,
  );
}

describe('Undo Migration', () => {
  it('brings every byte of the former entry back, forgets it, and deletes no authorization', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    assert.notEqual(estate.text, estateText);
    const cases = await casesOf(estate, '1');
    assert.deepEqual(
      cases.map(({ state, former }) => [state, former.method]),
      [['undoable', 'basic']],
    );
    const [outcome] = await undo(cases, estate.parts);
    assert.equal(outcome?.problem, undefined);
    assert.equal(estate.text, estateText);
    assert.ok(await estate.grants.facts(first));
    assert.equal(estate.memory.formerOf(keyOf(estate.set('1'))), undefined);
  });

  it('takes back several sets of one step in one edit', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1', '2');
    const cases = await casesOf(estate, '1', '2');
    assert.equal(new Set(cases.map(({ former }) => former.at)).size, 1);
    const before = estate.writes;
    await undo(cases, estate.parts);
    assert.equal(estate.writes, before + 1);
    assert.equal(estate.text, estateText);
  });

  it('shows the entry as it is and as it was, at the left border', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    const [one] = await casesOf(estate, '1');
    assert.match(one!.now, /^\{\n {2}"id": "1"[^]*"method" : "modern"[^]*"ticket": "CHG-1"[^]*\n\}$/);
    assert.match(
      one!.then,
      /^\{\n {2}"id": "1"[^]*\{ "method" : "basic", "ticket": "CHG-1" \/\* kept \*\/ \}\n\}$/,
    );
  });

  describe('refuses where the entry was changed by hand since', () => {
    const changes: readonly [string, string, string][] = [
      ['a value of the record', '"admin@contoso.com"', '"other@contoso.com"'],
      ['a property of its own', '"ticket": "CHG-1"', '"ticket": "CHG-2"'],
      ['a comment', '/* kept */', '/* kept, and read */'],
    ];
    for (const [what, from, to] of changes) {
      it(`in ${what}`, async () => {
        const estate = new SavedEstate(estateText);
        await estate.save(first, 'modern', '1');
        assert.ok(estate.text.includes(from));
        estate.text = estate.text.replace(from, to);
        const [one] = await casesOf(estate, '1');
        assert.equal(one?.state, 'changed');
        assert.notEqual(one.saved, one.now);
      });
    }

    it('but not for a change elsewhere in the entry or the file', async () => {
      const estate = new SavedEstate(estateText);
      await estate.save(first, 'modern', '1');
      estate.text = estate.text.replace('"Finance"', '"Finance and tax"').replace('"Legal"', '"Law"');
      const cases = await casesOf(estate, '1');
      assert.equal(cases[0]?.state, 'undoable');
      await undo(cases, estate.parts);
      assert.equal(
        estate.text,
        estateText.replace('"Finance"', '"Finance and tax"').replace('"Legal"', '"Law"'),
      );
    });
  });

  for (const [name, before, after] of [
    ['LF became CRLF', '\n', '\r\n'],
    ['CRLF became LF', '\r\n', '\n'],
  ] as const) {
    it(`undoes after a checkout with other line endings, and keeps those of the file: ${name}`, async () => {
      const wide = estateText.replace(
        '{"method":"basic"}',
        `{\n        "method": "basic", // as ever\n        "ticket": "CHG-2"\n      }`,
      );
      const estate = new SavedEstate(wide.replaceAll('\n', before));
      await estate.save(first, 'modern', '1', '2');
      estate.text = estate.text.replaceAll(before, '\n').replaceAll('\n', after);
      const cases = await casesOf(estate, '1', '2');
      assert.deepEqual(
        cases.map(({ state, otherEndings }) => [state, otherEndings]),
        // On one line, the first has no line ending of its own.
        [
          ['undoable', false],
          ['undoable', true],
        ],
      );
      assert.equal((await undo(cases, estate.parts))[0]?.problem, undefined);
      assert.equal(estate.text, wide.replaceAll('\n', after));
    });

    it(`undoes after such a checkout and Mark as Done in Product, too: ${name}`, async () => {
      const wide = estateText.replace('{"method":"basic"}', `{\n        "method": "basic"\n      }`);
      const estate = new SavedEstate(wide.replaceAll('\n', before));
      await estate.save(first, 'modern', '2');
      estate.text = estate.text.replaceAll(before, '\n').replaceAll('\n', after);
      await writeApplied([estate.set('2')], applied, estate.parts);
      assert.equal((await undo(await casesOf(estate, '2'), estate.parts))[0]?.problem, undefined);
      assert.equal(estate.text, wide.replaceAll('\n', after));
    });
  }

  it('still tells a change by hand from other line endings', async () => {
    const estate = new SavedEstate(estateText.replaceAll('\n', '\r\n'));
    await estate.save(first, 'modern', '1');
    estate.text = estate.text.replaceAll('\r\n', '\n').replace('CHG-1', 'CHG-2');
    assert.equal((await casesOf(estate, '1'))[0]?.state, 'changed');
  });

  it('writes nothing where the entry changed after it was looked at', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    const cases = await casesOf(estate, '1');
    estate.text = estate.text.replace('"admin@contoso.com"', '"other@contoso.com"');
    const before = estate.text;
    const [outcome] = await undo(cases, estate.parts);
    assert.deepEqual(outcome?.problem, { kind: 'file', reason: 'changedAgain' });
    assert.equal(estate.text, before);
    assert.ok(await estate.grants.facts(first));
    assert.ok(estate.memory.formerOf(keyOf(estate.set('1'))));
  });

  it('says that the entry is gone, and knows nothing of a set that was not saved here', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    const sets = [estate.set('1'), estate.set('2')];
    estate.text = '{ "backupSets": [] }';
    const cases = await undoCases(sets, estate.parts, estate.read);
    assert.deepEqual(
      cases.map(({ set, state }) => [set.id, state]),
      [['1', 'gone']],
    );
  });

  it('goes back one Save: to Hybrid, without "applied", and its authorization is here', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'hybrid', '1', '2');
    await writeApplied([estate.set('1')], applied, estate.parts);
    await estate.save(second, 'modern', '1');
    const cases = await casesOf(estate, '1');
    assert.equal(formerGrant(cases[0]!.former), first);
    await undo(cases, estate.parts);
    const { method, grant, applied: left } = estate.set('1').authentication;
    assert.deepEqual([method, grant, left], ['hybrid', first, undefined]);
    for (const id of [first, second]) assert.ok(await estate.grants.facts(id), id);
  });
});

describe('An authorization whose Save was undone', () => {
  it('was saved once, and is not taken for one that waits for its Save', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    const log = { info: () => undefined, error: () => undefined };
    const local = new LocalGrants({ ...estate.parts, log }, () => true);
    await undo(await casesOf(estate, '1'), estate.parts);
    await local.refresh();
    assert.equal(local.all.length, 1);
    assert.equal(local.pendingOf(estate.set('1')), undefined);
  });
});

describe('Undo Migration of several files', () => {
  it('undoes each, though what is kept for it cannot be forgotten', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1', '2');
    const cases = await casesOf(estate, '1', '2');
    let refusals = 0;
    estate.memory.dropFormer = () => Promise.reject(new Error(`refusal ${++refusals}`));
    const outcomes = await undo(cases, estate.parts);
    assert.equal(refusals, 2);
    assert.deepEqual(
      outcomes.map(({ problem }) => problem),
      [undefined],
    );
    assert.equal(estate.text, estateText);
  });
});
