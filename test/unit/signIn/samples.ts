import assert from 'node:assert/strict';
import type { Authority } from '../../authority/authority';
import { practiceGrant } from '../../builders';
import { type PracticeUser, practiceApps, practiceUsers } from '../../../src/practice/estate';
import { type Problem, ProblemError } from '../../../src/core/identity/problem';
import { type SignInSurroundings, beginSignIn } from '../../../src/signIn/entra/entra';
import type { RedirectPages } from '../../../src/signIn/redirectListener';
import type { Grant } from '../../../src/signIn/grantSecret';
import { endpointsFor } from '../../../src/signIn/signIn';
import type { Exchanged, SignInAttempt, SignInRequest } from '../../../src/signIn/signInAttempt';
import { PracticeBrowser } from './practiceBrowser';

export const pages: RedirectPages = {
  language: 'en',
  received: { title: 'Code received', text: 'You can close this tab and return to VS Code.' },
  tooMuch: { title: 'Too much', text: 'Copy the address of this page.' },
  refused: { title: 'Not signed in', text: 'Return to VS Code: <it> says why & what next.' },
};

export const scopes = {
  user: 'https://graph.microsoft.com/User.Read',
  mail: 'https://graph.microsoft.com/Mail.ReadWrite',
  roles: 'https://graph.microsoft.com/RoleManagement.Read.Directory',
  publicFolders: 'https://outlook.office365.com/EWS.AccessAsUser.All',
} as const;

/** What a sign-in leaves in the secret storage. */
export function grant(change: Partial<Grant> = {}): Grant {
  return practiceGrant({ clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001', ...change });
}

/** A sign-in of Contoso's backup account for mailboxes, at a running practice authority. */
export function requestFor(authority: Authority, change: Partial<SignInRequest> = {}): SignInRequest {
  return {
    endpoints: endpointsFor('practice', {
      BACKUP_AUTH_PRACTICE_CLOUD: `${authority.apiOrigin} ${authority.browserOrigin}`,
    }),
    tenant: 'contoso.practice',
    clientId: practiceApps.backup.clientId,
    account: practiceUsers.backup.userName,
    signer: 'anyMember',
    scopes: [[scopes.user, scopes.mail]],
    checkRole: false,
    way: 'loopback',
    ...change,
  };
}

export interface SignInChange {
  readonly request?: Partial<SignInRequest>;
  readonly surroundings?: Partial<SignInSurroundings>;
  readonly user?: PracticeUser;
}

/** Begins an attempt, signs in as a person would, and pastes the address that came of it. */
export async function signedIn(authority: Authority, change: SignInChange = {}): Promise<SignInAttempt> {
  const { request, surroundings, user = practiceUsers.backup } = change;
  const attempt = await beginSignIn(requestFor(authority, request), { pages, ...surroundings });
  const address = await new PracticeBrowser().signIn(attempt.address, user);
  assert.equal(attempt.submit(address), undefined);
  return attempt;
}

/** The whole way to the evidence. */
export async function exchanged(authority: Authority, change: SignInChange = {}): Promise<Exchanged> {
  const attempt = await signedIn(authority, change);
  try {
    return await attempt.exchange();
  } finally {
    attempt.dispose();
  }
}

/** The problem that a promise is rejected with; anything else fails the test. */
export async function problemFrom(promise: Promise<unknown>): Promise<Problem> {
  const outcome = await promise.then(
    () => 'no problem',
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof ProblemError, String(outcome));
  return outcome.problem;
}
