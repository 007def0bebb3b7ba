import { systemUser } from '../../src/practice/ahsayCbs/systemUser';
import {
  type AhsayCbs,
  type Asking,
  listBackupJobs,
  listBackupSets,
  listUsers,
} from '../../src/import/ahsayCbs';
import type { Source } from '../../src/core/backupSets/backupSet';
import { ProblemError } from '../../src/core/identity/problem';
import type { VerificationCheck } from '../../src/core/evidence/verification';
import { retryLimits } from '../../src/net/retries';
import { RequestLimiter } from '../../src/net/requestLimiter';
import { accessTokenOf } from '../../src/signIn/entra/accessToken';
import { verifyGrant } from '../../src/signIn/entra/verifyGrant';
import type { Grant } from '../../src/signIn/grantSecret';
import type { KeptTokens } from '../../src/signIn/keptTokens';
import { verificationSentence } from '../../src/wording/evidence/verification';
import { neededFor } from '../unit/signIn/entra/verifyScene';
import { requestFor } from '../unit/signIn/samples';
import { type Ended, endedInDialog, goesOn } from './ended';
import type { Flow, Stage } from './flow';

const sources: readonly Source[] = ['mailboxes', 'oneDrive', 'sharePointSites', 'publicFolders', 'teams'];
/** What a test reads, and Exchange with it, which only the level `custom` asks for. */
export const needed = [...neededFor(sources), ...neededFor(sources, 'test')];

/** Test This Authorization, and Test All, which does the same for each; and a token for another extension. */
export function verifyFlows(grant: Grant): readonly Flow[] {
  /** What is kept stays as it was: the next case renews the same. */
  const tokens: KeptTokens = {
    read: () => Promise.resolve(grant.tokenCache),
    write: () => Promise.resolve(),
    demand: () => undefined,
  };
  const of = ({ authority }: Stage) => ({
    clientId: grant.clientId,
    tenantId: grant.tenantId,
    endpoints: requestFor(authority).endpoints,
  });
  return [
    {
      title: 'Test This Authorization',
      cancels: true,
      points: [
        'refresh',
        'exchangeToken',
        'organization',
        'mailbox',
        'mailboxSettings',
        'calendar',
        'contacts',
        'drive',
        'sites',
        'teams',
        'channels',
        'groups',
      ],
      run: async (stage, cancel) => {
        const { network, time } = stage;
        try {
          const checks = await verifyGrant(
            {
              ...of(stage),
              cloud: 'practice',
              tokens,
              needed,
              toVerify: { sources: new Set(sources), byPassword: new Set(), signer: 'ownAccount' },
            },
            {
              openRequests: new RequestLimiter(6),
              signal: cancel,
              fetch: network.fetch,
              retries: { ...retryLimits(cancel), wait: time.wait },
            },
          );
          return firstOpen(checks);
        } catch (error) {
          if (cancel.aborted && error instanceof ProblemError && error.problem.kind === 'attempt')
            return over;
          throw error;
        }
      },
    },
    {
      title: 'Renewal for another extension',
      cancels: false,
      points: ['refresh'],
      run: async (stage) => {
        const scope = 'https://graph.microsoft.com/User.Read';
        try {
          await accessTokenOf(of(stage), [scope], tokens, stage.network.fetch);
          return goesOn;
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          const words = "The authorization couldn't be renewed. Test it, or authorize again.";
          return { how: 'says', words, who: '' };
        }
      },
    },
  ];
}

const over: Ended = { how: 'over', words: '', who: '' };

function firstOpen(checks: readonly VerificationCheck[]): Ended {
  const open = checks.find(({ id, result }) => result !== 'passed' && id !== 'publicFolders');
  return open ? { how: 'says', words: verificationSentence(open), who: '' } : goesOn;
}

type Question = (server: AhsayCbs, asking: Asking) => Promise<unknown>;

function asks(question: Question): Flow['run'] {
  return async ({ ahsayOrigin, network }, signal) => {
    try {
      await question({ origin: ahsayOrigin, ...systemUser }, { signal, fetch: network.fetch });
      return goesOn;
    } catch (error) {
      return endedInDialog(error);
    }
  };
}

/** Import from AhsayCBS, Check Backup Jobs: one call after the other. */
export const importFlows: readonly Flow[] = [
  {
    title: 'Import from AhsayCBS, Check Backup Jobs',
    cancels: true,
    points: ['listUsers', 'listBackupSets', 'listJobs'],
    run: asks(async (server, asking) => {
      const [user = ''] = await listUsers(server, asking);
      await listBackupSets(server, user, asking);
      await listBackupJobs(server, user, '2026-11-24', asking);
    }),
  },
];
