import type { Authority } from './authority';
import { signInHosts } from './signInHosts';

/** Where a sign-in host is, for programs and for people's browsers. */
export type Origins = Pick<Authority, 'apiOrigin' | 'browserOrigin'>;

/** A sign-in host of Microsoft's as the authority plays it, for whatever takes an authority's two origins. */
export function originsOf({ apiOrigin }: Origins, host: string): Origins {
  return { apiOrigin: `${apiOrigin}/cloud/${host}`, browserOrigin: `https://${host}` };
}

/**
 * A `fetch` for which Microsoft's hosts are the ones that the authority plays. It is the only way there: a request to
 * any other host, or not over TLS, fails, and none leaves this computer.
 */
export function cloudFetch({ apiOrigin }: Origins): typeof globalThis.fetch {
  return async (input, init) => {
    const { protocol, host, pathname, search } = new URL(input instanceof Request ? input.url : input);
    const part = protocol === 'https:' ? partOf.get(host) : undefined;
    if (part === undefined) throw new Error(`nobody plays ${protocol}//${host}`);
    return globalThis.fetch(`${apiOrigin}/${part}/${host}${pathname}${search}`, init);
  };
}

const partOf: ReadonlyMap<string, 'cloud' | 'graph-of'> = new Map(
  signInHosts.flatMap(({ host, clouds }) => [
    [host, 'cloud'] as const,
    ...clouds.map(({ services }) => [new URL(services.graph).host, 'graph-of'] as const),
  ]),
);
