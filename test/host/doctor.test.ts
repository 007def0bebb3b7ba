import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Authority, startAuthority } from '../authority/authority';
import { practiceApps } from '../authority/estate';
import type { BackupSet } from '../../src/core/backupSets/backupSet';
import { doctor } from '../../src/commands/diagnosis/runDoctor';
import type { CommandContext } from '../../src/commands/context';
import { backupSet } from './stubs';

const practiceVariable = 'BACKUP_AUTH_PRACTICE_CLOUD';

describe('Doctor', () => {
  let authority: Authority;
  let before: string | undefined;
  let secrets: Map<string, string>;
  /** What the run before showed. */
  let shown = '';
  beforeEach(async () => {
    authority = await startAuthority();
    before = process.env[practiceVariable];
    process.env[practiceVariable] = `${authority.apiOrigin} ${authority.browserOrigin}`;
    secrets = new Map();
  });
  afterEach(async () => {
    if (before === undefined) Reflect.deleteProperty(process.env, practiceVariable);
    else process.env[practiceVariable] = before;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await authority.close();
  });

  const inPractice = (tenant: string, clientId?: string): BackupSet =>
    backupSet({ tenant: { id: tenant, tenant, cloud: 'practice', clientId } });

  /** Runs it, and gives the text that it shows. */
  async function report(sets: readonly BackupSet[], loses = false): Promise<vscode.TextDocument> {
    const storage = {
      get: (key: string) => Promise.resolve(secrets.get(key)),
      store: (key: string, value: string) => {
        if (!loses) secrets.set(key, value);
        return Promise.resolve();
      },
      delete: (key: string) => Promise.resolve(void secrets.delete(key)),
    };
    await doctor({
      estate: { ready: Promise.resolve(), sets },
      storage: { secrets: storage },
      services: { permissionLevel: () => 'identity' },
    } as unknown as CommandContext);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    // One document takes the text of each run, a moment after it is shown.
    while (document.getText() === shown) {
      await new Promise<void>((resolve) => {
        const subscription = vscode.workspace.onDidChangeTextDocument(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
    shown = document.getText();
    return document;
  }

  it('finds hosts, tenants, clock, secret storage and client IDs in order, and leaves nothing behind', async () => {
    const document = await report([inPractice('contoso.practice', practiceApps.backup.clientId)]);
    const text = document.getText();
    const { host } = new URL(authority.apiOrigin);
    assert.match(
      text,
      new RegExp(`Problems: 0\\n\\n\\[OK\\] ${host} answers\\.\\n\\[OK\\] The clock agrees`),
    );
    assert.match(text, /\[OK\] The clock agrees/);
    assert.match(text, /\[OK\] Tenant con….practice is there/);
    assert.match(text, /\[OK\] Tenant con….practice has a client ID/);
    assert.match(text, /secret storage of VS Code works/);
    assert.match(text, /Backup Auth Migrator: \d+\.\d+\.\d+\n/);
    assert.equal(secrets.size, 0);
    assert.ok(!document.isDirty);
    assert.notEqual(document.uri.scheme, 'file');
  });

  it('says what is wrong and what mends it, for each tenant', async () => {
    const text = (
      await report(
        [
          inPractice('contoso.practice', '04b07795-8ddb-461a-bbee-02f9e1bf7b46'),
          inPractice('nobody.practice'),
        ],
        true,
      )
    ).getText();
    assert.match(text, /\nProblems: 4\n/);
    assert.match(text, /\[Problem\] Tenant nob….practice: [^[]*AADSTS90002[^[]*\n {4}Fix: /);
    assert.match(text, /\[Problem\] Tenant nob….practice has no client ID\.\n {4}Fix: /);
    assert.match(text, /\[Problem\] The client ID of tenant con….practice is one of Microsoft's own apps/);
    assert.match(text, /\[Problem\] The secret storage .* doesn't keep/);
  });

  it('asks for no client ID of a tenant in a closed cloud: nobody can sign in there', async () => {
    const closed = backupSet({
      tenant: { id: 'de', tenant: 'fabrikam.de', cloud: 'germany', clientId: undefined },
    });
    const text = (await report([closed])).getText();
    assert.match(text, /Tenant fab….de: /);
    assert.doesNotMatch(text, /client ID/);
  });

  it('names no account, no whole tenant and no client ID', async () => {
    const set = inPractice('contoso.practice', practiceApps.backup.clientId);
    const unknown = { ...inPractice('nobody.practice'), account: 'eve@nobody.practice' };
    const text = (await report([set, unknown])).getText();
    assert.match(text, /con….practice/);
    for (const hidden of [
      set.account,
      set.name,
      'contoso.practice',
      'nobody',
      practiceApps.backup.clientId,
    ]) {
      assert.ok(!text.includes(hidden), hidden);
    }
  });

  it('tells a host that nobody can reach from one that answers', async () => {
    await authority.close();
    const text = (await report([inPractice('contoso.practice', practiceApps.backup.clientId)])).getText();
    assert.match(
      text,
      /\[Problem\] .*couldn't be reached. Nothing answers there\.\s+\(ECONNREFUSED\)\n {4}Fix: /,
    );
    assert.match(text, /\[Unknown\] The clock couldn't be compared/);
    authority = await startAuthority();
  });
});
