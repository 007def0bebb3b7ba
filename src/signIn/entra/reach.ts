import type { CloudId, Tenant } from '../../core/backupSets/backupSet';
import { type Problem, problemOf } from '../../core/identity/problem';
import { cloudHere, endpointsFor } from '../signIn';
import { clockAhead } from './clock';
import { HttpClient } from '../../net/httpClient';
import { tenantIdOf } from './tenant';

/** How a host, or what is asked of it, was reached. */
export interface Reached {
  readonly host: string;
  readonly problem: Problem | undefined;
  /** Minutes that this computer's clock is ahead; undefined where no answer told. */
  readonly clockAhead: number | undefined;
}

export interface ReachSurroundings {
  readonly signal: AbortSignal;
  /** Milliseconds for one request. */
  readonly limitMs: number;
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * Asks a cloud's two hosts for what anybody may ask: the OpenID configuration that belongs to no tenant, and Graph for
 * nothing in particular (whose 401 is an answer). Nothing is sent with it. Empty: the cloud cannot be signed in to.
 */
export async function reachCloud(cloud: CloudId, around: ReachSurroundings): Promise<readonly Reached[]> {
  const here = cloudHere(cloud);
  if (!here) return [];
  return Promise.all([
    reach(`${here.apiOrigin}/common/v2.0/.well-known/openid-configuration`, around),
    reach(`${here.graph}/v1.0/me`, around),
  ]);
}

/** Undefined: the tenant is there, in the cloud that the file names. */
export async function reachTenant(
  { cloud, tenant }: Tenant,
  around: ReachSurroundings,
): Promise<Problem | undefined> {
  try {
    const endpoints = endpointsFor(cloud);
    await withConnection(endpoints.api, around, (connection) => tenantIdOf(connection, endpoints, tenant));
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}

async function reach(address: string, around: ReachSurroundings): Promise<Reached> {
  const { now = Date.now } = around;
  const { host } = new URL(address);
  try {
    // A cache's answer has a clock of its own, and says nothing about the network.
    const { headers } = await withConnection(address, around, (connection) =>
      connection.request(address, { headers: { 'cache-control': 'no-cache' } }),
    );
    return { host, problem: undefined, clockAhead: clockAhead(headers, now()) };
  } catch (error) {
    return { host, problem: problemOf(error), clockAhead: undefined };
  }
}

async function withConnection<T>(
  address: string,
  { signal, limitMs, fetch }: ReachSurroundings,
  work: (connection: HttpClient) => Promise<T>,
): Promise<T> {
  const connection = new HttpClient({ limitMs, origins: [new URL(address).origin] }, fetch);
  const close = () => connection.close();
  signal.addEventListener('abort', close);
  try {
    if (signal.aborted) close();
    return await work(connection);
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}
