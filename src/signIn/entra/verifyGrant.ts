import {
  type GraphRead,
  judgeAnswer,
  pathOf,
  permissionChecks,
  readPlan,
  type ToVerify,
} from '../../core/evidence/graphReads';
import type { CloudId } from '../../core/backupSets/backupSet';
import { type Permission, scopesFor } from '../../core/identity/permissions';
import { type Problem, ProblemError } from '../../core/identity/problem';
import { helpFor, isConsentMissing } from '../../core/identity/signInErrors';
import type { VerificationCheck, VerificationId } from '../../core/evidence/verification';
import type { KeptTokens } from '../keptTokens';
import type { RequestLimiter } from '../../net/requestLimiter';
import { type Answer, HttpClient } from '../../net/httpClient';
import { type RenewalOf, type RenewedToken, renewToken } from './renewal';
import { type RetryLimits, retryLimits, withRetries } from '../../net/retries';

export interface VerifyRequest extends RenewalOf {
  readonly cloud: CloudId;
  readonly tokens: KeptTokens;
  /** Permissions that it was asked for: they must still be granted. */
  readonly needed: readonly Permission[];
  readonly toVerify: ToVerify;
}

export interface VerifySurroundings {
  /** Shared by all verifications of one run. */
  readonly openRequests: RequestLimiter;
  readonly signal: AbortSignal;
  /** Told which permissions the renewed tokens have. */
  readonly renewed?: (granted: readonly string[]) => void;
  /** The host's, looked up at each call, unless given. */
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds for one request. */
  readonly limitMs?: number;
  readonly retries?: RetryLimits;
}

const requestMs = 30 * 1000;

/**
 * Renews a grant's token silently, then reads from Graph what its permissions reach, one request after the other. Whatever goes
 * wrong is a finding, or leaves a check open; it never ends the checks of another grant.
 * @throws ProblemError `attempt` where `signal` was aborted: then nothing was found
 */
export async function verifyGrant(
  request: VerifyRequest,
  { openRequests, signal: ofAll, renewed, fetch, limitMs = requestMs, ...given }: VerifySurroundings,
): Promise<readonly VerificationCheck[]> {
  const { endpoints, needed, toVerify, tenantId, cloud, tokens } = request;
  const origins = [endpoints.api, endpoints.graph].map((address) => new URL(address).origin);
  const connection = new HttpClient({ limitMs, origins, openRequests }, fetch);
  // One for this grant: many that listen to the same signal look like a leak.
  const signal = AbortSignal.any([ofAll]);
  const retries = given.retries ?? retryLimits(signal);
  const close = () => connection.close();
  signal.addEventListener('abort', close, { once: true });
  const ended = () => {
    if (signal.aborted) throw new ProblemError({ kind: 'attempt', reason: 'expired' });
  };
  /** The token of a service, or the check that says why there is none. */
  const renew = async (scopes: readonly string[]): Promise<RenewedToken | VerificationCheck> => {
    try {
      return await withRetries(() => renewToken(request, scopes, tokens, connection), retries);
    } catch (error) {
      ended();
      return refreshFailure(error);
    }
  };
  try {
    ended();
    const { graph, exchange } = scopesFor(cloud, needed);
    // Every set needs this one. Its token carries all that was consented to for Graph, so that a permission that is
    // missing is named, and does not look like an authorization that has ended.
    const token = await renew(graph.slice(0, 1));
    if ('id' in token) return [token];
    const ofExchange = exchange.length > 0 ? await renew(exchange) : undefined;
    const checks: VerificationCheck[] = [{ id: 'refresh', result: 'passed', params: {} }];
    const ofBoth = [...token.granted, ...(ofExchange && 'granted' in ofExchange ? ofExchange.granted : [])];
    renewed?.(ofBoth);
    if (ofExchange && 'id' in ofExchange && ofExchange.params['reason'] !== 'consent') {
      // What Exchange grants is not known: it could not be asked, or a policy stands before the answer.
      checks.push(...permissionChecks(onlyFor('graph', needed), token.granted));
      checks.push(...ofService('exchange', needed, ofExchange));
    } else {
      checks.push(...permissionChecks(needed, ofBoth));
    }
    const read = reader(connection, endpoints.graph, token.accessToken, retries);
    const bodies = new Map<VerificationId | undefined, Answer['body']>();
    const plan = readPlan(toVerify, token.granted);
    for (const one of plan.reads) {
      const path = pathOf(one, bodies.get(one.of));
      if (path === undefined) continue;
      try {
        const answer = await read(path);
        bodies.set(one.id, answer.body);
        checks.push(judgeAnswer(one, answer, tenantId));
      } catch (error) {
        ended();
        checks.push(notRead(one, error));
      }
    }
    return [...checks, ...plan.open];
  } finally {
    signal.removeEventListener('abort', close);
    connection.close();
  }
}

/** Why a service gave no token, for each source that needs it. */
function ofService(
  resource: Permission['resource'],
  needed: readonly Permission[],
  { result, params }: VerificationCheck,
): readonly VerificationCheck[] {
  return onlyFor(resource, needed).map(({ reason }) => ({
    id: 'permissions',
    result,
    params: {
      ...(reason === 'everySet' || reason === 'roleCheck' ? {} : { for: reason }),
      resource,
      ...params,
    },
  }));
}

function onlyFor(resource: Permission['resource'], needed: readonly Permission[]): readonly Permission[] {
  return needed.filter((permission) => permission.resource === resource);
}

/** Reads Graph; what two checks share is read once. */
function reader(connection: HttpClient, graph: string, accessToken: string, retries: RetryLimits) {
  const answers = new Map<string, Promise<Answer>>();
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' };
  return (path: string): Promise<Answer> => {
    let answer = answers.get(path);
    if (!answer) {
      answer = withRetries(() => connection.request(graph + path, { headers }), retries);
      answers.set(path, answer);
    }
    return answer;
  };
}

/** Microsoft's refusal is a finding, unless it only asks for time; no answer is none. */
function refreshFailure(error: unknown): VerificationCheck {
  const { problem } = error instanceof ProblemError ? error : { problem: undefined };
  if (problem?.kind !== 'microsoft') return open('refresh', problem);
  const { error: name, numbers, correlationId } = problem;
  const params = {
    error: name,
    numbers: numbers.join(' '),
    ...(correlationId === undefined ? {} : { correlationId }),
  };
  return helpFor(problem).next === 'wait'
    ? { id: 'refresh', result: 'unknown', params: { reason: 'busy', ...params } }
    : {
        id: 'refresh',
        result: 'failed',
        params: { reason: isConsentMissing(problem) ? 'consent' : 'refused', ...params },
      };
}

function notRead(read: GraphRead, error: unknown): VerificationCheck {
  const check = open(read.id, error instanceof ProblemError ? error.problem : undefined);
  return read.for === undefined ? check : { ...check, params: { for: read.for, ...check.params } };
}

/** Why it could not be found out. */
function open(id: VerificationId, problem: Problem | undefined): VerificationCheck {
  const params: Record<string, string> =
    problem?.kind === 'network'
      ? { reason: 'network', cause: problem.cause, host: problem.host }
      : { reason: problem?.kind ?? 'defect' };
  return { id, result: 'unknown', params };
}
