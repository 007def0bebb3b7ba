import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ownGrant } from '../builders';
import type { BackupSet } from '../../src/core/backupSets/backupSet';
import type { GrantFacts } from '../../src/core/identity/grant';
import { GrantSessions, type SharedToken } from '../../src/sharing/grantSessions';
import { publicApi } from '../../src/sharing/publicApi';
import { registerSharing } from '../../src/sharing/registerSharing';
import { Overview } from '../../src/overview/overview';
import type { RegisterSharing } from '../../src/sharing/sharing';
import {
  backupSet,
  failed,
  FakeEstate,
  FakeMigrations,
  grant as grantId,
  replace,
  restoreAll,
} from './stubs';

function facts(more: Partial<GrantFacts> = {}): GrantFacts {
  return ownGrant({ id: grantId, signerRole: 'notHeld', ...more });
}

describe('Sessions for other extensions', () => {
  const scope = 'https://graph.microsoft.com/Mail.ReadWrite';
  let kept: GrantFacts[];
  let sets: BackupSet[];
  let asked: (readonly string[])[];
  let answer: () => Promise<SharedToken>;
  let now: number;
  let logged: string[];
  let sessions: GrantSessions;
  let changes: vscode.AuthenticationProviderAuthenticationSessionsChangeEvent[];

  beforeEach(() => {
    kept = [facts()];
    sets = [backupSet({ authentication: { method: 'hybrid', grant: grantId } })];
    asked = [];
    logged = [];
    changes = [];
    now = 0;
    answer = () =>
      Promise.resolve({ accessToken: `token-${asked.length}`, granted: [scope], expiresAt: now + 3_600_000 });
    sessions = new GrantSessions({
      ready: Promise.resolve(),
      grants: () => kept,
      sets: () => sets,
      token: (_, scopes) => {
        asked.push(scopes);
        return answer();
      },
      now: () => now,
      log: (message) => logged.push(message),
    });
    sessions.onDidChangeSessions((change) => changes.push(change));
  });
  afterEach(() => {
    restoreAll();
    sessions.dispose();
  });

  it('are none before one was created, and are found by their scopes and account then', async () => {
    assert.deepEqual(await sessions.getSessions(['Mail.ReadWrite']), []);
    assert.deepEqual(asked, []);
    const created = await sessions.createSession(['Mail.ReadWrite']);
    assert.deepEqual(
      [created.accessToken, created.account.label, created.scopes],
      ['token-1', 'backup@contoso.com', ['Mail.ReadWrite']],
    );
    assert.deepEqual(asked, [[scope]]);
    assert.equal(changes[0]?.added?.length, 1);
    assert.deepEqual(await sessions.getSessions(['Mail.ReadWrite']), [created]);
    assert.deepEqual(await sessions.getSessions(undefined), [created]);
    assert.deepEqual(await sessions.getSessions(['User.Read']), []);
    const account = { id: 'another', label: 'another' };
    assert.deepEqual(await sessions.getSessions(['Mail.ReadWrite'], { account }), []);
  });

  it('renew a token shortly before it ends, and not earlier', async () => {
    await sessions.createSession(['Mail.ReadWrite']);
    now = 3_000_000;
    assert.equal((await sessions.getSessions(undefined))[0]?.accessToken, 'token-1');
    now = 3_400_000;
    assert.equal((await sessions.getSessions(undefined))[0]?.accessToken, 'token-2');
  });

  it('are refused beyond the permissions, and for an administrator’s authorization, without asking anybody', async () => {
    await assert.rejects(sessions.createSession(['Mail.Send']), /Migrate Authentication/);
    kept = [facts({ role: 'confirmed' })];
    await assert.rejects(sessions.createSession(['Mail.ReadWrite']), /administrator/);
    assert.deepEqual([asked, changes], [[], []]);
  });

  it('are refused where Microsoft renews nothing, or gives more than was authorized', async () => {
    answer = () => Promise.reject(new Error('AADSTS70008 canary'));
    await assert.rejects(sessions.createSession(['Mail.ReadWrite']), /couldn't be renewed/);
    answer = () =>
      Promise.resolve({ accessToken: 'x', granted: ['Directory.ReadWrite.All'], expiresAt: 1e15 });
    await assert.rejects(sessions.createSession(['Mail.ReadWrite']), /couldn't be renewed/);
    assert.equal(logged.length, 2);
    assert.doesNotMatch(logged.join(' '), /canary/);
    assert.deepEqual(await sessions.getSessions(undefined), []);
  });

  it('let the person choose where several accounts fit', async () => {
    const other = 'b1a9b7f0-93b5-4f27-8b59-0c5f4a4a0a02';
    const person = { ...facts().person, name: 'two@contoso.com', objectId: other };
    kept.push(facts({ id: other, account: person.name, person }));
    sets.push(
      backupSet({ id: '2', account: 'two@contoso.com', authentication: { method: 'hybrid', grant: other } }),
    );
    replace(vscode.window, 'showQuickPick', ((items: readonly vscode.QuickPickItem[]) =>
      Promise.resolve(items[1])) as unknown as typeof vscode.window.showQuickPick);
    const { account } = await sessions.createSession(['User.Read']);
    assert.equal(account.label, 'two@contoso.com');
    replace(vscode.window, 'showQuickPick', () => Promise.resolve(undefined));
    await assert.rejects(sessions.createSession(['User.Read']), vscode.CancellationError);
  });

  it('end when they are removed, or when their authorization is forgotten', async () => {
    const { id } = await sessions.createSession(['Mail.ReadWrite']);
    await sessions.removeSession(id);
    assert.deepEqual(await sessions.getSessions(undefined), []);
    await sessions.createSession(['Mail.ReadWrite']);
    sessions.review();
    assert.equal((await sessions.getSessions(undefined)).length, 1);
    kept = [];
    sessions.review();
    assert.deepEqual(
      changes.map(({ added, removed }) => [added?.length, removed?.length]),
      [
        [1, 0],
        [0, 1],
        [1, 0],
        [0, 1],
      ],
    );
  });
});

describe('The mark of an authorization that other extensions never get', () => {
  it('is made of what a file said, though it says otherwise before what makes it is loaded', async () => {
    const [first, second] = [facts(), facts({ id: 'b1a9b7f0-93b5-4f27-8b59-0c5f4a4a0a02' })];
    const naming = ({ id }: GrantFacts, accountRole: BackupSet['accountRole']) =>
      backupSet({ id, accountRole, authentication: { method: 'hybrid', grant: id } });
    const estate = new FakeEstate([naming(first, 'unknown')]);
    const localGrants = Object.assign(new FakeMigrations(), { all: [first, second] });
    const marked: string[] = [];
    let bothMarked = (): void => undefined;
    const done = new Promise<void>((resolve) => (bothMarked = resolve));
    const rewrite = (id: string) => {
      marked.push(id);
      if (id === second.id) bothMarked();
      return Promise.resolve();
    };
    const registered = registerSharing({
      estate,
      localGrants,
      grants: { rewrite },
      ready: Promise.resolve(),
      log: { warn: failed },
    } as unknown as RegisterSharing);
    estate.change();
    estate.sets = [naming(first, 'ordinary'), naming(second, 'unknown')];
    estate.change();
    await done;
    registered.dispose();
    assert.deepEqual(marked, [first.id, second.id]);
  });
});

interface OtherExtension {
  api(): Promise<ReturnType<typeof publicApi>>;
  session(
    scopes: readonly string[],
    options: vscode.AuthenticationGetSessionOptions,
  ): Promise<vscode.AuthenticationSession | undefined>;
  accounts(): Promise<readonly vscode.AuthenticationSessionAccountInformation[]>;
}

describe('Another extension', () => {
  let other: OtherExtension;
  const setting = (value: boolean | undefined) =>
    vscode.workspace
      .getConfiguration('backupAuth')
      .update('authenticationProvider.enabled', value, vscode.ConfigurationTarget.Global);
  before(async () => {
    const extension = vscode.extensions.getExtension<OtherExtension>('example.other-extension');
    other = (await extension?.activate()) ?? assert.fail('the other extension is not installed');
  });
  afterEach(() => setting(undefined));

  it('is told which backup sets there are and how they stand', async () => {
    const api = await other.api();
    await api.ready;
    assert.equal(api.version, 1);
    const set = api.sets().find(({ id }) => id === '1692322592995');
    assert.ok(set);
    const { file, reasons, ...rest } = set;
    assert.match(file, /\/backup-sets\.json$/);
    assert.ok(reasons.includes('basic'));
    assert.deepEqual(rest, {
      id: '1692322592995',
      name: 'Finance mailboxes',
      account: 'backup@contoso.com',
      tenant: { name: 'contoso.onmicrosoft.com', cloud: 'global' },
      sources: ['mailboxes'],
      method: 'basic',
      authorization: 'none',
      stage: 'toMigrate',
      recordedBy: undefined,
      heldBy: undefined,
      aftercareOpen: [],
      team: {},
      needsAction: true,
    });
  });

  it('can change nothing of ours by what it was told', async () => {
    const api = await other.api();
    await api.ready;
    const [set] = api.sets();
    assert.throws(() => Object.assign(set!, { name: 'x' }), TypeError);
    assert.throws(() => (set!.reasons as string[]).push('x'), TypeError);
    assert.throws(() => Object.assign(set!.tenant!, { name: 'x' }), TypeError);
    assert.throws(() => Object.assign(api, { sets: () => [] }), TypeError);
    assert.doesNotMatch(JSON.stringify(api.sets()), /grant|token|objectId/i);
  });

  it('is told that something changed', async () => {
    const api = await other.api();
    await api.ready;
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const file = vscode.Uri.joinPath(folder, 'told.backup-sets.json');
    const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'backup-sets.json'));
    const told = new Promise<void>((resolve) => {
      const listening = api.onDidChange(() => {
        if (!api.sets().some((set) => set.file === file.toString())) return;
        listening.dispose();
        resolve();
      });
    });
    await vscode.workspace.fs.writeFile(file, text);
    await told;
    await vscode.workspace.fs.delete(file);
  });

  it('gets no session without the person’s consent, with the setting on', async () => {
    await (
      await other.api()
    ).ready;
    await setting(true);
    assert.equal(await other.session(['Mail.ReadWrite'], { silent: true }), undefined);
    assert.deepEqual(await other.accounts(), []);
  });

  it('finds no provider where the setting is off, as it is by default', async () => {
    assert.equal(
      vscode.workspace.getConfiguration('backupAuth').inspect('authenticationProvider.enabled')?.defaultValue,
      false,
    );
    await assert.rejects(other.session(['Mail.ReadWrite'], { silent: true }));
  });
});

describe('The API', () => {
  it('tells of each set what the view tells', async () => {
    const estate = new FakeEstate([backupSet({ authentication: { method: 'modern', grant: grantId } })]);
    const migrations = new FakeMigrations();
    const overview = new Overview({ estate, migrations, localGrants: migrations });
    await overview.ready;
    const [set] = publicApi(overview).sets();
    assert.deepEqual(
      [set?.method, set?.authorization],
      ['modern', overview.rows.sets[0]?.status.authorization],
    );
    overview.dispose();
  });
});
