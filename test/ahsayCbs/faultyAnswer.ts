import type { ServerResponse } from 'node:http';
import type { Answer } from '../../src/practice/ahsayCbs/answers';
import type { Fault } from './faults';

const loginPage =
  '<!doctype html><html><head><title>Log in</title></head><body><form method="post"><input name="user"></form></body></html>';

/** Sends the answer, or what the fault makes of it. */
export function sendFaulty(response: ServerResponse, fault: Fault | undefined, answer: Answer): void {
  const body = JSON.stringify(answer.body);
  const send = (status: number, type: string, text: string) =>
    response.writeHead(status, { 'content-type': type }).end(text);
  switch (fault?.kind) {
    case undefined:
      send(answer.status, json, body);
      return;
    case 'statusError':
      send(200, json, JSON.stringify({ Status: 'Error', Message: fault.message, ExptType: 'Exception' }));
      return;
    case 'loginPage':
      send(200, 'text/html; charset=utf-8', loginPage);
      return;
    case 'garbage':
      send(200, json, '\u0000\ufffd not an answer');
      return;
    case 'truncated':
      send(200, json, body.slice(0, body.length / 2));
      return;
    case 'otherShape':
      send(200, json, JSON.stringify({ Status: 'OK', Data: { ID: '1' } }));
      return;
    case 'huge':
      sendWithoutEnd(response.writeHead(200, { 'content-type': json }));
      return;
    case 'hang':
      return;
    case 'slow':
      setTimeout(() => send(answer.status, json, body), fault.milliseconds).unref();
      return;
    case 'drop':
      response.destroy();
      return;
    case 'status':
      send(fault.status, 'text/html', `<h1>${fault.status}</h1>`);
      return;
    case 'redirect':
      response.writeHead(307, { location: fault.to }).end();
  }
}

const json = 'application/json; charset=utf-8';

/** Goes on until the other side hangs up. */
function sendWithoutEnd(response: ServerResponse): void {
  const chunk = Buffer.alloc(1024 * 1024, ' ');
  const more = () => {
    if (response.destroyed) return;
    if (response.write(chunk)) setImmediate(more);
    else response.once('drain', more);
  };
  more();
}
