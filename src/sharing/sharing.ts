import * as vscode from 'vscode';
import type { GrantFacts } from '../core/identity/grant';
import { keptTokens } from '../signIn/keptTokens';
import { endpointsFor } from '../signIn/signIn';
import { GrantSessions, type SharedToken } from './grantSessions';
import type { Estate } from '../estate/estate';
import type { LocalGrants } from '../migration/grants/localGrants';
import type { Grants } from '../signIn/grants';
import { l10n } from '../wording/basics/l10n';

/** As in `contributes.authentication` of package.json. */
const providerId = 'backup-auth-migrator';

/** Registers the provider of accounts, until disposed. */
export function share({ estate, localGrants, grants, ready, log }: RegisterSharing): vscode.Disposable {
  const token = async (grant: GrantFacts, scopes: readonly string[]): Promise<SharedToken> => {
    const { cloud, clientId, tenantId } = grant;
    const endpoints = endpointsFor(cloud);
    const { accessTokenOf } = await import('../signIn/entra/accessToken');
    return accessTokenOf({ clientId, tenantId, endpoints }, scopes, keptTokens(grants, grant, Date.now));
  };
  const sessions = new GrantSessions({
    ready,
    grants: () => localGrants.all,
    sets: () => estate.sets,
    token,
    now: Date.now,
    log: (message) => log.warn(message),
  });
  const label = l10n.t('Microsoft 365 backup sets');
  return vscode.Disposable.from(
    localGrants.onDidChange(() => sessions.review()),
    estate.onDidChange(() => sessions.review()),
    vscode.authentication.registerAuthenticationProvider(providerId, label, sessions, {
      supportsMultipleAccounts: true,
    }),
    sessions,
  );
}

export interface RegisterSharing {
  readonly estate: Pick<Estate, 'sets' | 'onDidChange'>;
  readonly localGrants: Pick<LocalGrants, 'all' | 'onDidChange'>;
  readonly grants: Grants;
  /** The grants were read once. */
  readonly ready: Promise<unknown>;
  readonly log: vscode.LogOutputChannel;
}
