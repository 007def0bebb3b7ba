import type { CloudServices } from '../../src/practice/authority/protocol/permissions';
import { type SignInHost, globalHost } from '../../src/practice/authority/signInHost';
import { signInHosts } from './signInHosts';

/** Whom a request is for. */
export interface Addressed {
  /** A sign-in host that is played by path; undefined: the practice cloud. */
  readonly plays?: SignInHost;
  /** The cloud whose Graph lives here; undefined: none does. */
  readonly graph?: CloudServices;
  /** The path as that host sees it; Graph's begins with `/graph`. */
  readonly path: string;
}

/**
 * Microsoft's hosts live under paths, for a `fetch` that leads their names here: `/cloud/<sign-in host>/…` and
 * `/graph-of/<Graph host>/…`. A host that is not one of theirs is not there.
 */
export function addressedBy(path: string): Addressed {
  const [, part, name, rest = ''] = /^\/(cloud|graph-of)\/([^/]+)(\/.*)$/.exec(path) ?? [];
  if (part === undefined) return { path, graph: globalHost.clouds[0].services };
  for (const plays of signInHosts) {
    if (part === 'cloud' && plays.host === name) return { plays, path: rest };
    const graph = plays.clouds.find(({ services }) => services.graph === `https://${name}`)?.services;
    if (part === 'graph-of' && graph) return { plays, graph, path: `/graph${rest}` };
  }
  return { path };
}
