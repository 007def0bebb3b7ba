import { HttpClient } from '../../net/httpClient';
import type { KeptTokens } from '../keptTokens';
import { type RenewalOf, type RenewedToken, renewToken } from './renewal';

/** Milliseconds for one request. */
const limitMs = 30_000;

/**
 * An access token of a kept grant by one silent refresh; nobody signs in.
 * @param scopes full URIs of one service
 * @throws ProblemError as `renewToken`
 */
export async function accessTokenOf(
  of: RenewalOf,
  scopes: readonly string[],
  tokens: KeptTokens,
  fetch?: typeof globalThis.fetch,
): Promise<RenewedToken> {
  const connection = new HttpClient({ limitMs, origins: [new URL(of.endpoints.api).origin] }, fetch);
  try {
    return await renewToken(of, scopes, tokens, connection);
  } finally {
    connection.close();
  }
}
