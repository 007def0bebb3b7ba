import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './faults';
import { type Answer, json } from '../../src/practice/authority/protocol/call';

/** Sends the answer, or what the fault makes of it. `serve` is called only where the request gets through. */
export async function sendAnswer(
  response: ServerResponse,
  fault: Fault | undefined,
  serve: () => Answer,
): Promise<void> {
  switch (fault?.kind) {
    case 'drop':
      response.destroy();
      return;
    case 'answerLost':
      serve();
      response.destroy();
      return;
    case 'hang':
      return;
    case 'slow':
      await wait(fault.milliseconds, undefined, { ref: false });
      send(response, serve());
      return;
    case 'held':
      await fault.until;
      send(response, serve());
      return;
    case 'truncatedJson': {
      const { status, headers, body } = serve();
      send(response, { status, headers, body: body.slice(0, body.length / 2) });
      return;
    }
    case 'html502':
      send(response, gatewayPage(502, 'Bad Gateway'));
      return;
    case 'html504':
      send(response, gatewayPage(504, 'Gateway Timeout'));
      return;
    case 'throttled':
      send(response, busy(429, { 'retry-after': String(fault.retryAfterSeconds) }));
      return;
    case 'unavailable':
      send(response, busy(503));
      return;
    case 'answers':
      send(response, json(fault.status, fault.body, fault.headers));
      return;
    default:
      send(response, serve());
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}

function gatewayPage(status: number, title: string): Answer {
  const body = `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>`;
  return { status, headers: { 'content-type': 'text/html' }, body };
}

function busy(status: number, headers: Record<string, string> = {}): Answer {
  const body = JSON.stringify({
    error: 'temporarily_unavailable',
    error_description: 'AADSTS90055: Too many requests were made, or the service is busy.',
    error_codes: [90055],
  });
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body };
}
