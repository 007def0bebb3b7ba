import type { CloudId } from '../core/backupSet';
import { cloudOf, issuerOf, practiceCloud } from '../core/clouds';
import { ProblemError } from '../core/problem';
import type { RedirectPages } from './redirectListener';
import type { SignInAttempt, SignInEndpoints, SignInRequest } from './signInAttempt';

/**
 * Prepares an attempt to sign in; opens nothing. MSAL and what only a sign-in needs are loaded here, at the first
 * one. Dispose the attempt when it is no longer wanted, also when it comes too late.
 * @param pages what the browser's tab says afterwards
 * @throws ProblemError
 */
export async function beginSignIn(request: SignInRequest, pages: RedirectPages): Promise<SignInAttempt> {
  const entra = await import('./entra/entra');
  return entra.beginSignIn(request, { pages });
}

/** The only way by which the practice cloud's origins come in: two loopback origins, parted by a space. */
const practiceVariable = 'BACKUP_AUTH_PRACTICE_CLOUD';

/**
 * Where one signs in for a cloud. The environment is read for the practice cloud only, and never touches another.
 * @throws ProblemError `cloud`: `retired`, or why the practice cloud's origins were refused
 */
export function endpointsFor(id: CloudId, environment: NodeJS.ProcessEnv = process.env): SignInEndpoints {
  const practice = id === 'practice' ? practiceCloud(environment[practiceVariable]) : undefined;
  if (practice !== undefined && 'refused' in practice) {
    throw new ProblemError({ kind: 'cloud', reason: practice.refused });
  }
  const cloud = cloudOf(id, practice);
  if (cloud === undefined) throw new ProblemError({ kind: 'cloud', reason: 'retired' });
  return {
    cloud: id,
    api: cloud.apiOrigin,
    browser: cloud.browserOrigin,
    graph: cloud.graph,
    issuer: issuerOf(cloud, '{tenantid}'),
  };
}
