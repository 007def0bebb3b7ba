import type { IncomingMessage } from 'node:http';
import type { InventoryJob, InventorySet } from './inventory';
import { systemUser } from './systemUser';

/** What a request said, without the password. */
export interface AskedCall {
  readonly path: string;
  readonly sysUser: unknown;
  readonly passwordRight: boolean;
  readonly loginName: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Inventory {
  readonly sets: ReadonlyMap<string, readonly InventorySet[]>;
  readonly jobs: ReadonlyMap<string, readonly InventoryJob[]>;
  readonly calls: ReadonlySet<string>;
}

/** The documented calls, as their documentation has them. `call` is undefined for what is no call. */
export function answerTo(
  { method, url = '' }: IncomingMessage,
  text: string,
  { sets, jobs, calls }: Inventory,
): { readonly call: AskedCall | undefined; readonly answer: Answer } {
  const call = /^\/obs\/api\/json\/(?:2\/)?(\w+)\.do$/.exec(url)?.[1];
  if (method !== 'POST' || call === undefined || !calls.has(call))
    return { call: undefined, answer: notFound };
  const { SysUser, SysPwd, LoginName, BackupDate } = parameters(text);
  const passwordRight = SysUser === systemUser.user && SysPwd === systemUser.password;
  const asked = { path: url, sysUser: SysUser, passwordRight, loginName: LoginName };
  const answer = (): Answer => {
    if (!passwordRight) return refused('Incorrect SysUser or SysPwd.');
    if (call === 'ListUsers') {
      const users = [...sets.keys()].map((name) => ({ LoginName: name }));
      return { status: 200, body: { Status: 'OK', User: users } };
    }
    if (typeof LoginName !== 'string' || !sets.has(LoginName)) return refused('User does not exist.');
    switch (call) {
      case 'ListBackupSets':
        return ok(sets.get(LoginName) ?? []);
      case 'ListBackupJobStatus':
        return ok(
          (jobs.get(LoginName) ?? [])
            .filter(({ StartTime }) => StartTime.startsWith(`${String(BackupDate)} `))
            .map((job) => ({ ...job, LoginName })),
        );
      default:
        return notFound;
    }
  };
  return { call: asked, answer: answer() };
}

const notFound: Answer = { status: 404, body: { Status: 'Error', Message: 'Not found.' } };
const ok = (data: unknown): Answer => ({ status: 200, body: { Status: 'OK', Data: data } });
const refused = (message: string): Answer => ({
  status: 200,
  body: { Status: 'Error', Message: message, ExptType: 'Exception' },
});

function parameters(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
