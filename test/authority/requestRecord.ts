import type { Endpoint } from '../../src/practice/authority/routes';
import type { Call } from '../../src/practice/authority/protocol/call';

/** One request as a test may see and print it: names of parameters, and the values that are no secret. */
export interface RecordedRequest {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly path: string;
  readonly queryKeys: readonly string[];
  readonly formKeys: readonly string[];
  /** Values of the parameters in {@link harmless}. */
  readonly values: Readonly<Record<string, string>>;
}

/** Never a code, verifier, token, state, nonce, password or verification code. */
const harmless = [
  'claims',
  'client_id',
  'grant_type',
  'login_hint',
  'prompt',
  'redirect_uri',
  'response_mode',
  'response_type',
  'scope',
];

export function recordOf(endpoint: Endpoint, call: Call): RecordedRequest {
  const values: Record<string, string> = {};
  for (const name of harmless) {
    const value = call.query.get(name) ?? call.form.get(name);
    if (value !== null) values[name] = value;
  }
  return {
    endpoint,
    method: call.method,
    path: call.path,
    queryKeys: [...call.query.keys()],
    formKeys: [...call.form.keys()],
    values,
  };
}
