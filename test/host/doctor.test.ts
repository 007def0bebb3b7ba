import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Authority, startAuthority } from '../authority/authority';
import { practiceApps } from '../../src/practice/estate';
import type { BackupSet } from '../../src/core/backupSets/backupSet';
import { doctor } from '../../src/commands/diagnosis/runDoctor';
import type { CommandContext } from '../../src/commands/context';
import { type DoctorAsked, Pages } from '../../src/overview/pages';
import { DoctorPage } from '../../src/webview/findings/doctorPage';
import { doctorView } from '../../src/webview/findings/doctorView';
import type { FindingsParts } from '../../src/webview/findings/pageParts';
import { pageMarkdown } from '../../src/webview/plan/pageMarkdown';
import { backupSet } from './stubs';

const practiceVariable = 'BACKUP_AUTH_PRACTICE_CLOUD';

describe('Doctor', () => {
  let authority: Authority;
  let before: string | undefined;
  let secrets: Map<string, string>;
  beforeEach(async () => {
    authority = await startAuthority();
    before = process.env[practiceVariable];
    process.env[practiceVariable] = `${authority.apiOrigin} ${authority.browserOrigin}`;
    secrets = new Map();
  });
  afterEach(async () => {
    if (before === undefined) Reflect.deleteProperty(process.env, practiceVariable);
    else process.env[practiceVariable] = before;
    await authority.close();
  });

  const inPractice = (tenant: string, clientId?: string): BackupSet =>
    backupSet({ tenant: { id: tenant, tenant, cloud: 'practice', clientId } });

  /** Runs it, and gives what it asks the page to show. */
  async function run(sets: readonly BackupSet[], loses = false): Promise<DoctorAsked> {
    const storage = {
      get: (key: string) => Promise.resolve(secrets.get(key)),
      store: (key: string, value: string) => {
        if (!loses) secrets.set(key, value);
        return Promise.resolve();
      },
      delete: (key: string) => Promise.resolve(void secrets.delete(key)),
    };
    const pages = new Pages();
    await doctor({
      estate: { ready: Promise.resolve(), sets },
      storage: { secrets: storage },
      services: { permissionLevel: () => 'identity' },
      pages,
    } as unknown as CommandContext);
    return pages.shown?.page === 'doctor' ? pages.shown : assert.fail('Doctor shows its page.');
  }

  /** The same as its page has it, in full. */
  async function report(sets: readonly BackupSet[], loses = false): Promise<string> {
    const asked = await run(sets, loses);
    return pageMarkdown(doctorView({ asked, rows: [], from: undefined })).replaceAll('\\', '');
  }

  it('finds hosts, tenants, clock, secret storage and client IDs in order, and leaves nothing behind', async () => {
    const text = await report([inPractice('contoso.practice', practiceApps.backup.clientId)]);
    const { host } = new URL(authority.apiOrigin);
    assert.match(text, /\n## No problems found\n/);
    assert.match(text, new RegExp(`\\*\\*OK:\\*\\* ${host} answers\\.\\n- \\*\\*OK:\\*\\* The clock agrees`));
    assert.match(text, /OK:\*\* Tenant contoso\.practice exists/);
    assert.match(text, /OK:\*\* Tenant contoso\.practice has a client ID/);
    assert.match(text, /VS Code's secret storage works/);
    assert.match(text, /Backup Auth Migrator: \d+\.\d+\.\d+\n/);
    assert.equal(secrets.size, 0);
  });

  it('says what is wrong and what mends it, for each tenant', async () => {
    const text = await report(
      [inPractice('contoso.practice', '04b07795-8ddb-461a-bbee-02f9e1bf7b46'), inPractice('nobody.practice')],
      true,
    );
    assert.match(text, /\n## Problems: 4\n/);
    assert.match(text, /\| Problem \| Tenant nobody\.practice: .*AADSTS90002.* \| Fix: /);
    assert.match(text, /\| Problem \| Tenant nobody\.practice has no client ID\. \| Fix: /);
    assert.match(
      text,
      /\| Problem \| The client ID of tenant contoso\.practice is one of Microsoft's own apps/,
    );
    assert.match(text, /\| Problem \| VS Code's secret storage loses/);
  });

  it('asks for no client ID of a tenant in a closed cloud: nobody can sign in there', async () => {
    const closed = backupSet({
      tenant: { id: 'de', tenant: 'fabrikam.de', cloud: 'germany', clientId: undefined },
    });
    const text = await report([closed]);
    assert.match(text, /Tenant fabrikam\.de: /);
    assert.doesNotMatch(text, /client ID/);
  });

  it('names tenants to the person, and for support no account, no whole tenant and no client ID', async () => {
    const set = inPractice('contoso.practice', practiceApps.backup.clientId);
    const unknown = { ...inPractice('nobody.practice'), account: 'eve@nobody.practice' };
    const asked = await run([set, unknown]);
    const parts = { overview: { rows: { sets: [] } }, migrations: { onPage: undefined } };
    const page = new DoctorPage(parts as unknown as FindingsParts, asked);
    assert.match(JSON.stringify(page.view()), /contoso\.practice.*|nobody\.practice/);
    await page.take({ type: 'press', button: 'copyForSupport' });
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /\[Problem\] Tenant nob….practice: [^[]*\n {4}Fix: /);
    assert.match(text, /\[OK\] Tenant con….practice exists/);
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
    const text = await report([inPractice('contoso.practice', practiceApps.backup.clientId)]);
    assert.match(
      text,
      /\| Problem \| .*couldn't be reached. Nothing answers there\. \(ECONNREFUSED\) \| Fix: /,
    );
    assert.match(text, /\| Unknown \| The clock couldn't be compared/);
    authority = await startAuthority();
  });
});
