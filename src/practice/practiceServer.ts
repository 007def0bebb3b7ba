import type { IncomingMessage } from 'node:http';
import { answerTo } from './ahsayCbs/answers';
import { practiceInventory } from './ahsayCbs/inventory';
import { type AuthorityState, newState } from './authority/authorityState';
import { type Answer, json, readBody, readCall } from './authority/protocol/call';
import { answer, routeOf } from './authority/routes';
import { globalHost } from './authority/signInHost';
import { isOwnHost, listenOnLoopback } from './loopback';

/** The practice sign-in, Graph and AhsayCBS, on one port of this computer. */
export interface PracticeServer {
  /** What the program calls: `http://127.0.0.1:<port>`. */
  readonly apiOrigin: string;
  /** What the browser opens. */
  readonly browserOrigin: string;
  /** Ends with open connections, too. */
  close(): Promise<void>;
}

/**
 * Starts it on a free port of loopback. Everything that it knows is in memory, and is gone when it ends.
 * @param browserOriginFor the origin by which the browser reaches a port
 * @throws whatever `browserOriginFor` throws; nothing listens then
 */
export async function startPracticeServer(
  browserOriginFor: (port: number) => Promise<string>,
): Promise<PracticeServer> {
  let state: Served | undefined;
  const listeners = await listenOnLoopback(0, (request, response) => {
    const send = ({ status, headers, body }: Answer) => response.writeHead(status, headers).end(body);
    // A request that can't be read, such as one that is too large, gets no answer.
    answered(request, state).then(send, () => response.destroy());
  });
  try {
    const browserOrigin = await browserOriginFor(listeners.port);
    const apiOrigin = `http://127.0.0.1:${listeners.port}`;
    const authority = await newState({
      plays: globalHost,
      apiOrigin,
      browserOrigins: [browserOrigin],
      now: Date.now,
      deviceCodeInterval: 5,
      wrongVerifierSpendsCode: false,
    });
    state = { ...authority, ahsayCbs: { ...practiceInventory(new Date()), calls: ahsayCalls } };
    return { apiOrigin, browserOrigin, close: () => listeners.close() };
  } catch (error) {
    await listeners.close();
    throw error;
  }
}

const ahsayCalls = new Set(['ListUsers', 'ListBackupSets', 'ListBackupJobStatus']);

type Served = AuthorityState & { readonly ahsayCbs: Parameters<typeof answerTo>[2] };

async function answered(request: IncomingMessage, state: Served | undefined): Promise<Answer> {
  const forwarded = state ? [new URL(state.browserOrigins[0]).host] : [];
  const refused = (status: number): Answer => ({ status, headers: {}, body: '' });
  if (!isOwnHost(request.headers.host, request.socket.localPort ?? 0, forwarded)) return refused(421);
  if (!state) return refused(503);
  if (request.url?.startsWith('/obs/')) {
    const { status, body } = answerTo(request, await readBody(request), state.ahsayCbs).answer;
    return json(status, body);
  }
  const call = await readCall(request);
  return answer(call, routeOf(call.path), globalHost.clouds[0].services, state);
}
