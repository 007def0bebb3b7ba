import * as vscode from 'vscode';
import { workspaceIdentity } from '../migration/memory/workspaceIdentity';
import { type AuthorizationRow, detailRows, grantRows, groupRows } from './authorizationRows';
import { currentAuthorizations, type AuthorizationSources } from './currentAuthorizations';
import type { LocalGrants } from '../migration/grants/localGrants';
import type { MigrationServices } from '../migration/services';
import type { Overview } from '../overview/overview';

/** The rows below a row; of the whole view where none is given. */
export async function childrenOf(
  row: AuthorizationRow | undefined,
  parts: AuthorizationsParts,
): Promise<AuthorizationRow[]> {
  if (!row) {
    await parts.overview.ready;
    await parts.localGrants.known();
    return groupRows(currentAuthorizations(parts, await workspaceIdentity(vscode.workspace)));
  }
  switch (row.kind) {
    case 'grantGroup':
      return grantRows(row);
    case 'grant':
      return detailRows(row, parts.services.memory.verificationOf(row.authorization.facts.id));
    case 'detail':
      return [];
  }
}

export interface AuthorizationsParts extends AuthorizationSources {
  readonly localGrants: AuthorizationSources['localGrants'] & Pick<LocalGrants, 'known'>;
  readonly services: AuthorizationSources['services'] & Pick<MigrationServices, 'log'>;
  readonly overview: Pick<Overview, 'onDidChange' | 'ready'>;
}
