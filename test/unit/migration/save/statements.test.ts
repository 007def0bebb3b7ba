import '../../wording/l10n';
import assert from 'node:assert/strict';
import { writeAftercare, writeApplied, writeBackupRan } from '../../../../src/migration/save/statements';
import { undo, undoCases } from '../../../../src/migration/save/undo';
import { estateText, file, SavedEstate } from '../savedEstate';

const first = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const second = '8b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d22';
const applied = { by: 'Kim Lee', at: '2026-11-21T08:00:00Z' };
const backupRan = { on: '2026-11-22', by: 'Sam Roe', at: '2026-11-23T08:00:00Z' };

async function casesOf(estate: SavedEstate, ...ids: string[]) {
  return undoCases(
    ids.map((id) => estate.set(id)),
    estate.parts,
    estate.read,
  );
}

describe('Mark as Done in Product', () => {
  it('puts the statement into each entry, in one edit of the file, and takes it out again to the byte', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1', '2');
    const saved = estate.text;
    const both = () => [estate.set('1'), estate.set('2')];
    const before = estate.writes;
    const outcomes = await writeApplied(both(), applied, estate.parts);
    assert.deepEqual(
      outcomes.map((outcome) => [outcome.file, outcome.sets.length, outcome.problem]),
      [[file, 2, undefined]],
    );
    assert.equal(estate.writes, before + 1);
    assert.deepEqual(
      both().map(({ authentication }) => authentication.applied),
      [applied, applied],
    );
    await writeApplied(both(), undefined, estate.parts);
    assert.equal(estate.text, saved);
  });

  it('is no change by hand: the migration can still be undone', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    await writeApplied([estate.set('1')], applied, estate.parts);
    const cases = await casesOf(estate, '1');
    assert.equal(cases[0]?.state, 'undoable');
    await undo(cases, estate.parts);
    assert.equal(estate.text, estateText);
  });

  it('does not cover up a change by hand', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    estate.text = estate.text.replace('CHG-1', 'CHG-2');
    await writeApplied([estate.set('1')], applied, estate.parts);
    const [one] = await casesOf(estate, '1');
    assert.equal(one?.state, 'changed');
  });

  it('is taken out by a new Save', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'hybrid', '1');
    await writeApplied([estate.set('1')], applied, estate.parts);
    await estate.save(second, 'modern', '1');
    assert.equal(estate.set('1').authentication.applied, undefined);
  });

  it('changes nothing where an entry is not what was seen, or an editor holds unsaved changes', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1', '2');
    const seen = [estate.set('1'), estate.set('2')];
    estate.text = estate.text.replace('"admin@contoso.com"', '"other@contoso.com"');
    const text = estate.text;
    const [changed] = await writeApplied(seen, applied, estate.parts);
    assert.deepEqual(changed?.problem, { kind: 'file', reason: 'changedAgain' });
    estate.unsavedChanges = true;
    const [unsaved] = await writeApplied([estate.set('2')], applied, estate.parts);
    assert.deepEqual(unsaved?.problem, { kind: 'file', reason: 'unsavedChanges' });
    assert.equal(estate.text, text);
  });
});

