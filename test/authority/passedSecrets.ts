import type { Answer, Call } from '../../src/practice/authority/protocol/call';

/** What a person types or a program sends, by name of the parameter. */
const received = ['password', 'code', 'code_verifier', 'refresh_token'];
const issued = ['access_token', 'refresh_token', 'id_token'];

/** The secrets in a request: passwords, codes, verifiers, tokens. */
export function secretsIn({ query, form }: Call): string[] {
  return received.flatMap((name) => [...query.getAll(name), ...form.getAll(name)]);
}

/** The secrets in an answer: a code in the address that it leads to, or tokens. */
export function secretsOf({ headers, body }: Answer): string[] {
  const location = headers['location'];
  const code = location === undefined ? undefined : /[?#&]code=([^&]+)/.exec(location)?.[1];
  const tokens = headers['content-type']?.startsWith('application/json')
    ? (JSON.parse(body) as Record<string, unknown>)
    : {};
  return [
    code === undefined ? undefined : decodeURIComponent(code),
    ...issued.map((name) => tokens[name]),
  ].filter((secret) => typeof secret === 'string');
}
