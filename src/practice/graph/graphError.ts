import { randomUUID } from 'node:crypto';
import { type Answer, type Call, json } from '../authority/protocol/call';

/** The body of Graph's refusals (Microsoft, "Microsoft Graph error responses and resource types"). */
export interface GraphErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly innerError: {
      /** Without a zone, UTC. */
      readonly date: string;
      readonly 'request-id': string;
      readonly 'client-request-id': string;
    };
  };
}

export function graphErrorBody(
  code: string,
  message: string,
  correlationId: string = randomUUID(),
  now = 0,
): GraphErrorBody {
  const innerError = {
    date: new Date(now).toISOString().slice(0, 19),
    'request-id': randomUUID(),
    'client-request-id': correlationId,
  };
  return { error: { code, message, innerError } };
}

export function graphRefusal(
  status: number,
  code: string,
  message: string,
  { correlationId }: Call,
  now: number,
): Answer {
  const wanted =
    status === 401
      ? { 'www-authenticate': 'Bearer realm="", client_id="00000003-0000-0000-c000-000000000000"' }
      : {};
  return json(status, graphErrorBody(code, message, correlationId, now), wanted);
}
