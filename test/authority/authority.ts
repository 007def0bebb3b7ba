import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type AuthorityState, newState } from '../../src/practice/authority/authorityState';
import {
  type AppRegistration,
  type PracticeTenant,
  type PracticeUser,
  practiceApps,
} from '../../src/practice/estate';
import { sendAnswer } from './faultyAnswer';
import { type Fault, Faults, isTokenFault } from './faults';
import { isOwnHost, listenOnLoopback } from '../../src/practice/loopback';
import { type Answer, type Call, readCall } from '../../src/practice/authority/protocol/call';
import { secretsIn, secretsOf } from './passedSecrets';
import { readScopes } from '../../src/practice/authority/protocol/scopes';
import { type RecordedRequest, recordOf } from './requestRecord';
import { type Route, answer, refusedAt, routeOf } from '../../src/practice/authority/routes';
import { type SignInHost, globalHost } from '../../src/practice/authority/signInHost';
import { type Addressed, addressedBy } from './addressed';
import { withFault } from './tokenFaults';
import { SignInError } from '../../src/practice/authority/protocol/signInError';
import type { RevocationReason } from '../../src/practice/authority/token/issuedGrants';

export interface AuthorityOptions {
  /** 0 or left out: a free one. */
  readonly port?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Seconds between two polls of the device code flow; Microsoft says 5. */
  readonly deviceCodeInterval?: number;
  /** Default false: an attempt with a wrong verifier leaves the code good. */
  readonly wrongVerifierSpendsCode?: boolean;
  /** Milliseconds that every answer is on its way; 0 or left out: none, as on this computer. */
  readonly distance?: number;
}

/** A running stand-in for Microsoft's sign-in. */
export interface Authority {
  readonly port: number;
  /** What programs call: `http://127.0.0.1:<port>`. */
  readonly apiOrigin: string;
  /** What browsers open: `http://login.localhost:<port>`. */
  readonly browserOrigin: string;
  /** `http://127.0.0.2:<port>`, where the machine has that address: VS Code does not trust it beforehand. */
  readonly untrustedBrowserOrigin: string | undefined;
  readonly faults: Faults;
  /** Every request so far, without any secret. */
  readonly requests: readonly RecordedRequest[];
  /** Every password, code, verifier and token that passed here: what a test looks for where it must not stand. */
  readonly secrets: ReadonlySet<string>;
  readonly now: () => number;
  /** The most requests that were open at one time since the last call. */
  mostOpen(): number;
  /** Moves the authority's clock on. */
  advance(milliseconds: number): void;
  /** Refresh tokens that the person has so far stop working, for the given reason. */
  revoke(user: PracticeUser, reason: RevocationReason): void;
  /** Lets an eligible administrator activate the role. */
  activateRoles(user: PracticeUser): void;
  /** Conditional Access of the tenant blocks the device code flow from now on. */
  blockDeviceCode(tenant: PracticeTenant): void;
  /**
   * A policy refuses tokens for Graph or Exchange with these claims, until an authorize (or device code) request repeats
   * them: a session alone gives codes that are refused again.
   */
  demandClaims(tenant: PracticeTenant, service: 'graph' | 'exchange', claims: string): void;
  /** An administrator of the tenant has already consented to these scopes (as in a token request). */
  consentForTenant(tenant: PracticeTenant, scopes: string, app?: AppRegistration): void;
  /**
   * A refresh token for the person, as a sign-in with these scopes yields, without the way there; whoever had to
   * consent has.
   */
  issueRefreshToken(user: PracticeUser, scopes: string, app?: AppRegistration): string;
  close(): Promise<void>;
}

