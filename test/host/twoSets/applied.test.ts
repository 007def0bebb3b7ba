import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { markApplied, takeBackApplied } from '../../../src/commands/markApplied';
import { twoSetsScene } from './twoSetsScene';

describe('Mark as Applied, after a Save', () => {
  const scene = twoSetsScene();
  const { row, save, text, pick, typeName } = scene;

  it('writes who stated it for the sets that are ticked, and offers that name the next time', async () => {
    await save('1', '2');
    const offered = pick('Finance', 'Legal');
    const asked = typeName(' Kim Lee ');
    await markApplied(scene.parts, undefined, undefined);
    assert.deepEqual(
      offered[0]?.map(({ label }) => label),
      ['contoso.onmicrosoft.com', 'Finance', 'Legal'],
    );
    assert.equal(asked[0]?.value, '');
    for (const id of ['1', '2']) assert.equal(row(id).set.authentication.applied?.by, 'Kim Lee');
    assert.equal(row('1').status.applied, 'applied');
    await takeBackApplied(scene.parts, row('1'), undefined);
    await markApplied(scene.parts, row('1'), undefined);
    assert.equal(asked[1]?.value, 'Kim Lee');
    assert.deepEqual(scene.said, []);
  });

  it('takes a tenant with all its sets, and leaves out those that it does not concern', async () => {
    await save('1');
    typeName('Kim Lee');
    const tenant = row('1').parent.parent;
    await markApplied(scene.parts, tenant, [tenant]);
    assert.equal(row('1').status.applied, 'applied');
    assert.equal(row('2').status.applied, 'none');
  });

  it('is taken back to the byte', async () => {
    await save('1');
    const saved = await text();
    typeName('Kim Lee');
    await markApplied(scene.parts, row('1'), [row('1')]);
    assert.notEqual(await text(), saved);
    await takeBackApplied(scene.parts, row('1'), undefined);
    assert.equal(await text(), saved);
  });

  it('takes no empty name and no text of several lines, and does nothing without a name', async () => {
    await save('1');
    const saved = await text();
    const asked = typeName(undefined);
    await markApplied(scene.parts, row('1'), undefined);
    const refuses = (name: string) => asked[0]!.validateInput!(name);
    assert.equal(refuses('Kim Lee'), undefined);
    for (const name of ['', '  ', 'a\nb', 'x'.repeat(200)]) assert.notEqual(refuses(name), undefined, name);
    assert.equal(await text(), saved);
  });

  it('says what stands against it where an editor holds unsaved changes, and changes nothing', async () => {
    await save('1');
    const saved = await text();
    const document = await vscode.workspace.openTextDocument(scene.file);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(scene.file, document.positionAt(document.getText().length), '\n');
    await vscode.workspace.applyEdit(edit);
    typeName('Kim Lee');
    scene.answer = () => undefined;
    await markApplied(scene.parts, row('1'), undefined);
    assert.match(scene.said[0]?.message ?? '', /nothing was changed.*unsaved changes/);
    assert.equal(await text(), saved);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
