import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import { practiceGrant } from '../builders';
import type { Grant } from '../../src/signIn/grantSecret';
import { Grants } from '../../src/signIn/grants';
import { lentStorage } from './lentStorage';

function grant(): Grant {
  return practiceGrant({
    tokenCache: JSON.stringify({ RefreshToken: { key: { secret: 'x'.repeat(7000) } } }),
  });
}

describe('Grants in VS Code’s secret storage', () => {
  let secrets: vscode.SecretStorage;
  let grants: Grants;
  const told: string[] = [];
  before(async () => {
    const lent = await lentStorage();
    secrets = lent.secrets;
    grants = new Grants(secrets, lent.state, (message) => told.push(message));
  });
  afterEach(async () => {
    await grants.forgetAll();
    grants.dispose();
    assert.deepEqual(told, []);
  });

  it('are kept, listed and read back whole', async () => {
    const all = [grant(), grant(), grant()];
    await Promise.all(all.map((each) => grants.keep(each)));
    const listed = await grants.list();
    assert.deepEqual(new Set(listed.map(({ id }) => id)), new Set(all.map(({ id }) => id)));
    for (const each of all) assert.deepEqual(await grants.read(each.id), each);
  });

  it('are gone after Forget All, unreadable ones too', async () => {
    const kept = grant();
    await grants.keep(kept);
    await secrets.store(`grant/${randomUUID()}`, 'garbage');
    await grants.forgetAll();
    assert.deepEqual(await grants.list([kept.id]), []);
    assert.equal(await secrets.get(`grant/${kept.id}`), undefined);
  });

  it('tell which of them changed', async () => {
    const kept = grant();
    const heard = new Promise<string>((resolve) => {
      const listening = grants.onDidChange((id) => {
        listening.dispose();
        resolve(id);
      });
    });
    await grants.keep(kept);
    assert.equal(await heard, kept.id);
  });
});
