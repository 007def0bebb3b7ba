import { groupBy } from '../../core/basics/groupBy';
import type { BackupSet, SetKey } from '../../core/backupSets/backupSet';
import { goesByPassword } from '../../core/backupSets/sources';
import type { GrantFacts } from '../../core/identity/grant';
import { fitsSet } from '../../core/identity/fitsSet';
import type { Signer, ToVerify } from '../../core/evidence/graphReads';
import { isOwnAccount, recordedIdentity } from '../../core/identity/identityChecks';
import { permissionsAsked } from '../../core/identity/permissions';
import type { Renewed } from '../../core/overview/renewedConsents';
import { type Problem, problemOf } from '../../core/identity/problem';
import type { VerificationCheck } from '../../core/evidence/verification';
import { keptTokens } from '../../signIn/keptTokens';
import { RequestLimiter } from '../../net/requestLimiter';
import { endpointsFor } from '../../signIn/signIn';
import type { MigrationServices } from '../services';

/** One run over one or many authorizations. */
export interface VerifyRun {
  /** How many requests may be open at one time. */
  readonly atMost: number;
  /** Aborted: what is under way ends, and nothing more is kept. */
  readonly signal: AbortSignal;
  /** Grants to verify beside those that the sets name, by id. */
  readonly grants?: readonly string[];
  /** Microsoft renewed this one. */
  readonly renewed?: (renewed: Renewed) => void;
  /** One more is verified, of so many. */
  readonly told?: (all: number) => void;
}

type Parts = Pick<
  MigrationServices,
  'find' | 'sets' | 'grants' | 'memory' | 'permissionOverrides' | 'now' | 'log'
>;

/** A grant and all sets of this workspace that name it: it is verified for what each of them needs. */
interface Named {
  readonly facts: GrantFacts;
  readonly sets: readonly BackupSet[];
}

/**
 * Verifies the grants that the sets name, a few at a time, and keeps what is found of each. One that fails keeps no
 * other from its turn.
 */
export async function verifyGrants(
  keys: readonly SetKey[],
  here: readonly GrantFacts[],
  services: Parts,
  { atMost, signal, told, renewed, grants = [] }: VerifyRun,
): Promise<void> {
  const named = namedBy(keys, new Set(grants), here, services);
  const { verifyGrant } = await import('../../signIn/entra/verifyGrant');
  const openRequests = new RequestLimiter(atMost);
  const overrides = services.permissionOverrides();
  const verifyNext = async (): Promise<void> => {
    for (let one = named.shift(); one; one = named.shift()) {
      const { facts, sets } = one;
      const needed = permissionsAsked(facts.asked ?? facts.granted, sets, {
        on: new Date(services.now()),
        overrides,
      });
      const toVerify = toVerifyFor(one);
      let checks: readonly VerificationCheck[];
      try {
        const { cloud, clientId, tenantId } = facts;
        const tokens = keptTokens(services.grants, facts, services.now);
        const endpoints = endpointsFor(cloud);
        checks = await verifyGrant(
          { cloud, clientId, tenantId, endpoints, tokens, needed, toVerify },
          { openRequests, signal, renewed: (granted) => renewed?.({ grant: facts, granted }) },
        );
      } catch (error) {
        // Ended: what is under way finds nothing, and nobody begins another.
        if (signal.aborted) return;
        checks = [
          { id: 'refresh', result: 'unknown', params: { reason: reasonOf(problemOf(error), services.log) } },
        ];
      }
      await services.memory.keepVerification(facts.id, {
        at: new Date(services.now()).toISOString(),
        checks,
      });
      told?.(all);
    }
  };
  const all = named.length;
  // Twice as many as may ask at one time: while one reads its secret or waits for its turn after a 429, another asks.
  await Promise.all(Array.from({ length: Math.min(2 * atMost, all) }, verifyNext));
}

function namedBy(
  keys: readonly SetKey[],
  grants: ReadonlySet<string>,
  here: readonly GrantFacts[],
  { find, sets }: Parts,
): Named[] {
  const wanted = new Set([...grants, ...keys.map((key) => find(key)?.authentication.grant?.toLowerCase())]);
  const byGrant = groupBy(sets(), ({ authentication }) => {
    const grant = authentication.grant?.toLowerCase();
    return wanted.has(grant) ? grant : undefined;
  });
  return here.flatMap((facts) => {
    // A file can name any grant: only sets that it was made for count.
    const naming = byGrant.get(facts.id)?.filter((set) => fitsSet(facts, set)) ?? [];
    return naming.length > 0 || grants.has(facts.id) ? [{ facts, sets: naming }] : [];
  });
}

function toVerifyFor({ facts, sets }: Named): ToVerify {
  const of = (holds: (set: BackupSet) => boolean) =>
    new Set(sets.filter(holds).flatMap(({ sources }) => sources ?? []));
  const modern = of(({ authentication }) => authentication.method === 'modern');
  const sources = of(() => true);
  const byPassword = [...sources].filter((source) => goesByPassword(source) && !modern.has(source));
  return { sources, byPassword: new Set(byPassword), signer: signerOf({ facts, sets }) };
}

/** Its signer is the account of every set that names it; an administrator who signed in for it is another person. */
function signerOf({ facts, sets }: Named): Signer {
  const isOwn = (set: BackupSet) =>
    isOwnAccount(facts.person, { account: set.account, recorded: recordedIdentity(set) });
  return sets.every(isOwn) ? 'ownAccount' : 'anotherPerson';
}

/** A defect of ours is logged by its kind; to the person it is one more thing that could not be found out. */
function reasonOf(problem: Problem, log: Parts['log']): string {
  if (problem.kind === 'defect') log.error(`Test This Authorization: ${problem.message}`);
  return problem.kind;
}
