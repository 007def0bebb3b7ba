import { type Authority } from '../authority/authority';
import { PracticeBrowser as CodeBrowser, signInWithDeviceCode } from '../authority/practiceBrowser';
import { judgeIdentity } from '../../src/core/identity/identityChecks';
import { problemOf } from '../../src/core/identity/problem';
import type { MigrationEvent } from '../../src/core/steps/migrationState';
import type { Way } from '../../src/core/identity/signInWays';
import { AttemptRun } from '../../src/migration/attemptRun';
import { practiceApps, practiceTenants, practiceUsers } from '../../src/practice/estate';
import { beginSignIn } from '../../src/signIn/entra/entra';
import type { SignInRequest } from '../../src/signIn/signInAttempt';
import { checkSentence } from '../../src/wording/identity/checks';
import { PracticeBrowser } from '../unit/signIn/practiceBrowser';
import { pages, requestFor, scopes } from '../unit/signIn/samples';
import { type Ended, endedBy, goesOn } from './ended';
import type { Flow, Stage } from './flow';
import type { Point } from './points';

const { contoso } = practiceTenants;
const app = practiceApps.withoutRoleClaims;
const signer = practiceUsers.globalAdmin;
const before: readonly Point[] = ['discovery', 'keys'];
const after: readonly Point[] = ['newerKeys', 'exchangeToken', 'roleToken', 'role'];

/** Whoever has to consent has. */
export function consented(authority: Authority): void {
  for (const asked of [`${scopes.user} ${scopes.roles}`, scopes.publicFolders])
    authority.consentForTenant(contoso, `openid profile offline_access ${asked}`, app);
}

/**
 * A Global Administrator signs in for Graph and Exchange: the token doesn't name the role, so that Graph is asked, and it is
 * signed by a key that came after the attempt began.
 */
export const signInFlows: readonly Flow[] = [
  {
    title: 'Sign-in, the browser brings the code',
    cancels: true,
    points: [...before, 'code', ...after],
    run: signIn('brought'),
  },
  {
    title: 'Sign-in, the code is pasted',
    cancels: true,
    points: [...before, 'code', ...after],
    run: signIn('pasted'),
  },
  {
    title: 'Sign-in by device code',
    cancels: true,
    points: [...before, 'deviceCode', 'poll', ...after],
    run: signIn('typed'),
  },
];

type By = 'brought' | 'pasted' | 'typed';

function signIn(by: By): Flow['run'] {
  return async (stage, cancel) => {
    const { authority, network } = stage;
    network.changes = asMicrosoftMay;
    const { endpoints, ...request } = requestOf(authority, by === 'typed' ? 'deviceCode' : 'loopback');
    const events: MigrationEvent[] = [];
    let told: () => void = () => undefined;
    let address = '';
    const run = new AttemptRun(
      1,
      {
        beginSignIn: (asked, _tenant, signal) =>
          beginSignIn({ ...asked, endpoints }, { pages, signal, fetch: network.fetch, now: clockOf(stage) }),
        openBrowser: async (opened) => {
          address = await new PracticeBrowser().signIn(opened, signer);
          if (by === 'brought') await (await fetch(address)).text();
          return true;
        },
        copy: () => Promise.resolve(),
        now: clockOf(stage),
      },
      (event) => {
        events.push(event);
        told();
      },
    );
    const find = <T extends MigrationEvent['type']>(type: T) =>
      events.find((event): event is Extract<MigrationEvent, { type: T }> => event.type === type);
    const end = () => {
      run.end();
      told();
    };
    cancel.addEventListener('abort', end);
    try {
      const isOver = () => cancel.aborted || find('attemptFailed') !== undefined;
      let through: (value?: unknown) => void = () => undefined;
      network.mayPoll = new Promise((resolve) => (through = resolve));
      cancel.addEventListener('abort', through, { once: true });
      await run.begin(
        request,
        { id: 'contoso', tenant: 'contoso.practice', cloud: 'practice', clientId: app.clientId },
        'browser',
      );
      const device = find('began')?.device;
      if (device && !cancel.aborted) await signInWithDeviceCode(new CodeBrowser(authority), device, signer);
      through();
      if (by === 'pasted') run.submit(address);
      else while (!isOver() && !find('arrived')) await new Promise<void>((resolve) => (told = resolve));
      const failed = find('attemptFailed');
      if (cancel.aborted) return await over(run, events);
      if (failed) return endedBy(failed.problem);
      const exchanged = await run.exchange();
      return exchanged ? judged(exchanged.evidence) : await over(run, events);
    } catch (error) {
      return cancel.aborted ? await over(run, events) : endedBy(problemOf(error));
    } finally {
      cancel.removeEventListener('abort', end);
      run.end();
    }
  };
}

function requestOf(authority: Authority, way: Way): SignInRequest {
  return requestFor(authority, {
    clientId: app.clientId,
    signer: 'globalAdministrator',
    scopes: [[scopes.user], [scopes.publicFolders]],
    checkRole: true,
    way,
  });
}

function clockOf({ ahead }: Stage): () => number {
  return () => Date.now() + ahead * 60_000;
}

/** The first keys are of yesterday; the first token doesn't name the permission to read roles, so that one is asked for. */
async function asMicrosoftMay(point: string, answer: Response): Promise<Response> {
  if (point === 'keys') {
    const { keys } = (await answer.json()) as { readonly keys: readonly object[] };
    return Response.json({ keys: keys.map((key) => ({ ...key, kid: 'of-yesterday' })) });
  }
  if (point !== 'code' && point !== 'poll') return answer;
  const { status, headers } = answer;
  const body = (await answer.json()) as Record<string, unknown>;
  const scope =
    typeof body['scope'] === 'string' ? body['scope'].replace(/\S*RoleManagement\S*/, '') : undefined;
  return Response.json({ ...body, ...(scope === undefined ? {} : { scope }) }, { status, headers });
}

/** What was given up tells nothing and hands out nothing. */
async function over(run: AttemptRun, events: readonly MigrationEvent[]): Promise<Ended> {
  const count = events.length;
  const outcome = await run.exchange().catch(() => undefined);
  const silent = events.length === count && outcome === undefined;
  return { how: silent ? 'over' : 'says', words: silent ? '' : 'It goes on after Cancel.', who: '' };
}

function judged(evidence: Parameters<typeof judgeIdentity>[0]): Ended {
  const { checks } = judgeIdentity(evidence, {
    account: signer.userName,
    signer: 'globalAdministrator',
  });
  const open = checks.find(({ result }) => result === 'failed' || result === 'statement');
  if (!open) return goesOn;
  const who = open.result === 'statement' ? 'The engineer, by a statement' : 'You';
  return { how: 'says', words: checkSentence(open), who };
}