describe('Mark Backup as Run', () => {
  it('puts the statement behind that on the product, and takes it out again to the byte', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1', '2');
    const both = () => [estate.set('1'), estate.set('2')];
    await writeApplied(both(), applied, estate.parts);
    const done = estate.text;
    await writeBackupRan(both(), backupRan, estate.parts);
    assert.deepEqual(
      both().map(({ authentication }) => [authentication.applied, authentication.backupRan]),
      [
        [applied, backupRan],
        [applied, backupRan],
      ],
    );
    await writeBackupRan(both(), undefined, estate.parts);
    assert.equal(estate.text, done);
  });

  it('goes with the statement on the product: one of another change proves nothing', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    const saved = estate.text;
    await writeApplied([estate.set('1')], applied, estate.parts);
    await writeBackupRan([estate.set('1')], backupRan, estate.parts);
    await writeApplied([estate.set('1')], { ...applied, by: 'Sam Roe' }, estate.parts);
    assert.equal(estate.set('1').authentication.backupRan, undefined);
    await writeBackupRan([estate.set('1')], backupRan, estate.parts);
    await writeApplied([estate.set('1')], undefined, estate.parts);
    assert.equal(estate.text, saved);
  });

  it('is no change by hand: the migration can still be undone, and neither statement comes back', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'hybrid', '1');
    const hybrid = estate.text;
    await writeApplied([estate.set('1')], applied, estate.parts);
    await writeBackupRan([estate.set('1')], backupRan, estate.parts);
    await estate.save(second, 'modern', '1');
    assert.equal(estate.set('1').authentication.backupRan, undefined);
    await writeApplied([estate.set('1')], applied, estate.parts);
    await writeBackupRan([estate.set('1')], backupRan, estate.parts);
    const cases = await casesOf(estate, '1');
    assert.equal(cases[0]?.state, 'undoable');
    await undo(cases, estate.parts);
    assert.equal(estate.text, hybrid);
  });

  it('keeps what stands beside it in the file, comments among it', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    await writeApplied([estate.set('1')], applied, estate.parts);
    estate.text = estate.text.replace('"applied" : {', '"applied" : { /* by phone */ "ticket": 7,');
    await writeBackupRan([estate.set('1')], backupRan, estate.parts);
    assert.match(estate.text, /"applied" : \{ \/\* by phone \*\/ "ticket": 7,/);
    assert.match(estate.text, /"backupRan" : \{ "on" : "2026-11-22", "by" : "Sam Roe",/);
  });
});

describe('Tick Off Aftercare', () => {
  const tick = { by: 'Sam Roe', at: '2026-11-24T08:00:00Z' };
  const later = { by: 'Kim Lee', at: '2026-11-25T08:00:00Z' };

  it('writes who ticked what and when, keeps earlier ticks, and unticks to the byte', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    const saved = estate.text;
    const ticked = () => estate.set('1').authentication.aftercare;
    await writeAftercare([estate.set('1')], { passwordRemoved: true }, tick, estate.parts);
    assert.deepEqual(ticked(), { passwordRemoved: tick });
    await writeAftercare(
      [estate.set('1')],
      { passwordRemoved: true, roleRemoved: true },
      later,
      estate.parts,
    );
    assert.deepEqual(ticked(), { passwordRemoved: tick, roleRemoved: later });
    await writeAftercare([estate.set('1')], { passwordRemoved: false }, later, estate.parts);
    assert.deepEqual(ticked(), { roleRemoved: later });
    await writeAftercare([estate.set('1')], { roleRemoved: false }, later, estate.parts);
    assert.equal(estate.text, saved);
  });

  it('ticks for each set only what it asks for', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    await estate.save(second, 'hybrid', '2');
    const all = { passwordRemoved: true, consentRemoved: true };
    await writeAftercare(estate.sets, all, tick, estate.parts);
    const [modern, hybrid] = estate.sets.map(({ authentication }) => authentication.aftercare);
    assert.deepEqual([modern, hybrid], [{ passwordRemoved: tick }, undefined]);
  });

  it('is no change by hand, and goes with an undo', async () => {
    const estate = new SavedEstate(estateText);
    await estate.save(first, 'modern', '1');
    await writeAftercare([estate.set('1')], { passwordRemoved: true }, tick, estate.parts);
    await estate.save(second, 'modern', '1');
    const cases = await casesOf(estate, '1');
    assert.equal(cases[0]?.state, 'undoable');
    await undo(cases, estate.parts);
    assert.equal(estate.set('1').authentication.grant, first);
    assert.equal(estate.set('1').authentication.aftercare, undefined);
  });
});
