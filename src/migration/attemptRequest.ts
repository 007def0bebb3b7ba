import type { BackupSet, TargetMethod } from '../core/backupSets/backupSet';
import { fitsSet } from '../core/identity/fitsSet';
import type { Judgement } from '../core/rules/judgement';
import { type Permission, scopesFor } from '../core/identity/permissions';
import type { Way } from '../core/identity/signInWays';
import type { DemandedClaims, DemandsOfRenewals } from '../signIn/demandedClaims';
import type { SignInRequest } from '../signIn/signInAttempt';

/** What an attempt asks Microsoft for. Undefined: the file names no app registration to sign in with. */
export function attemptRequest(
  { tenant, account }: BackupSet,
  judgement: Judgement,
  method: TargetMethod,
  asked: AttemptChoices,
): Omit<SignInRequest, 'endpoints'> | undefined {
  if (!tenant?.clientId) return undefined;
  const { signer } = judgement[method];
  const { graph, exchange } = scopesFor(tenant.cloud, asked.permissions);
  const { demanded, claims = demanded?.claims } = asked;
  const exchangeFirst = asked.exchangeFirst || exchange.some((scope) => demanded?.scopes.includes(scope));
  const scopes = exchangeFirst ? [exchange, graph] : [graph, exchange];
  return {
    tenant: tenant.tenant,
    clientId: tenant.clientId,
    account,
    signer,
    scopes: scopes.filter((list) => list.length > 0),
    checkRole: signer === 'globalAdministrator',
    way: asked.way,
    ...(claims === undefined ? {} : { claims }),
  };
}

/** Of the first of these whose grant has one. A file can name any grant: only one made for the set counts. */
export function demandFor(
  subjects: readonly { readonly set: BackupSet }[],
  demands: Pick<DemandsOfRenewals, 'of'>,
): DemandedClaims | undefined {
  return subjects
    .map(({ set }) => ({ set, demand: demands.of(set.authentication.grant) }))
    .find(({ set, demand }) => demand && fitsSet(demand.grant, set))?.demand;
}

interface AttemptChoices {
  readonly permissions: readonly Permission[];
  readonly way: Way;
  /** What Microsoft's last refusal wants of this attempt. */
  readonly claims: string | undefined;
  /** The last sign-in got no token for Exchange: the person signs in for that service now. */
  readonly exchangeFirst: boolean;
  /** What Microsoft wanted when it refused to renew the authorization that this one replaces. */
  readonly demanded: DemandedClaims | undefined;
}
