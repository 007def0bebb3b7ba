import * as vscode from 'vscode';
import { workspaceIdentity } from '../migration/workspaceIdentity';
import { type AuthorizationRow, detailRows, grantRows, groupRows } from './authorizationRows';
import { currentAuthorizations } from './currentAuthorizations';
import type { AuthorizationsParts } from './registerAuthorizations';

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
