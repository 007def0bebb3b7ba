import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { practiceUsers } from '../../src/practice/estate';
import { childrenOf } from '../../src/tree/authorizationChildren';
import type { AuthorizationRow } from '../../src/tree/authorizationRows';
import { answerPickLists, replace } from './stubs';
import { until } from './estateFolder';
import { VerificationScene } from './verificationScene';

describe('Which authorizations Test This Authorization tests', () => {
  const scene = new VerificationScene();
  beforeEach(() => scene.begin());
  afterEach(() => scene.end());

  it('verifies an account’s row, or the selected rows, and nothing else', async () => {
    await scene.twoAccounts();
    const [tenant] = scene.overview.rows.tenants;
    const [account] = tenant?.accounts ?? [];
    await scene.run('backupAuth.verify', account, undefined);
    const verified = async () => {
      const tooltips = Object.keys(await scene.rows()).map((name) => scene.tooltip(name));
      return (await Promise.all(tooltips)).map((words) => words.includes('Tested: '));
    };
    assert.deepEqual(await verified(), [true, false]);
    await scene.run('backupAuth.verify', tenant, [scene.overview.rows.sets[1]]);
    assert.deepEqual(await verified(), [true, true]);
  });

  it('tests the selected rows of the view Authorizations, also one that no set here names', async () => {
    const [backup] = await scene.twoAccounts();
    scene.estate.sets = backup ? [backup] : [];
    scene.estate.change();
    await until(scene.overview.onDidChange, () => scene.overview.rows.sets.length === 1);
    const rowOf = async (user: { readonly userName: string }) => {
      const groups = await childrenOf(undefined, scene.parts);
      const all = (await Promise.all(groups.map((group) => childrenOf(group, scene.parts)))).flat();
      return all.find((row) => row.kind === 'grant' && row.authorization.facts.account === user.userName);
    };
    const lastTest = async (row: AuthorizationRow | undefined) =>
      (await childrenOf(row, scene.parts)).flatMap((one) =>
        one.kind === 'detail' && one.label === 'Last test' ? [one.value.split(',')[0]] : [],
      );
    const [ours, others] = [await rowOf(practiceUsers.backup), await rowOf(practiceUsers.finance)];
    assert.ok(ours && others);
    await scene.run('backupAuth.verify', others, [others]);
    assert.match(scene.said.at(-1)?.message ?? '', /: 1 passed, 0 failed, 0 refused by Microsoft, 0 open\.$/);
    assert.deepEqual([await lastTest(ours), await lastTest(others)], [[], ['passed']]);

    scene.authority.revoke(practiceUsers.backup, 'revoked');
    await scene.run('backupAuth.verify', ours, [others, ours]);
    assert.match(scene.said.at(-1)?.message ?? '', /: 1 passed, 0 failed, 1 refused by Microsoft, 0 open\.$/);
    assert.deepEqual([await lastTest(ours), await lastTest(others)], [['refused by Microsoft'], ['passed']]);
    assert.match(String((await scene.rows())['Backup Service 0']), /^Modern · refused$/);
  });

  it('offers a pick list in the palette, and says where nothing can be tested', async () => {
    await scene.twoAccounts();
    let picks: readonly vscode.QuickPickItem[] = [];
    replace(vscode.window, 'showQuickPick', ((items: vscode.QuickPickItem[]) => {
      picks = items;
      return Promise.resolve([items[1]]);
    }) as unknown as typeof vscode.window.showQuickPick);
    answerPickLists();
    await scene.run('backupAuth.verify');
    assert.equal(picks.length, 2);
    assert.equal(scene.authority.requests.filter(({ endpoint }) => endpoint === 'graph').length, 2);
    await scene.grants.forgetAll();
    await scene.localGrants.refresh();
    await scene.run('backupAuth.verifyAll');
    assert.match(scene.said.at(-1)?.message ?? '', /so nothing can be tested/);
  });
});
