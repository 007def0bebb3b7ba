import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CryptoProvider, PublicClientApplication } from '@azure/msal-node';
import { practiceApps, practiceUsers } from '../../../src/practice/estate';
import { save } from '../../../src/estate/save/save';
import { beginSignIn } from '../../../src/signIn/entra/entra';
import type { SignInEndpoints } from '../../../src/signIn/signInAttempt';
import { type Authority, startAuthority } from '../../authority/authority';
import { MigrationHarness, backupSet } from '../../unit/migration/migrationHarness';
import { PracticeBrowser } from '../../unit/signIn/practiceBrowser';
import { pages, requestFor } from '../../unit/signIn/samples';
import { bench } from '../bench';
import { msalFor } from '../msalFor';
import { timedAsync, timedOursAsync } from '../timing';

/** Milliseconds that Microsoft's answers are on their way: with none, its arithmetic would be measured. */
const distance = 60;
const { backup } = practiceUsers;
const clientId = practiceApps.backup.clientId;

interface Scene {
  readonly authority: Authority;
  readonly folder: string;
}

function signedInAt(address: string): Promise<string> {
  return new PracticeBrowser().signIn(address, backup);
}

/** MSAL alone, from the code to its tokens. */
async function bareExchange(authority: Authority, scopes: readonly string[]): Promise<number> {
  const client = new PublicClientApplication(msalFor(authority));
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const redirectUri = 'http://localhost:51234';
  const [state, nonce] = ['a-state', 'a-nonce'];
  const request = { scopes: [...scopes], redirectUri, state, nonce };
  const asked = { ...request, codeChallenge: challenge, codeChallengeMethod: 'S256' };
  const { searchParams } = new URL(await signedInAt(await client.getAuthCodeUrl(asked)));
  const code = searchParams.get('code') ?? '';
  return timedAsync(() =>
    client.acquireTokenByCode({ ...request, code, codeVerifier: verifier }, { code, state, nonce }),
  );
}

function entryFile(): string {
  const tenant = { id: 'contoso', tenant: 'contoso.practice', cloud: 'practice', clientId };
  const set = {
    id: '1',
    name: 'Finance',
    tenant: 'contoso',
    account: backup.userName,
    accountRole: 'ordinary',
    sources: ['mailboxes', 'oneDrive'],
    authentication: { method: 'basic' },
  };
  const edition = { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' };
  return JSON.stringify({ edition, tenants: [tenant], backupSets: [set] }, undefined, 2);
}

/** From the pasted address to Saved, with the real sign-in, rules, storage of grants, and file. */
async function codeToSaved({ authority, folder }: Scene, endpoints: SignInEndpoints): Promise<number> {
  const file = join(folder, 'backup-sets.json');
  await writeFile(file, entryFile());
  const [tenant, edition] = [
    { id: 'contoso', tenant: 'contoso.practice', cloud: 'practice', clientId } as const,
    { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' },
  ];
  const harness = new MigrationHarness(
    backupSet({ account: backup.userName, tenantId: 'contoso', tenant, edition, accountRole: 'ordinary' }),
  );
  const access = {
    read: async () => ({ ok: true, bytes: new Uint8Array(await readFile(file)) }) as const,
    write: (bytes: Uint8Array) => writeFile(file, bytes).then(() => true),
    hasUnsavedChanges: () => false,
  };
  Object.assign(harness.services, {
    beginSignIn: (request: object) =>
      beginSignIn({ ...requestFor(authority), ...request, endpoints }, { pages }),
    saveEntries: (name: string, ...edit: [never, never]) => save(name, access, ...edit),
  });
  const migration = await harness.show();
  migration.dispatch({ type: 'choose', method: 'hybrid' });
  migration.dispatch({ type: 'continue' });
  migration.dispatch({ type: 'confirmApp', on: true });
  migration.dispatch({ type: 'authorize', by: 'link' });
  const came = (step: string) =>
    reached(
      () => migration.state.at.step === step,
      () => JSON.stringify(migration.state.at),
    );
  await reached(
    () => harness.copied.length > 0,
    () => JSON.stringify(migration.state.at),
  );
  const address = await signedInAt(harness.copied[0]!);
  return timedOursAsync(async () => {
    const refused = migration.submit(address);
    if (refused) throw new Error(`The code was refused: ${JSON.stringify(refused)}`);
    await came('confirm');
    migration.dispatch({ type: 'save' });
    await came('saved');
  });
}

async function reached(holds: () => boolean, state: () => string): Promise<void> {
  const until = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > until) throw new Error(`The migration stays at ${state()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export const signInBench = bench<Scene>({
  id: 'sign-in',
  title: `Signing in, Microsoft's answers ${distance} ms away`,
  rounds: 15,
  warmUp: 3,
  open: async () => ({
    authority: await startAuthority({ distance }),
    folder: await mkdtemp(join(tmpdir(), 'bench-')),
  }),
  close: async ({ authority, folder }) => {
    await authority.close();
    await rm(folder, { recursive: true });
  },
  rows: [
    {
      id: 'sign-in/saved',
      name: 'From the code to Saved',
      floor: 'a bare exchange by MSAL, in the same process',
      goal: { atMost: 1.1 },
      measure: async (scene) => ({
        floor: await bareExchange(scene.authority, ['User.Read']),
        ours: await codeToSaved(scene, requestFor(scene.authority).endpoints),
      }),
    },
  ],
});