export async function startAuthority(options: AuthorityOptions = {}): Promise<Authority> {
  const {
    now: clock = Date.now,
    deviceCodeInterval = 5,
    wrongVerifierSpendsCode = false,
    distance = 0,
  } = options;
  let ahead = 0;
  const now = () => clock() + ahead;
  const requests: RecordedRequest[] = [];
  const secrets = new Set<string>();
  let open = 0;
  let mostOpen = 0;
  const listeners = await listenOnLoopback(options.port ?? 0, (request, response) => {
    mostOpen = Math.max(mostOpen, ++open);
    response.once('close', () => (open -= 1));
    serve(request, response, stateOf, { requests, secrets, distance, faults }).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  const { port, addresses } = listeners;
  const browserOrigin = `http://login.localhost:${port}`;
  const untrustedBrowserOrigin = addresses.includes('127.0.0.2') ? `http://127.0.0.2:${port}` : undefined;
  const faults = new Faults();
  const settings = { now, deviceCodeInterval, wrongVerifierSpendsCode };
  const state = await newState({
    ...settings,
    plays: globalHost,
    apiOrigin: `http://127.0.0.1:${port}`,
    browserOrigins: [
      browserOrigin,
      ...(untrustedBrowserOrigin === undefined ? [] : [untrustedBrowserOrigin]),
    ],
  });
  const byPath = new Map<SignInHost, Promise<AuthorityState>>();
  const stateOf = ({ plays }: Addressed): AuthorityState | Promise<AuthorityState> => {
    if (plays === undefined) return state;
    const origin = `https://${plays.host}`;
    const known =
      byPath.get(plays) ?? newState({ ...settings, plays, apiOrigin: origin, browserOrigins: [origin] });
    byPath.set(plays, known);
    return known;
  };
  const { directory } = state;
  return {
    port,
    apiOrigin: state.apiOrigin,
    browserOrigin,
    untrustedBrowserOrigin,
    faults,
    requests,
    secrets,
    now,
    mostOpen: () => {
      const most = mostOpen;
      mostOpen = open;
      return most;
    },
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    revoke: (user, reason) => {
      state.grants.revoke(user, reason);
      if (reason === 'consentWithdrawn') directory.withdrawConsent(user);
    },
    activateRoles: (user) => directory.activateRoles(user.userName),
    blockDeviceCode: ({ id }) => directory.blockDeviceCode(id),
    demandClaims: (tenant, service, claims) =>
      directory.demandClaims(tenant.id, directory.services(tenant)[service], claims),
    consentForTenant: (tenant, scopes, app = practiceApps.backup) => {
      directory.consent(app, tenant.id, 'tenant', readScopes(scopes, directory.services(tenant)).permissions);
    },
    issueRefreshToken: (user, scopes, app = practiceApps.backup) => {
      const [membership] = user.memberships;
      const asked = readScopes(scopes, directory.services(membership));
      directory.consent(app, membership.tenantId, membership, asked.permissions);
      const token = state.grants.issueRefreshToken({
        signIn: { app, user, membership, asked },
        issuedAt: now(),
      });
      secrets.add(token);
      return token;
    },
    close: () => listeners.close(),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  stateOf: (addressed: Addressed) => AuthorityState | Promise<AuthorityState>,
  passed: {
    readonly requests: RecordedRequest[];
    readonly secrets: Set<string>;
    readonly distance: number;
    readonly faults: Faults;
  },
): Promise<void> {
  const port = request.socket.localPort ?? 0;
  if (!isOwnHost(request.headers.host, port)) {
    response.writeHead(421).end();
    return;
  }
  const call = await readCall(request);
  const addressed = addressedBy(call.path);
  const route = routeOf(addressed.path);
  passed.requests.push(recordOf(route.endpoint, call));
  const remember = (found: readonly string[]) => found.forEach((secret) => passed.secrets.add(secret));
  remember(secretsIn(call));
  const state = await stateOf(addressed);
  const fault = passed.faults.take(route.endpoint);
  if (passed.distance > 0) await wait(passed.distance);
  await sendAnswer(response, fault, () => {
    const answered = answerOr(fault, call, route, addressed, state);
    remember(secretsOf(answered));
    return answered;
  });
}

/** What the product's practice answers, or what a fault of the sign-in makes of it. */
function answerOr(
  fault: Fault | undefined,
  call: Call,
  route: Route,
  { graph }: Addressed,
  state: AuthorityState,
): Answer {
  if (fault?.kind === 'refused') return refusedAt(route.endpoint, new SignInError(fault.number), call, state);
  const answered = answer(call, route, graph, state);
  return isTokenFault(fault) ? withFault(answered, fault, state) : answered;
}
