import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { markApplied } from '../../../src/commands/statements/markApplied';
import { tickAftercare } from '../../../src/commands/statements/tickAftercare';
import { statusWords } from '../../../src/wording/rules/status';
import { until } from '../estateFolder';
import { grant, replace } from '../stubs';
import { twoSetsScene } from './twoSetsScene';

describe('Tick Off Aftercare', () => {
  const scene = twoSetsScene();
  const { row, save, text, pick, typeName } = scene;
  const setting = (name: string, value: string | undefined) =>
    vscode.workspace.getConfiguration('backupAuth').update(name, value, vscode.ConfigurationTarget.Global);
  beforeEach(() => setting('afterApplied', 'keep'));
  afterEach(async () => {
    await setting('afterApplied', undefined);
    await setting('holder', undefined);
  });

  it('writes what is ticked for the selected sets, shows it ticked the next time, and unticks it', async () => {
    await save('1', '2');
    typeName('Kim Lee');
    await markApplied(scene.parts, row('1'), [row('1'), row('2')]);
    const done = await text();
    const offered = pick('Password removed from AhsayOBM', 'Global Administrator role removed');
    await tickAftercare(scene.parts, row('1'), [row('1'), row('2')]);
    assert.deepEqual(
      offered[0]?.map(({ label, picked }) => [label, picked]),
      [
        ['Password removed from AhsayOBM', false],
        ['Password changed at Microsoft', false],
        ['Global Administrator role removed from admin@contoso.com', false],
      ],
    );
    for (const id of ['1', '2']) {
      assert.equal(row(id).set.authentication.aftercare?.roleRemoved?.by, 'Kim Lee');
      assert.deepEqual(row(id).status.aftercareOpen, ['passwordChanged']);
      assert.equal(row(id).status.needsAction, false);
    }
    const again = pick();
    await tickAftercare(scene.parts, row('1'), [row('1'), row('2')]);
    assert.deepEqual(
      again[0]?.map(({ picked }) => picked),
      [true, false, true],
    );
    assert.equal(await text(), done);
  });

  it('says who holds the authorization where it is not here, and asks for no other', async () => {
    await save('1');
    const { authentication } = row('1').set;
    const changes = [{ id: '1', authentication: { ...authentication, heldBy: 'Kim Lee' } }];
    const file = scene.file.toString();
    assert.ok((await scene.parts.services.saveEntries(file, changes, () => undefined)).saved);
    await scene.grants.forget(grant);
    await scene.parts.localGrants.refresh();
    await until(scene.overview.onDidChange, () => row('1').status.authorization === 'notHere');
    const { status, set, actions } = row('1');
    assert.equal(statusWords(status, set.edition), 'Modern · held by Kim Lee · not done in AhsayOBM yet');
    assert.ok(!actions.has('authorizeAgainNow'));
  });

  it('proposes the name in the setting, or that of Git if its extension runs', async () => {
    await save('1');
    const asked = typeName(undefined);
    const getConfig = (key: string) => Promise.resolve(key === 'user.name' ? 'Git Lee' : '');
    const getAPI = () => ({ repositories: [{ getConfig }] });
    let isActive = true;
    replace(vscode.extensions, 'getExtension', ((id: string) =>
      id === 'vscode.git' ? { isActive, exports: { getAPI } } : undefined) as never);
    await markApplied(scene.parts, row('1'), undefined);
    isActive = false;
    await markApplied(scene.parts, row('1'), undefined);
    await setting('holder', ' Kim Lee ');
    await markApplied(scene.parts, row('1'), undefined);
    assert.deepEqual(
      asked.map(({ value }) => value),
      ['Git Lee', '', 'Kim Lee'],
    );
    assert.equal(scene.parts.services.holder(), 'Kim Lee');
  });
});
