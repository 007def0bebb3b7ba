import type { CloudId } from '../core/backupSets/backupSet';
import { type Cloud, cloudOf, issuerOf } from '../core/backupSets/clouds';
import { practiceCloud } from '../core/backupSets/practiceCloud';
import { ProblemError } from '../core/identity/problem';
import { practiceHere } from './practiceHere';
import type { RedirectPages } from './redirectListener';
import type { SignInAttempt, SignInEndpoints, SignInRequest } from './signInAttempt';

/**
 * Prepares an attempt to sign in; opens nothing. MSAL and what only a sign-in needs are loaded here, at the first
 * one. Dispose the attempt when it is no longer wanted, also when it comes too late.
 * @param pages what the browser's tab says afterwards
 * @param signal ends the preparation, and what it asks meanwhile
 * @throws ProblemError
 */
export async function beginSignIn(
  request: SignInRequest,
  pages: RedirectPages,
  signal: AbortSignal,
): Promise<SignInAttempt> {
  const entra = await import('./entra/entra');
  return entra.beginSignIn(request, { pages, signal });
}

/** Two loopback origins, parted by a space. Beside what this process serves itself, the only way in for the practice cloud's. */
const practiceVariable = 'BACKUP_AUTH_PRACTICE_CLOUD';

/**
 * The cloud as it can be signed in to from here. The environment, and then what this process serves, is asked for the
 * practice cloud only, and never touches another. Refused: `retired`, or why the practice cloud's origins were not taken.
 */
function reachable(id: CloudId, environment: NodeJS.ProcessEnv): Cloud | { readonly refused: string } {
  const practice = id === 'practice' ? practiceOf(environment) : undefined;
  if (practice !== undefined && 'refused' in practice) return practice;
  return cloudOf(id, practice) ?? { refused: 'retired' };
}

function practiceOf(environment: NodeJS.ProcessEnv): ReturnType<typeof practiceCloud> {
  const named = practiceCloud(environment[practiceVariable]);
  return 'refused' in named && named.refused === 'absent' ? (practiceHere() ?? named) : named;
}

/** Hosts and pages of a cloud. Undefined: it cannot be signed in to from here. */
export function cloudHere(id: CloudId, environment: NodeJS.ProcessEnv = process.env): Cloud | undefined {
  const cloud = reachable(id, environment);
  return 'refused' in cloud ? undefined : cloud;
}

/**
 * Where one signs in for a cloud.
 * @throws ProblemError `cloud`: `retired`, or why the practice cloud's origins were refused
 */
export function endpointsFor(id: CloudId, environment: NodeJS.ProcessEnv = process.env): SignInEndpoints {
  const cloud = reachable(id, environment);
  if ('refused' in cloud) throw new ProblemError({ kind: 'cloud', reason: cloud.refused });
  return {
    cloud: id,
    api: cloud.apiOrigin,
    browser: cloud.browserOrigin,
    graph: cloud.graph,
    issuer: issuerOf(cloud, '{tenantid}'),
  };
}
