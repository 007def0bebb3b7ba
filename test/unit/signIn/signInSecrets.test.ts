import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { type Authority, startAuthority } from '../../authority/authority';
import type { Fault } from '../../authority/faults';
import { practiceUsers } from '../../../src/practice/estate';
import { beginSignIn } from '../../../src/signIn/entra/entra';
import { PracticeBrowser } from './practiceBrowser';
import { pages, requestFor } from './samples';

/** Everything written to the console and to the standard streams while `work` runs. */
async function printed(work: () => Promise<void>): Promise<string> {
  const streams = [process.stdout, process.stderr] as const;
  const writes = streams.map((stream) => stream.write.bind(stream));
  let text = '';
  streams.forEach((stream) => {
    stream.write = (chunk: string | Uint8Array) => {
      text += String(chunk);
      return true;
    };
  });
  try {
    await work();
  } finally {
    streams.forEach((stream, index) => (stream.write = writes[index]!));
  }
  return text;
}

describe('The secrets of a sign-in', () => {
  let authority: Authority;
  before(async () => {
    authority = await startAuthority();
  });
  after(() => authority.close());

  /** Signs in with a fault in the token's answer, and collects what was secret and what was said aloud. */
  const leftBehind = async (fault?: Fault) => {
    const secrets = new Set<string>();
    const remember = (parameters: URLSearchParams) => {
      for (const name of ['code', 'code_verifier', 'refresh_token']) {
        const value = parameters.get(name);
        if (value !== null) secrets.add(value);
      }
    };
    const watching: typeof fetch = async (url, init) => {
      if (typeof init?.body === 'string') remember(new URLSearchParams(init.body));
      const response = await fetch(url, init);
      const body = (await response
        .clone()
        .json()
        .catch(() => ({}))) as Record<string, unknown>;
      for (const name of ['access_token', 'refresh_token', 'id_token']) {
        if (typeof body[name] === 'string') secrets.add(body[name]);
      }
      return response;
    };
    const said: unknown[] = ['canary'];
    const aloud = await printed(async () => {
      console.log('canary');
      const attempt = await beginSignIn(requestFor(authority), { pages, fetch: watching });
      const address = await new PracticeBrowser().signIn(attempt.address, practiceUsers.backup);
      remember(new URL(address).searchParams);
      said.push(attempt.submit(address));
      if (fault) authority.faults.next('token', fault as never);
      await attempt.exchange().then(
        ({ evidence }) => said.push(evidence),
        (error: unknown) => said.push(error, String(error), (error as Error).stack),
      );
      attempt.dispose();
      said.push(attempt);
    });
    return {
      secrets: [...secrets],
      text: aloud + inspect(said, { depth: 20, maxStringLength: null, showHidden: true }),
    };
  };

  const cases: readonly (Fault | undefined)[] = [
    undefined,
    { kind: 'brokenSignature' },
    { kind: 'otherNonce' },
    { kind: 'missingField', field: 'id_token' },
    { kind: 'truncatedJson' },
    { kind: 'html502' },
    { kind: 'drop' },
  ];
  for (const fault of cases) {
    it(`stand in no output, no error and no finished attempt (${fault?.kind ?? 'all well'})`, async () => {
      const { secrets, text } = await leftBehind(fault);
      assert.equal(text.split('canary').length, 3, 'both places are searched');
      assert.ok(secrets.length >= 2, 'the code and the verifier at least');
      for (const secret of secrets) assert.ok(!text.includes(secret), `${secret.slice(0, 4)}… is there`);
    });
  }

  it('go to Microsoft only: the address that the browser opens holds none', async () => {
    const attempt = await beginSignIn(requestFor(authority), { pages });
    const { searchParams } = new URL(attempt.address);
    assert.ok(searchParams.has('code_challenge'));
    assert.equal(searchParams.has('code_verifier'), false);
    attempt.dispose();
  });
});
