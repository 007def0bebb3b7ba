import { randomBytes } from 'node:crypto';
import { adminConsentLink, adminConsentState } from '../core/identity/adminConsent';
import type { Cloud } from '../core/backupSets/clouds';
import type { ScopesOf } from '../core/identity/permissions';
import { type MicrosoftProblem, microsoftProblem } from '../core/identity/signInErrors';
import { listenForRedirect, type Outcome, type RedirectPages } from './redirectListener';

/** Whose consent to what is asked for. */
export interface ConsentRequest {
  readonly cloud: Cloud;
  /** Domain or GUID. */
  readonly tenant: string;
  readonly clientId: string;
  readonly permissions: readonly ScopesOf[];
}

/** `expired`: no answer came while it was listened for. */
export type ConsentAnswer = { readonly kind: 'given' } | { readonly kind: 'expired' } | MicrosoftProblem;

export interface AwaitedConsent {
  /** Of Microsoft's page, for an administrator at this computer. */
  readonly address: string;
  /** Settles once. Never rejects. */
  readonly answer: Promise<ConsentAnswer>;
  /** Stops listening. */
  dispose(): void;
}

/** An administrator may have to sign in first, with a code. */
const waitMs = 15 * 60_000;

/**
 * Listens on this computer for the answer to one request for an administrator's consent: only what carries its state
 * counts. The answer holds no code and no token, and none is looked for.
 * @param pages what the browser's tab says afterwards
 * @returns undefined where no port can be bound
 */
export async function awaitConsent(
  { cloud, tenant, clientId, permissions }: ConsentRequest,
  pages: RedirectPages,
): Promise<AwaitedConsent | undefined> {
  // Where the browser reaches nothing here, its error page's address is pasted, and says which app it is about.
  const state = `${adminConsentState(clientId)}.${randomBytes(32).toString('base64url')}`;
  let settle: (answer: ConsentAnswer) => void = () => undefined;
  const answer = new Promise<ConsentAnswer>((resolve) => (settle = resolve));
  const accept = (parameters: URLSearchParams): Outcome => {
    const error = parameters.get('error');
    if (error !== null) {
      settle(microsoftProblem({ error, description: parameters.get('error_description') ?? undefined }));
      return 'refused';
    }
    if (parameters.get('admin_consent')?.toLowerCase() !== 'true') return undefined;
    settle({ kind: 'given' });
    return 'received';
  };
  const listener = await listenForRedirect(state, pages, { accept, missed: () => undefined });
  if (!listener) return undefined;
  const end = () => settle({ kind: 'expired' });
  const timer = setTimeout(end, waitMs).unref();
  void answer.then(() => {
    clearTimeout(timer);
    listener.close();
  });
  const address = adminConsentLink(cloud, tenant, clientId, permissions, {
    redirect: listener.redirectUri,
    state,
  });
  return { address, answer, dispose: end };
}
