import '../../wording/l10n';
import assert from 'node:assert/strict';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import { writeApplied } from '../../../../src/migration/save/statements';
import { writeRecordWithout } from '../../../../src/migration/save/recordWithout';
import { undo, undoCases } from '../../../../src/migration/save/undo';
import { estateText, file, SavedEstate } from '../savedEstate';

const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const statement = { by: 'Kim Lee', at: '2026-11-22T10:00:00Z', document: 'CHG-7', acknowledged: [] };
const changedAgain = { kind: 'file', reason: 'changedAgain' };

async function casesOf(estate: SavedEstate, ...ids: string[]) {
  return undoCases(
    ids.map((id) => estate.set(id)),
    estate.parts,
    estate.read,
  );
}

describe('Record Without Authorizing', () => {
  it('writes the records of several sets in one edit, and keeps what it does not know', async () => {
    const estate = new SavedEstate(estateText);
    const outcomes = await writeRecordWithout(estate.sets, 'modern', statement, estate.parts);
    assert.deepEqual(
      outcomes.map((outcome) => [outcome.file, outcome.sets.length, outcome.problem]),
      [[file, 2, undefined]],
    );
    assert.equal(estate.writes, 1);
    for (const { authentication } of estate.sets) {
      assert.deepEqual(authentication, {
        method: 'modern',
        recordedBy: 'Kim Lee',
        recordedAt: '2026-11-22T10:00:00Z',
        document: 'CHG-7',
        edition: '8.3.6.0',
      });
    }
    assert.match(estate.text, /"ticket": "CHG-1"/);
  });

  it('is undone as a Save is, to the byte, also when it was done in the product meanwhile', async () => {
    const estate = new SavedEstate(estateText);
    await writeRecordWithout(estate.sets, 'hybrid', statement, estate.parts);
    await writeApplied(estate.sets, { by: 'Kim Lee', at: '2026-11-23T10:00:00Z' }, estate.parts);
    const cases = await casesOf(estate, '1', '2');
    assert.deepEqual(
      cases.map(({ state, former }) => [state, former.method]),
      [
        ['undoable', 'basic'],
        ['undoable', 'basic'],
      ],
    );
    await undo(cases, estate.parts);
    assert.equal(estate.text, estateText);
  });

  it('writes nothing to a file in which an entry is not what was seen, or is blocked by now', async () => {
    const estate = new SavedEstate(estateText);
    const seen = estate.sets;
    estate.text = estateText.replace('{"method":"basic"}', '{"method":"hybrid"}');
    const [hybrid] = await writeRecordWithout(seen, 'modern', statement, estate.parts);
    assert.deepEqual(hybrid?.problem, changedAgain);
    estate.text = estateText.replace('8.3.6.0', '8.3.0.0');
    const [tooOld] = await writeRecordWithout(seen, 'modern', statement, estate.parts);
    assert.deepEqual(tooOld?.problem, changedAgain);
    const [blocked] = await writeRecordWithout(estate.sets, 'modern', statement, estate.parts);
    assert.deepEqual(blocked?.problem, changedAgain);
    assert.equal(estate.writes, 0);
  });

  it('writes nothing where the version that it would record is another one by now', async () => {
    const estate = new SavedEstate(estateText);
    const seen = estate.sets;
    estate.text = estateText.replace('8.3.6.0', '8.5.0.0');
    const [outcome] = await writeRecordWithout(seen, 'modern', statement, estate.parts);
    assert.deepEqual(outcome?.problem, changedAgain);
  });

  it('takes the place of a record that Save wrote, and a Save takes its', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(grant, 'hybrid', '1');
    await writeApplied([estate.set('1')], { by: 'Kim Lee', at: '2026-11-21T10:00:00Z' }, estate.parts);
    await writeRecordWithout([estate.set('1')], 'modern', statement, estate.parts);
    const { authorizedBy, applied, recordedBy, grant: named } = estate.set('1').authentication;
    assert.deepEqual(
      [authorizedBy, applied, named, recordedBy],
      [undefined, undefined, undefined, 'Kim Lee'],
    );
    await estate.save(grant, 'modern', '1');
    const saved = estate.set('1').authentication;
    assert.deepEqual([saved.recordedBy, saved.recordedAt, saved.document], [undefined, undefined, undefined]);
  });

  it('ends the wait for an administrator', async () => {
    const estate = new SavedEstate(estateText);
    const key = keyOf(estate.set('1'));
    await estate.memory.rememberWaiting(key, true);
    await writeRecordWithout([estate.set('1')], 'modern', statement, estate.parts);
    assert.equal(estate.memory.waitsForAdministrator(key), false);
  });
});
