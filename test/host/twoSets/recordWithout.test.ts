import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { recordWithout } from '../../../src/commands/statements/recordWithout';
import { undoMigration } from '../../../src/commands/undoMigration';
import { statusWords } from '../../../src/wording/rules/status';
import { until, write } from '../estateFolder';
import { replace } from '../stubs';
import { twoSetsScene } from './twoSetsScene';

describe('Record Without Authorizing', () => {
  const scene = twoSetsScene();
  const { row, text, pick } = scene;

  /** The person types these, one after the other. */
  function type(...answers: (string | undefined)[]): vscode.InputBoxOptions[] {
    const asked: vscode.InputBoxOptions[] = [];
    replace(vscode.window, 'showInputBox', (options) => {
      asked.push(options ?? {});
      return Promise.resolve(answers.shift());
    });
    return asked;
  }

  it('asks how, who, and by which document, and writes that for the selected sets', async () => {
    const offered = pick('Modern');
    const asked = type('Kim Lee', ' CHG-7 ');
    await recordWithout(scene.parts, row('1'), [row('1'), row('2')]);
    assert.deepEqual(
      offered.map((items) => items.map(({ label }) => label)),
      [['Modern', 'Hybrid']],
    );
    assert.deepEqual(
      asked.map(({ title }) => title),
      ['2 of 3', '3 of 3'].map((step) => `Record Without Authorizing: 2 backup sets (${step})`),
    );
    for (const id of ['1', '2']) {
      const { set, status } = row(id);
      const { method, recordedBy, document, grant } = set.authentication;
      assert.deepEqual([method, recordedBy, document, grant], ['modern', 'Kim Lee', 'CHG-7', undefined]);
      assert.equal(
        statusWords(status, set.edition),
        'Modern · recorded by Kim Lee, not authorized here · not done in AhsayOBM yet',
      );
    }
    assert.ok(row('1').actions.has('markApplied'));
    assert.deepEqual(scene.said, []);
  });

  it('is undone to the byte, together with what was recorded with it', async () => {
    const before = await text();
    pick('Hybrid', 'All that were recorded with it: 2 backup sets');
    type('Kim Lee', '');
    await recordWithout(scene.parts, row('1'), [row('1'), row('2')]);
    assert.equal(row('2').set.authentication.document, undefined);
    await undoMigration(scene.parts, row('1'), undefined);
    assert.doesNotMatch(scene.said[0]?.detail ?? assert.fail(), /authorization that the migration used/);
    assert.equal(await text(), before);
  });

  it('records nothing before every limit is accepted, and then names the limits in the record', async () => {
    const sites = (await text()).replace('["oneDrive"]', '["sharePointSites"]').replace('8.3.6.0', '9.0.0.0');
    await write(scene.file, sites);
    await until(scene.overview.onDidChange, () => row('2').judgement.modern.gaps.length > 0);
    const { gaps } = row('2').judgement.modern;
    scene.answer = () => undefined;
    const first = pick('Modern', "AhsayOBM doesn't cover site features");
    type('Kim Lee', '');
    await recordWithout(scene.parts, row('2'), undefined);
    assert.equal(first[1]?.length, gaps.length);
    assert.match(scene.said[0]?.message ?? '', /^Nothing was recorded\./);
    assert.equal(await text(), sites);
    pick('Modern', "AhsayOBM doesn't cover");
    const asked = type('Kim Lee', '');
    await recordWithout(scene.parts, row('2'), undefined);
    assert.deepEqual(row('2').set.authentication.acknowledged, gaps);
    assert.match(asked[1]?.title ?? '', /\(4 of 4\)$/);
  });

  it('takes no document of several lines, and records nothing when a question is given up', async () => {
    const before = await text();
    pick('Modern');
    const asked = type('Kim Lee', undefined);
    await recordWithout(scene.parts, row('1'), undefined);
    assert.equal(asked.length, 2);
    const refuses = (document: string) => asked[1]!.validateInput!(document);
    assert.equal(refuses(''), undefined);
    for (const one of ['a\nb', 'x'.repeat(201)]) assert.notEqual(refuses(one), undefined);
    type(undefined);
    await recordWithout(scene.parts, row('1'), undefined);
    pick();
    await recordWithout(scene.parts, row('1'), undefined);
    assert.equal(await text(), before);
  });

  it('says that a blocked set cannot be recorded', async () => {
    await write(scene.file, (await text()).replace('8.3.6.0', '8.3.0.0'));
    await until(scene.overview.onDidChange, () => row('1').judgement.blockedBy.length > 0);
    await recordWithout(scene.parts, row('1'), undefined);
    assert.match(scene.said[0]?.message ?? '', /doesn't apply to that backup set/);
  });
});
