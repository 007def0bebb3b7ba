import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { type ICachePlugin, PublicClientApplication } from '@azure/msal-node';
import { factsOf, type Grant } from '../../../src/signIn/grantSecret';
import { Grants } from '../../../src/signIn/grants';
import { keptTokens } from '../../../src/signIn/keptTokens';
import { renewToken } from '../../../src/signIn/entra/renewal';
import { HttpClient } from '../../../src/net/httpClient';
import { type Authority, startAuthority } from '../../authority/authority';
import { practiceGrants } from '../../graph/practiceGrants';
import { Keyring, WindowMemory } from '../../unit/signIn/desktopStorage';
import { requestFor, scopes } from '../../unit/signIn/samples';
import { bench, type Row } from '../bench';
import { msalFor } from '../msalFor';
import { timedAsync, timedOursAsync } from '../timing';

const counts = [1, 100, 5_000] as const;
type Count = (typeof counts)[number];
type Renew = () => Promise<unknown>;

interface Scene {
  readonly authority: Authority;
  /** Renews one grant, of so many that are stored. */
  readonly ours: Readonly<Record<Count, Renew>>;
  readonly oneBlob: Readonly<Record<Count, Renew>>;
}

/** As the product does it, but for the network's distance: there is none. */
async function renewalOf(authority: Authority, all: readonly Grant[]): Promise<Renew> {
  const grants = new Grants(new Keyring().open(), new WindowMemory(), () => undefined);
  for (const grant of all) await grants.keep(grant);
  const grant = all[Math.floor(all.length / 2)]!;
  const { endpoints, clientId } = requestFor(authority);
  const origins = [endpoints.api, endpoints.graph].map((address) => new URL(address).origin);
  return async () => {
    const connection = new HttpClient({ limitMs: 30_000, origins }, undefined);
    try {
      await renewToken(
        { clientId, tenantId: grant.tenantId, endpoints },
        [scopes.user],
        keptTokens(grants, factsOf(grant), authority.now),
        connection,
      );
    } finally {
      connection.close();
    }
  };
}

type Cache = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The caches of all accounts in one: in each, the account's own id takes the place of the one that all share. */
function oneCache(all: readonly Grant[]): string {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const { tokenCache, person } of all) {
    const own = JSON.parse(tokenCache.replaceAll(person.objectId, randomUUID())) as Cache;
    for (const [part, entries] of Object.entries(own)) merged[part] = { ...merged[part], ...entries };
  }
  return JSON.stringify(merged);
}

/** As MSAL's documentation shows it: one plugin, which reads the whole cache before each access and writes it after a change. */
async function oneBlobOf(authority: Authority, all: readonly Grant[]): Promise<Renew> {
  let blob = oneCache(all);
  const cachePlugin: ICachePlugin = {
    beforeCacheAccess: ({ tokenCache }) => {
      tokenCache.deserialize(blob);
      return Promise.resolve();
    },
    afterCacheAccess: ({ cacheHasChanged, tokenCache }) => {
      if (cacheHasChanged) blob = tokenCache.serialize();
      return Promise.resolve();
    },
  };
  const client = new PublicClientApplication({ ...msalFor(authority), cache: { cachePlugin } });
  const accounts = await client.getTokenCache().getAllAccounts();
  if (accounts.length !== all.length) throw new Error(`One cache has ${accounts.length} accounts.`);
  const account = accounts[Math.floor(accounts.length / 2)]!;
  return () => client.acquireTokenSilent({ account, scopes: [scopes.user], forceRefresh: true });
}

function row(count: Count): Row<Scene> {
  const of = count === 1 ? 'the only one' : `one of ${count.toLocaleString('en')}`;
  return {
    id: `renewal/${count}`,
    name: `An authorization renewed, ${of}`,
    floor: 'the same, of one that is alone',
    peer: "MSAL's usual cache plugin: all accounts in one file",
    goal: { atMost: 1.2 },
    measure: async ({ ours, oneBlob }) => {
      // What the others' five thousand accounts left is cleared away, and ended connections are noticed, before anything counts.
      await wait(20);
      await ours[1]();
      const measured = { floor: await timedAsync(ours[1]), ours: await timedOursAsync(ours[count]) };
      return { ...measured, peer: await timedAsync(oneBlob[count]) };
    },
  };
}

async function each(make: (count: Count) => Promise<Renew>): Promise<Readonly<Record<Count, Renew>>> {
  return { 1: await make(1), 100: await make(100), 5_000: await make(5_000) };
}

export const renewalBench = bench<Scene>({
  id: 'renewal',
  title: 'Renewing an authorization',
  rounds: 21,
  warmUp: 3,
  open: async () => {
    const authority = await startAuthority();
    const { grants } = await practiceGrants(authority, 5_000, ['oneDrive']);
    return {
      authority,
      ours: await each((count) => renewalOf(authority, grants.slice(0, count))),
      oneBlob: await each((count) => oneBlobOf(authority, grants.slice(0, count))),
    };
  },
  close: ({ authority }) => authority.close(),
  rows: counts.map(row),
});
