import { type Problem, ProblemError } from '../core/identity/problem';
import { loginNamesOf, setsOf } from './ahsayAnswer';
import { type BackupJob, jobsOf } from './backupJobs';
import type { Imported } from './importedSet';
import { ImportError } from '../core/backupSets/importRefusal';

/** A server and who asks it. */
export interface AhsayCbs {
  /** See `serverAddress`. */
  readonly origin: string;
  /** A system user of the server with the role Admin or API. */
  readonly user: string;
  /** A secret: it goes into the body of requests to `origin`, and nowhere else. */
  readonly password: string;
}

export interface Asking {
  /** Ends the request; it then rejects with a `ProblemError` of the kind `attempt`. */
  readonly signal?: AbortSignal;
  /** The server took user and password: what it refuses afterwards it refuses for another reason. */
  readonly accepted?: () => void;
  /** Default: the host's own, which knows proxy and certificates. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Milliseconds for one answer: a busy server with thousands of sets takes its time. */
const limitMs = 60_000;
/** A set is about a hundred bytes; with all details a few thousand. */
const maxBytes = 20 * 1024 * 1024;

/**
 * The login names of all backup users that the system user may see (`2/ListUsers.do`, 9.7 and later). `LoginNameOnly`
 * keeps their other properties, contacts among them, on the server.
 * @throws ImportError or ProblemError `network`, `attempt`
 */
export async function listUsers(server: AhsayCbs, asking: Asking = {}): Promise<readonly string[]> {
  return loginNamesOf(await ask(server, '2/ListUsers.do', { LoginNameOnly: true }, asking));
}

/**
 * The Microsoft 365 sets of one backup user (`ListBackupSets.do`). `ListAll` stays false: true would bring every
 * detail of each set, and none that is used here.
 * @throws ImportError or ProblemError `network`, `attempt`
 */
export async function listBackupSets(
  server: AhsayCbs,
  loginName: string,
  asking: Asking = {},
): Promise<Imported> {
  const answer = await ask(server, 'ListBackupSets.do', { LoginName: loginName, ListAll: false }, asking);
  return setsOf(answer, loginName);
}

/**
 * The jobs of all sets of one backup user on one day (`ListBackupJobStatus.do`, 9.1 and later).
 * @param day `yyyy-MM-dd`, as the server counts days
 * @throws ImportError or ProblemError `network`, `attempt`
 */
export async function listBackupJobs(
  server: AhsayCbs,
  loginName: string,
  day: string,
  asking: Asking = {},
): Promise<BackupJob[]> {
  return jobsOf(
    await ask(server, 'ListBackupJobStatus.do', { LoginName: loginName, BackupDate: day }, asking),
  );
}

async function ask(
  { origin, user, password }: AhsayCbs,
  call: string,
  parameters: Readonly<Record<string, unknown>>,
  { signal, accepted, fetch }: Asking,
): Promise<unknown> {
  const { HttpClient: HttpClient } = await import('../net/httpClient');
  const connection = new HttpClient({ limitMs, origins: [origin], maxBytes }, fetch);
  const close = () => connection.close();
  signal?.addEventListener('abort', close, { once: true });
  if (signal?.aborted) close();
  try {
    const { status, body } = await connection.request(`${origin}/obs/api/json/${call}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ SysUser: user, SysPwd: password, ...parameters }),
    });
    // A refusal in the server's own words says more than its number, unless it is that there is no such call.
    if ((status < 200 || status > 299) && (body['Status'] !== 'Error' || status === 404)) {
      throw new ImportError({ id: 'status', host: new URL(origin).host, status });
    }
    if (body['Status'] === 'OK') accepted?.();
    return body;
  } catch (error) {
    throw error instanceof ProblemError ? (refusalOf(error.problem) ?? error) : error;
  } finally {
    signal?.removeEventListener('abort', close);
  }
}

/** What "no usable answer" means of this server. Undefined: the problem says it already. */
function refusalOf(problem: Problem): ImportError | undefined {
  if (problem.kind !== 'network' || (problem.cause !== 'badAnswer' && problem.cause !== 'gateway'))
    return undefined;
  const { host, detail = '' } = problem;
  const status = Number(/^HTTP (\d+)/.exec(detail)?.[1] ?? 0);
  if (detail === 'too large') return new ImportError({ id: 'tooLarge', host });
  // A browser's `fetch` tells no status of a redirect that it did not follow.
  if (detail === 'HTTP 0' || (status >= 300 && status < 400))
    return new ImportError({ id: 'redirected', host });
  if (status >= 400) return new ImportError({ id: 'status', host, status });
  return new ImportError({ id: detail.endsWith('text/html') ? 'webPage' : 'notAnAnswer', host });
}
